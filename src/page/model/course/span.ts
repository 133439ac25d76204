import type { Explanation } from '../../../why/explanation.ts'
import { dateOf, type Panel } from './points.ts'

const day = 86_400_000
/** The least that the axis shows, so that one measurement does not fill it. */
const least = 730 * day
/** The most that treatment and programmes stretch it beyond the measurements. */
const most = 365 * day

/** The time that all plots show: from before the first measurement up to a little after the day judged. */
export function spanOf({ asOf, course }: Explanation, panels: readonly Panel[]): readonly [Date, Date] {
  const measured = panels.flatMap(({ points }) => points.map(({ at }) => at))
  const starts = [...(course?.drugs ?? []), ...(course?.programmes ?? [])].map(({ start }) => start)
  return spanFrom(asOf, measured, starts)
}

/** The same of moments of measurement, and of days on which something began. */
export function spanFrom(
  asOf: string,
  measured: readonly Date[],
  begun: readonly (string | null)[],
): readonly [Date, Date] {
  const end = dateOf(asOf).getTime()
  const first = measured.reduce((earliest, at) => Math.min(earliest, at.getTime()), end - least)
  const starts = begun.flatMap((start) => (start ? [dateOf(start).getTime()] : []))
  const near = starts.filter((start) => start > first - most)
  const begin = Math.min(first, ...near)
  const margin = (end - begin) * 0.04
  return [new Date(begin - margin), new Date(end + margin)]
}
