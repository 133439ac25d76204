import { defineConcept } from '../../../engine.ts'
import glucoseLowering from '../../../shared/glucose-lowering/concept.ts'
import hba1cTarget from '../../../shared/hba1c-target/concept.ts'
import type { Answer } from '../outcome-remission/concept.ts'

export interface TargetOutcome {
  readonly untreated: Answer
  readonly ofUntreated: Answer | 'not-asked'
}

/** @see ./about.md */
export default defineConcept({
  parameters: {},
  reads: { glucoseLowering, hba1cTarget },
  result: ['untreated', 'ofUntreated'],
  find(_patient, _values, { glucoseLowering: drugs, hba1cTarget: { met } }): TargetOutcome {
    const onTarget: Answer = met === 'unknown' ? 'unknown' : met ? 'yes' : 'no'
    const treated = !drugs.neverTreated && !drugs.historyUnknown
    return {
      untreated: treated || onTarget === 'no' ? 'no' : drugs.historyUnknown ? 'unknown' : onTarget,
      ofUntreated: treated ? 'not-asked' : drugs.historyUnknown ? 'unknown' : onTarget,
    }
  },
})
