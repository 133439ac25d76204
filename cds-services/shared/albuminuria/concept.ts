import { atLeast, defineConcept, monthsAfter, type Reading } from '../../engine.ts'

/** Raised albumin in urine: shown twice, or once and to be repeated. */
export interface Albuminuria {
  /** The newest value, with an earlier raised one long enough before it and none that is normal since. */
  readonly confirmed: Reading | null
  /** The newest value, raised and not confirmed. */
  readonly once: Reading | null
}

/** @see ./about.md */
export default defineConcept({
  parameters: { raisedFrom: 'mg/mmol', apart: 'mo' },
  reads: {},
  find(patient, { raisedFrom, apart }): Albuminuria {
    const raised: Reading[] = []
    for (const reading of patient.series('acr')) {
      const claim = atLeast(reading, raisedFrom)
      if (claim === false || (claim === 'unknown' && raised.length === 0)) break
      if (claim === true) raised.push(reading)
    }
    const [newest = null] = raised
    const first = raised.at(-1)
    const confirmed = newest && first && monthsAfter(first.day, apart) <= newest.day ? newest : null
    return { confirmed, once: confirmed ? null : newest }
  },
})
