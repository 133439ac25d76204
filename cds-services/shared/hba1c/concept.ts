import { defineConcept, exists, monthsAfter, type Reading } from '../../engine.ts'
import anaemia from '../anaemia/concept.ts'
import dialysis from '../dialysis/concept.ts'

/** The HbA1c values that rules may use: none at all where haemoglobin or red cells make them unreliable. */
export interface Hba1c {
  readonly unreliable: boolean
  /** The newest value, when it is recent enough to decide. */
  readonly fresh: Reading | null
  /** The newest value of any age. */
  readonly newest: Reading | null
  /** One value a day, newest first; reads all there are. */
  readonly daily: () => readonly Reading[]
  /** Whether anaemia or its treatment may have changed it: it may exclude and warn, and never establishes remission. */
  readonly isDoubtful: (reading: Reading) => boolean
}

/** @see ./about.md */
export default defineConcept({
  parameters: { transfusionFor: 'mo' },
  reads: { anaemia, dialysis },
  find(patient, { transfusionFor }, { anaemia, dialysis }): Hba1c {
    const recent = (day: string | null) => day !== null && monthsAfter(day, transfusionFor) >= patient.asOf
    const unreliable =
      exists(patient.conditions('haemoglobinopathy')) ||
      dialysis ||
      patient.procedures('red-cell-transfusion').some(({ day, end }) => recent(end ?? day)) ||
      patient.conditions('transfusion').some(({ day }) => recent(day))
    const series = patient.series('hba1c')
    const { fresh, newest } = series
    const isDoubtful = ({ day }: Reading) => anaemia.disturbs(day)
    if (!unreliable) return { unreliable, fresh, newest, daily: () => series.daily, isDoubtful }
    patient.leave('hba1c', 'unreliable')
    return { unreliable, fresh: null, newest: null, daily: () => [], isDoubtful }
  },
})
