import { defineConcept, monthsAfter } from '../../../engine.ts'
import diabetesType from '../../../shared/diabetes-type/concept.ts'
import glucoseLowering from '../../../shared/glucose-lowering/concept.ts'
import ownChecks from '../own-checks/concept.ts'

/** Months between two tests of glucose in remission: for this person now, in the first and the second year after the last stop, and later on. */
export interface FollowUpInterval {
  readonly now: number
  readonly firstYear: number
  readonly secondYear: number
  readonly later: number
}

export default defineConcept({
  parameters: { firstYear: 'mo', secondYear: 'mo', later: 'mo', firstEnds: 'mo', secondEnds: 'mo' },
  reads: { diabetesType, glucoseLowering, ownChecks },
  find(patient, values, { diabetesType, glucoseLowering, ownChecks }): FollowUpInterval {
    const { firstYear, secondYear, later } = values
    const free = glucoseLowering.neverTreated ? (diabetesType.diagnosis?.day ?? null) : glucoseLowering.lastStop
    return { now: ownChecks ? later : intervalSince(free), firstYear, secondYear, later }

    function intervalSince(day: string | null): number {
      if (day === null) return later
      if (patient.asOf < monthsAfter(day, values.firstEnds)) return firstYear
      return patient.asOf < monthsAfter(day, values.secondEnds) ? secondYear : later
    }
  },
})
