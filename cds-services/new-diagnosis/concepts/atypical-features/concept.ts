import { defineConcept, exists, type Reading } from '../../../engine.ts'
import insulinLack from '../../../shared/insulin-lack/concept.ts'
import typeFeatures from '../../../shared/type-features/concept.ts'
import unexplainedWeightLoss, { type UnexplainedWeightLoss } from '../../../shared/unexplained-weight-loss/concept.ts'
import unintendedWeightLoss from '../../../shared/unintended-weight-loss/concept.ts'

/** In the order in which they are told. */
export const featureNames = ['young', 'lean', 'weight-loss', 'ketosis', 'autoimmune', 'pancreas'] as const

export interface AtypicalFeatures {
  readonly features: readonly (typeof featureNames)[number][]
  readonly lean: Reading | null
  readonly loss: UnexplainedWeightLoss
}

/** @see ./about.md */
export default defineConcept({
  parameters: { pancreasFrom: 'a' },
  reads: { insulinLack, typeFeatures, unexplainedWeightLoss, unintendedWeightLoss },
  find(patient, { pancreasFrom }, found): AtypicalFeatures {
    const { lean, young, youngToday, autoimmune } = found.typeFeatures
    const loss = found.unexplainedWeightLoss
    const losing = loss !== null || found.unintendedWeightLoss
    const { age } = patient
    const holds = {
      young: young || youngToday,
      lean: lean !== null,
      'weight-loss': losing,
      ketosis: found.insulinLack.because.includes('ketosis'),
      autoimmune: exists(autoimmune),
      pancreas: losing && age !== null && age >= pancreasFrom,
    }
    return { features: featureNames.filter((name) => holds[name]), lean, loss }
  },
})
