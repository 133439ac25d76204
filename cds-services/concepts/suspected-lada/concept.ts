import { below, defineConcept, exists, yearsBetween } from '../../../src/engine/rule.ts'
import bodyMass from '../body-mass/concept.ts'
import diabetesType from '../diabetes-type/concept.ts'
import ketosis from '../ketosis/concept.ts'
import unintendedWeightLoss from '../unintended-weight-loss/concept.ts'

/** Whether so many features point to another type that the person is referred first. */
export default defineConcept({
  parameters: { youngBelow: 'a', leanBelow: 'kg/m2', featuresFrom: '1' },
  reads: { bodyMass, diabetesType, ketosis, unintendedWeightLoss },
  find(
    patient,
    { youngBelow, leanBelow, featuresFrom },
    { bodyMass, diabetesType, ketosis, unintendedWeightLoss },
  ): boolean {
    const { birth } = patient
    const { diagnosis } = diabetesType
    const features = [
      birth !== null && diagnosis !== null && yearsBetween(birth.day, diagnosis.day) < youngBelow,
      bodyMass.bmi !== null && below(bodyMass.bmi, leanBelow) === true,
      exists(patient.conditions('autoimmune')),
      unintendedWeightLoss,
      exists(ketosis),
    ]
    return features.filter(Boolean).length >= featuresFrom
  },
})
