import { atLeast, below, daysAfter, defineConcept, exists, monthsAfter, type Reading } from '../../engine.ts'
import hba1c from '../hba1c/concept.ts'

/** Glucose that is far too high lately, before any goal. */
export interface Dysregulation {
  readonly holds: boolean
  readonly glucose: Reading | null
  readonly hba1c: Reading | null
}

/** @see ./about.md */
export default defineConcept({
  parameters: {
    glucoseFrom: 'mmol/L',
    glucoseWithin: 'd',
    hba1cFrom: 'mmol/mol',
    hba1cWithin: 'mo',
    endsFastingBelow: 'mmol/L',
    endsBelow: 'mmol/L',
    endsWith: '1',
  },
  reads: { hba1c },
  find(patient, values, { hba1c }): Dysregulation {
    const glucoses = patient.series('glucose')
    const [high = null] = glucoses
      .allSince(daysAfter(patient.asOf, -values.glucoseWithin))
      .filter((reading) => atLeast(reading, values.glucoseFrom) === true)
      .sort((one, other) => (isLater(other, one) ? 1 : -1))
    const { newest } = hba1c
    const raised =
      newest &&
      monthsAfter(newest.day, values.hba1cWithin) >= patient.asOf &&
      atLeast(newest, values.hba1cFrom) === true
        ? newest
        : null
    const glucose = high && !isOver(high) ? high : null
    const longer = raised && !isOver(raised) ? raised : null
    return { holds: glucose !== null || longer !== null, glucose, hba1c: longer }

    function isOver(trouble: Reading): boolean {
      const later = glucoses.allSince(trouble.day).filter((reading) => isLater(reading, trouble))
      const settled = later.filter((reading) => below(reading, values.endsBelow) === true)
      const fasting = later.filter(
        (reading) => reading.marks.has('fasting') && below(reading, values.endsFastingBelow) === true,
      )
      const lower = newest !== null && newest.day > trouble.day && below(newest, values.hba1cFrom) === true
      // The same value twice is one.
      const different = new Set(settled.map(({ day, time, amount }) => [day, time, amount].join(' ')))
      return exists(fasting) || different.size >= values.endsWith || lower
    }
  },
})

/** Of one day the later time; without both times neither is later. */
function isLater(one: Reading, other: Reading): boolean {
  if (one.day !== other.day) return one.day > other.day
  return one.time !== null && other.time !== null && one.time > other.time
}
