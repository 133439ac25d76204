import {
  type DateRead,
  type Day,
  daysAfter,
  firstLived,
  isPartial,
  monthsAfter,
  readDate,
  yearsAfter,
} from '../../calendar.ts'
import type { Row } from '../../fhir/view.ts'
import { within } from '../coded/conditions.ts'

/** From when to when a medication resource says that a drug is used. */
export interface Period {
  readonly start: Day | null
  readonly startRead: DateRead | null
  /** Last day of use; null when it is open or not said. */
  readonly end: Day | null
  /** The end is the last day of a month or year. */
  readonly approximate: boolean
  /** There is an end, with nothing but an extension that says why it is not told. */
  readonly endUntold: boolean
}

/**
 * effectivePeriod, else the MP9 time interval, each with an end or a duration; else the bounds of the dosage, from the first start to the
 * last end, and open when one of several instructions is; effectiveDateTime is a start.
 * @see docs/reading.md#from-when-to-when
 */
export function readPeriod(row: Row, dosages: readonly Row[], asOf: Day): Period {
  for (const [from, to] of [
    ['start', 'end'],
    ['mp9Start', 'mp9End'],
  ] as const) {
    if (!row.has(from)) continue
    const start = startAt(row.text(from), asOf)
    const end = endAt(row.text(to), start)
    const last = end ? lastOf(end) : start && { ...lastOf(start), day: endOfDuration(row, start.day) }
    const untold = isUntold(row, to)
    if (start || end || untold) return period(start, last, untold)
  }
  return boundsOf(dosages, asOf) ?? period(row.has('moment') ? startAt(row.text('moment'), asOf) : null, null)
}

/** Of several instructions, from the first start to the last end. */
function boundsOf(dosages: readonly Row[], asOf: Day): Period | null {
  const bounds = dosages.map((each) => {
    const start = startAt(each.text('boundsStart'), asOf)
    const end = endAt(each.text('boundsEnd'), start)
    return { start, end: end && lastOf(end), untold: isUntold(each, 'boundsEnd') }
  })
  const [first] = bounds.flatMap(({ start }) => start ?? []).sort((one, other) => (one.day < other.day ? -1 : 1))
  const open = bounds.some(({ end, untold }) => !end && !untold)
  const untold = !open && bounds.some((each) => each.untold)
  if (!first && !untold && !bounds.some(({ end }) => end)) return null
  return period(first ?? null, open || untold ? null : latest(bounds.map(({ end }) => end)), untold)
}

/** An end; one before its start, or before anyone lived, is none. */
function endAt(text: unknown, start: DateRead | null): DateRead | null {
  const end = readDate(text)
  const first = start && !isPartial(start) ? start.day : firstLived
  return end && end.last >= first ? end : null
}

/** Whether there is an end of which an extension alone says why it is not told. */
function isUntold(row: Row, end: string): boolean {
  return row.one(end) === undefined && row.one(`${end}Given`) === true
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

function period(startRead: DateRead | null, end: Last | null, untold = false): Period {
  const last = end?.day ?? null
  return {
    start: startRead?.day ?? null,
    startRead,
    end: last,
    approximate: last !== null && end?.approximate === true,
    endUntold: last === null && untold,
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
