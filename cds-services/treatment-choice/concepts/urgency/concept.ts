import { atLeast, daysAfter, defineConcept } from '../../../engine.ts'
import acuteHyperglycaemia from '../../../shared/acute-hyperglycaemia/concept.ts'
import dysregulation from '../../../shared/dysregulation/concept.ts'
import insulinLack from '../../../shared/insulin-lack/concept.ts'
import unintendedWeightLoss from '../../../shared/unintended-weight-loss/concept.ts'

/** Whether glucose is so high, or the person so ill, that a drug cannot wait for a talk. @see ./about.md */
export default defineConcept({
  parameters: { glucoseFrom: 'mmol/L', glucoseWithin: 'd', symptomsWithin: 'd' },
  reads: { acuteHyperglycaemia, dysregulation, insulinLack, unintendedWeightLoss },
  find(patient, { glucoseFrom, glucoseWithin, symptomsWithin }, found): boolean {
    const high = patient
      .series('glucose')
      .allSince(daysAfter(patient.asOf, -glucoseWithin))
      .some((glucose) => atLeast(glucose, glucoseFrom) === true)
    const symptoms = [...patient.conditions('thirst'), ...patient.conditions('polyuria')]
    return (
      high ||
      found.acuteHyperglycaemia.holds ||
      found.dysregulation.holds ||
      found.unintendedWeightLoss ||
      found.insulinLack.ketosisLately ||
      symptoms.some(({ day }) => day !== null && daysAfter(day, symptomsWithin) >= patient.asOf)
    )
  },
})
