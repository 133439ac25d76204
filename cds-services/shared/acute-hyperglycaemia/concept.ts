import { atLeast, daysAfter, defineConcept, type Reading } from '../../engine.ts'
import ketosis, { type Ketosis } from '../ketosis/concept.ts'

/** Trouble that comes before any goal. */
export interface AcuteHyperglycaemia {
  readonly holds: boolean
  readonly withKetosis: boolean
  readonly glucose: Reading | null
  /** The latest. */
  readonly ketosis: Ketosis | null
}

export default defineConcept({
  parameters: { glucoseFrom: 'mmol/L', glucoseWithin: 'd', ketosisWithin: 'd' },
  reads: { ketosis },
  find(patient, { glucoseFrom, glucoseWithin, ketosisWithin }, { ketosis }): AcuteHyperglycaemia {
    const glucose =
      patient
        .series('glucose')
        .allSince(daysAfter(patient.asOf, -glucoseWithin))
        .find((reading) => atLeast(reading, glucoseFrom) === true) ?? null
    const [latest = null] = ketosis
      .filter(({ day }) => day !== null && daysAfter(day, ketosisWithin) >= patient.asOf)
      .sort((one, other) => (other.day ?? '').localeCompare(one.day ?? ''))
    return { holds: latest !== null || glucose !== null, withKetosis: latest !== null, glucose, ketosis: latest }
  },
})
