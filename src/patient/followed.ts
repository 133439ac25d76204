import type { Day } from '../calendar.ts'
import type { Reading } from './measurements/reading.ts'

/** Somebody who is looked at again some time after something began. */
export interface Followed {
  /** When it began; null for who is looked at on a day that means nothing to them. */
  readonly since: Day | null
  /** The first and last day of which measurements count at this moment. */
  readonly from: Day
  readonly to: Day
  /** Measurements up to `since` count too, to compare with. */
  readonly isCompared: boolean
  /** The measures of which this holds; of others any value counts as always. */
  readonly measures: ReadonlySet<string>
  /** The day on whose values everybody is judged, whatever the day. */
  readonly inForce: Day
}

/** Whether a reading of a measure counts: of a day that does, with all of these marks. */
export function belonging(followed: Followed | null, measure: string, marks: readonly string[]) {
  return (reading: Reading): boolean =>
    isCounted(followed, measure, reading.day) && marks.every((mark) => reading.marks.has(mark))
}

function isCounted(followed: Followed | null, measure: string, day: Day): boolean {
  if (!followed?.measures.has(measure)) return true
  const { since, from, to, isCompared } = followed
  return (day >= from && day <= to) || (isCompared && since !== null && day < from)
}
