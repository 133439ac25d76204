import { atLeast, daysAfter, defineConcept, exists, type Reading } from '../../../src/engine/rule.ts'
import ketosis from '../ketosis/concept.ts'

/** Trouble that comes before any goal. */
export interface AcuteHyperglycaemia {
  readonly holds: boolean
  readonly withKetosis: boolean
  readonly glucose: Reading | null
  /** The latest day of it. */
  readonly ketosis: string | null
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
    const recent = ketosis
      .flatMap((day) => day ?? [])
      .filter((day) => daysAfter(day, ketosisWithin) >= patient.asOf)
      .sort()
    const withKetosis = exists(recent)
    return { holds: withKetosis || glucose !== null, withKetosis, glucose, ketosis: recent.at(-1) ?? null }
  },
})
