import { defineConcept, monthsAfter, percentFall, type Reading } from '../../engine.ts'
import baseline from '../baseline/concept.ts'
import programmeCourse from '../programme-course/concept.ts'

/** Weight loss, one reading of it for every rule. */
export interface WeightCourse {
  readonly now: Reading | null
  readonly from: Reading | null
  /** Loss from the baseline to the newest weight in percent, not rounded; null when unknown. */
  readonly lossPercent: number | null
  /** The weight at the start of a programme. */
  readonly near: (start: string) => Reading | null
}

export default defineConcept({
  parameters: { programmeWithin: 'mo', highestWithin: 'mo' },
  reads: { baseline, programmeCourse },
  find(patient, values, { baseline, programmeCourse }): WeightCourse {
    const series = patient.series('weight')
    const now = series.fresh
    const near = (start: string) => baseline(series, start)
    if (!now) return { now, from: null, lossPercent: null, near }
    const followed = programmeCourse.courses.find(({ end }) => monthsAfter(end, values.programmeWithin) >= now.day)
    const before = series
      .since(monthsAfter(now.day, -values.highestWithin))
      .filter(({ day, comparator }) => !comparator && monthsAfter(day, values.highestWithin) >= now.day)
    const from = (followed && near(followed.start)) || highest(before)
    return { now, from, lossPercent: from && from !== now ? percentFall(from, now) : null, near }
  },
})

function highest(readings: readonly Reading[]): Reading | null {
  return readings.reduce<Reading | null>(
    (best, reading) => (best && best.value >= reading.value ? best : reading),
    null,
  )
}
