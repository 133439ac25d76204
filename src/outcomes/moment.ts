import { type Day, monthsAfter } from '../calendar.ts'
import type { Indicator, Outcomes } from '../knowledge/service-file/outcome.ts'

/** A time point: the day it is about, and the first and last day whose measurements count for it. */
export interface Moment {
  readonly at: number
  readonly day: Day
  readonly from: Day
  readonly to: Day
}

/** A time point so many months after a day; null where nothing is told of an indicator so soon. */
export function momentOf(
  start: Day,
  at: number,
  { notBefore }: Pick<Indicator, 'notBefore'>,
  { window }: Pick<Outcomes, 'window'>,
): Moment | null {
  if (at < notBefore) return null
  return {
    at,
    day: monthsAfter(start, at),
    from: monthsAfter(start, Math.max(at - window.before, notBefore)),
    to: monthsAfter(start, at + window.after),
  }
}

/** Of days ascending the one that is nearest to a time point; of two that are as near the earlier. Null without any. */
export function nearest(days: readonly Day[], { day }: Pick<Moment, 'day'>): Day | null {
  const apart = (one: Day) => Math.abs(Date.parse(one) - Date.parse(day))
  return days.reduce<Day | null>((best, each) => (best === null || apart(each) < apart(best) ? each : best), null)
}
