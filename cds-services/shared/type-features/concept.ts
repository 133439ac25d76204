import { below, type CodedFact, defineConcept, type Reading, yearsBetween } from '../../engine.ts'
import bodyMass from '../body-mass/concept.ts'
import diabetesType from '../diabetes-type/concept.ts'

/** What does not fit type 2 diabetes, as far as it is about who somebody is. */
export interface TypeFeatures {
  /** At the diagnosis, of which the day is known. */
  readonly young: boolean
  /** Today, and so at any diagnosis. */
  readonly youngToday: boolean
  readonly lean: Reading | null
  readonly autoimmune: readonly CodedFact[]
}

/** @see ./about.md */
export default defineConcept({
  parameters: { youngBelow: 'a', leanBelow: 'kg/m2' },
  reads: { bodyMass, diabetesType },
  find(patient, { youngBelow, leanBelow }, { bodyMass, diabetesType }): TypeFeatures {
    const { birth, age } = patient
    const { diagnosis } = diabetesType
    const { bmi } = bodyMass
    return {
      young: birth !== null && diagnosis !== null && yearsBetween(birth.day, diagnosis.day) < youngBelow,
      youngToday: age !== null && age < youngBelow,
      lean: bmi !== null && below(bmi, leanBelow) === true ? bmi : null,
      autoimmune: patient.conditions('autoimmune'),
    }
  },
})
