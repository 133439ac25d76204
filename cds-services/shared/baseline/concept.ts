import { defineConcept, monthsAfter, type Reading } from '../../engine.ts'

/** Of one value a day, newest first, the one at the start of a programme: the last before it, else the first after; null without one near. */
export type Baseline = (newestFirst: Iterable<Reading>, start: string) => Reading | null

/** One reading of what counts as the value before a programme. @see ./about.md */
export default defineConcept({
  parameters: { baselineBefore: 'mo', baselineAfter: 'mo' },
  reads: {},
  find(_patient, { baselineBefore, baselineAfter }): Baseline {
    return (newestFirst, start) => {
      let after: Reading | null = null
      for (const reading of newestFirst) {
        if (reading.day <= start) return monthsAfter(reading.day, baselineBefore) >= start ? reading : after
        if (reading.day <= monthsAfter(start, baselineAfter)) after = reading
      }
      return after
    }
  },
})
