import { defineConcept, exists, monthsAfter, type Reading } from '../../../src/engine/rule.ts'

/** The HbA1c values that rules may use: none at all where haemoglobin or red cells make them unreliable. */
export interface Hba1c {
  readonly unreliable: boolean
  /** The newest value, when it is recent enough to decide. */
  readonly fresh: Reading | null
  /** The newest value of any age. */
  readonly newest: Reading | null
  /** One value a day, newest first; reads all there are. */
  readonly daily: () => readonly Reading[]
}

export default defineConcept({
  parameters: { transfusionFor: 'mo', dialysisFor: 'mo' },
  reads: {},
  find(patient, { transfusionFor, dialysisFor }): Hba1c {
    const recent = (day: string | null, months: number) => day !== null && monthsAfter(day, months) >= patient.asOf
    const unreliable =
      exists(patient.conditions('haemoglobinopathy')) ||
      exists(patient.conditions('dialysis')) ||
      patient
        .procedures('dialysis')
        .some(({ status, day, end }) => status === 'in-progress' || recent(end ?? day, dialysisFor)) ||
      patient.procedures('red-cell-transfusion').some(({ day, end }) => recent(end ?? day, transfusionFor)) ||
      patient.conditions('transfusion').some(({ day }) => recent(day, transfusionFor))
    const series = patient.series('hba1c')
    const { fresh, newest } = series
    if (!unreliable) return { unreliable, fresh, newest, daily: () => series.daily }
    patient.leave('hba1c', 'unreliable')
    return { unreliable, fresh: null, newest: null, daily: () => [] }
  },
})
