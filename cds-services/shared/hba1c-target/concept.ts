import { atMost, type Claim, defineConcept, type Reading, yearsAfter } from '../../engine.ts'
import diabetesType from '../diabetes-type/concept.ts'
import hba1c from '../hba1c/concept.ts'

/** The HbA1c that is aimed for at this age, and whether it is met. */
export interface Hba1cTarget {
  /** The highest value that is on target. */
  readonly to: number
  /** Whether the newest fresh HbA1c is on target; `unknown` without one that can be relied on. */
  readonly met: Claim
  /** Whether a value is on target. */
  readonly isMetBy: (reading: Reading) => Claim
}

/** @see ./about.md */
export default defineConcept({
  parameters: { olderFrom: 'a', longFrom: 'a', to: 'mmol/mol', toOlder: 'mmol/mol', toOlderLong: 'mmol/mol' },
  reads: { diabetesType, hba1c },
  result: ['met'],
  find(patient, values, { diabetesType, hba1c }): Hba1cTarget {
    const since = diabetesType.diagnosis?.day ?? null
    const long = since !== null && yearsAfter(since, values.longFrom) <= patient.asOf
    const older = patient.age !== null && patient.age >= values.olderFrom
    const to = !older ? values.to : long ? values.toOlderLong : values.toOlder
    const isMetBy = (reading: Reading) => atMost(reading, to)
    const { fresh, isDoubtful } = hba1c
    return { to, isMetBy, met: fresh && !isDoubtful(fresh) ? isMetBy(fresh) : 'unknown' }
  },
})
