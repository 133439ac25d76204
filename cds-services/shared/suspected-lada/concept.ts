import { defineConcept, exists } from '../../engine.ts'
import betaCell from '../beta-cell/concept.ts'
import diabetesType from '../diabetes-type/concept.ts'
import ketosis from '../ketosis/concept.ts'
import typeFeatures from '../type-features/concept.ts'
import unintendedWeightLoss from '../unintended-weight-loss/concept.ts'

/** Whether so many features point to another type that the person is referred first, and no C-peptide since has answered it. */
export default defineConcept({
  parameters: { featuresFrom: '1' },
  reads: { betaCell, diabetesType, ketosis, typeFeatures, unintendedWeightLoss },
  find(patient, { featuresFrom }, found): boolean {
    const { young, lean, autoimmune } = found.typeFeatures
    const { diagnosis } = found.diabetesType
    const features = [young, lean !== null, exists(autoimmune), found.unintendedWeightLoss, exists(found.ketosis)]
    if (features.filter(Boolean).length < featuresFrom) return false
    const lost = found.unintendedWeightLoss
      ? [...patient.conditions('unintended-weight-loss'), ...patient.findings('unintended-weight-loss')]
      : []
    const days = [
      young ? (diagnosis?.day ?? null) : null,
      ...[...autoimmune, ...lost, ...found.ketosis].map(({ day }) => day),
    ]
    const { level, cPeptide } = found.betaCell
    const answered =
      level === 'sufficient' && cPeptide !== null && days.every((day) => day === null || cPeptide.day > day)
    return !answered
  },
})
