import { defineConcept, exists } from '../../../engine.ts'
import glucoseLowering from '../../../shared/glucose-lowering/concept.ts'
import otherIndication from '../../../shared/other-indication/concept.ts'
import outcomeRemission, { type Answer } from '../outcome-remission/concept.ts'
import raisedValues from '../raised-values/concept.ts'

export interface RelapseOutcome {
  readonly relapse: Answer
}

/** @see ./about.md */
export default defineConcept({
  parameters: {},
  reads: { glucoseLowering, otherIndication, outcomeRemission, raisedValues },
  result: ['relapse'],
  find(
    _patient,
    _values,
    { glucoseLowering: { inUse }, otherIndication, outcomeRemission, raisedValues },
  ): RelapseOutcome {
    const isTreated = exists(inUse) && otherIndication.ofAll(inUse) === false
    if (isTreated || raisedValues().end) return { relapse: 'yes' }
    return { relapse: outcomeRemission.remission === 'yes' ? 'no' : 'unknown' }
  },
})
