import { defineConcept, monthsAfter } from '../../../src/engine/rule.ts'
import diabetesType from '../diabetes-type/concept.ts'
import glucoseLowering from '../glucose-lowering/concept.ts'

/** Months between two tests of glucose in remission: short after the last stop, longer later on. */
export default defineConcept({
  parameters: { firstYear: 'mo', secondYear: 'mo', later: 'mo', firstEnds: 'mo', secondEnds: 'mo' },
  reads: { diabetesType, glucoseLowering },
  find(patient, values, { diabetesType, glucoseLowering }): number {
    const { lastStop, neverTreated } = glucoseLowering
    const free = neverTreated ? (diabetesType.diagnosis?.day ?? null) : lastStop
    if (free === null) return values.later
    if (patient.asOf < monthsAfter(free, values.firstEnds)) return values.firstYear
    return patient.asOf < monthsAfter(free, values.secondEnds) ? values.secondYear : values.later
  },
})
