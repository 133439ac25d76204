import { atLeast, daysAfter, defineConcept, type Reading } from '../../../src/engine/rule.ts'
import ketosis from '../ketosis/concept.ts'

/** Trouble that comes before any goal. */
export interface AcuteHyperglycaemia {
  readonly holds: boolean
  readonly withKetosis: boolean
  readonly glucose: Reading | null
}

export default defineConcept({
  parameters: { glucoseFrom: 'mmol/L', glucoseWithin: 'd', ketosisWithin: 'd' },
  reads: { ketosis },
  find(patient, { glucoseFrom, glucoseWithin, ketosisWithin }, { ketosis }): AcuteHyperglycaemia {
    const glucose =
      patient
        .series('glucose')
        .all.filter(({ day }) => daysAfter(day, glucoseWithin) >= patient.asOf)
        .find((reading) => atLeast(reading, glucoseFrom) === true) ?? null
    const withKetosis = ketosis.some((day) => day !== null && daysAfter(day, ketosisWithin) >= patient.asOf)
    return { holds: withKetosis || glucose !== null, withKetosis, glucose }
  },
})
