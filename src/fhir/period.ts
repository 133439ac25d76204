import { within } from './conditions.ts'
import { type DateRead, type Day, daysAfter, isPartial, monthsAfter, readDate, yearsAfter } from './day.ts'
import type { Row } from './view.ts'

/** From when to when a medication resource says that a drug is used. */
export interface Period {
  readonly start: Day | null
  readonly startRead: DateRead | null
  /** Last day of use; null when it is open or not said. */
  readonly end: Day | null
  /** The end is the last day of a month or year. */
  readonly approximate: boolean
}

/**
 * effectivePeriod, else the MP9 time interval, each with an end or a duration; else the bounds of the dosage, from the first start to the
 * last end, and open when one of several instructions is; effectiveDateTime is a start.
 * @see clinical-details.md section 11, "Medication"
 */
export function readPeriod(row: Row, dosages: readonly Row[], asOf: Day): Period {
  for (const [from, to] of [
    ['start', 'end'],
    ['mp9Start', 'mp9End'],
  ] as const) {
    if (!row.has(from)) continue
    const start = startAt(row.text(from), asOf)
    const end = readDate(row.text(to))
    const last = end ? lastOf(end) : start && { ...lastOf(start), day: endOfDuration(row, start.day) }
    if (start || end) return period(start, last)
  }
  const bounds = dosages.map(
    (each) => [startAt(each.text('boundsStart'), asOf), readDate(each.text('boundsEnd'))] as const,
  )
  const [first] = bounds.flatMap(([start]) => start ?? []).sort((one, other) => (one.day < other.day ? -1 : 1))
  const ends = bounds.map(([, end]) => end && lastOf(end))
  if (first || ends.some((end) => end !== null)) return period(first ?? null, ends.includes(null) ? null : latest(ends))
  return period(row.has('moment') ? startAt(row.text('moment'), asOf) : null, null)
}

/** A date of which an approximate one that contains the day judged is that day. */
export function startAt(text: unknown, asOf: Day): DateRead | null {
  const read = readDate(text)
  return read && { ...read, day: within(read, asOf)?.day ?? read.day }
}

/** A last day, and whether only its month or year was said. */
interface Last {
  readonly day: Day | null
  readonly approximate: boolean
}

function lastOf(date: DateRead): Last {
  return { day: date.last, approximate: isPartial(date) }
}

function latest(ends: readonly (Last | null)[]): Last | null {
  return ends.reduce((best, end) => (best?.day && end?.day && end.day < best.day ? best : end), null)
}

function period(startRead: DateRead | null, end: Last | null): Period {
  const last = end?.day ?? null
  return {
    start: startRead?.day ?? null,
    startRead,
    end: last,
    approximate: last !== null && end?.approximate === true,
  }
}

/** The end of an MP9 interval that gives a duration, in UCUM, instead of an end. */
function endOfDuration(row: Row, start: Day): Day | null {
  const [length, unit] = [row.one('duration'), row.one('durationUnit')]
  if (typeof length !== 'number' || !(length >= 1 && length < 10_000)) return null
  const whole = Math.round(length)
  if (unit === 'd') return daysAfter(start, whole)
  if (unit === 'wk') return daysAfter(start, whole * 7)
  if (unit === 'mo') return monthsAfter(start, whole)
  return unit === 'a' ? yearsAfter(start, whole) : null
}
