import { below, defineConcept, exists, yearsBetween } from '../../engine.ts'
import betaCell from '../beta-cell/concept.ts'
import bodyMass from '../body-mass/concept.ts'
import diabetesType from '../diabetes-type/concept.ts'
import ketosis from '../ketosis/concept.ts'
import unintendedWeightLoss from '../unintended-weight-loss/concept.ts'

/** Whether so many features point to another type that the person is referred first, and no C-peptide since has answered it. */
export default defineConcept({
  parameters: { youngBelow: 'a', leanBelow: 'kg/m2', featuresFrom: '1' },
  reads: { betaCell, bodyMass, diabetesType, ketosis, unintendedWeightLoss },
  find(patient, { youngBelow, leanBelow, featuresFrom }, found): boolean {
    const { birth } = patient
    const { diagnosis } = found.diabetesType
    const young = birth !== null && diagnosis !== null && yearsBetween(birth.day, diagnosis.day) < youngBelow
    const autoimmune = patient.conditions('autoimmune')
    const features = [
      young,
      found.bodyMass.bmi !== null && below(found.bodyMass.bmi, leanBelow) === true,
      exists(autoimmune),
      found.unintendedWeightLoss,
      exists(found.ketosis),
    ]
    if (features.filter(Boolean).length < featuresFrom) return false
    const lost = found.unintendedWeightLoss
      ? [...patient.conditions('unintended-weight-loss'), ...patient.findings('unintended-weight-loss')]
      : []
    const days = [young ? diagnosis.day : null, ...[...autoimmune, ...lost, ...found.ketosis].map(({ day }) => day)]
    const { level, cPeptide } = found.betaCell
    const answered =
      level === 'sufficient' && cPeptide !== null && days.every((day) => day === null || cPeptide.day > day)
    return !answered
  },
})
