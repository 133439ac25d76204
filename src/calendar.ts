import { Temporal } from 'temporal-polyfill'

/** A calendar day in Europe/Amsterdam, `YYYY-MM-DD`; days compare as strings. */
export type Day = string

/** A calendar month, `YYYY-MM`; months compare as strings. */
export type Month = string

/** A FHIR date as it was given. A year or month stands for its middle (1 July, the 15th) and is approximate. */
export interface DateRead {
  readonly day: Day
  /** Last day that the given year, month or day can mean. */
  readonly last: Day
  readonly precision: 'year' | 'month' | 'day' | 'time'
  /** Milliseconds since 1970, when a time of day was given. */
  readonly time: number | null
}

/** A month or a year only. */
export function isPartial({ precision }: DateRead): boolean {
  return precision === 'year' || precision === 'month'
}

/** What lies before this day is no moment of anyone's life, such as the first day of all that systems write where they have none. */
export const firstLived: Day = '1850-01-01'

const zone = 'Europe/Amsterdam'
const inZone = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
const shape = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:\d\d)?)?)?)?$/

/** A second that FHIR allows and clocks do not know. @see https://hl7.org/fhir/R4/datatypes.html#dateTime "dateTime" */
const leapSecond = /^(\d\d:\d\d):60/

/** Days are four digits of a year: what lies beyond is taken for the first or last of them, such as the end of "no end". */
const firstDay = '0000-01-01'
const lastDay = '9999-12-31'
/** Between these moments every zone writes its years in four digits. */
const [plainFrom, plainTo] = [Date.parse('1000-01-02T00:00:00Z'), Date.parse('9999-12-31T00:00:00Z')]

/** The day in Europe/Amsterdam of a moment in milliseconds since 1970. */
export function dayAt(moment: number): Day {
  if (moment >= plainFrom && moment < plainTo) return inZone.format(moment)
  return moment < plainFrom ? bounded(new Date(moment).toISOString().slice(0, 10)) : lastDay
}

/** A day as ISO 8601 writes it, with a sign where the year is not of four digits. */
function bounded(day: string): Day {
  return day.startsWith('+') ? lastDay : day.startsWith('-') ? firstDay : day
}

/** True for an existing day written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && exists(text)
}

/** True for such a day from the year 1 on: there is no year 0 in a calendar, nor in a database. */
export function isCalendarDay(text: string): boolean {
  return isDay(text) && text >= '0001-01-01'
}

/** True for an existing month written `YYYY-MM`, from the year 1 on. */
export function isMonth(text: string): boolean {
  return isCalendarDay(`${text}-01`)
}

/** The month in which a day lies. */
export function monthOf(day: Day): Month {
  return day.slice(0, 'YYYY-MM'.length)
}

/**
 * Reads a FHIR date, dateTime or instant; null when it is none. A time without an offset is taken as local.
 * @see docs/reading.md#days; docs/reading.md#partial-dates
 */
export function readDate(text: unknown): DateRead | null {
  const found = typeof text === 'string' ? shape.exec(text.trim()) : null
  if (!found) return null
  const [, year, month, day, given, offset] = found
  const clock = given?.replace(leapSecond, '$1:59')
  if (!month) return existing(`${year}-07-01`, `${year}-12-31`, 'year')
  if (!day) return existing(`${year}-${month}-15`, lastOfMonth(`${year}-${month}`), 'month')
  const date = `${year}-${month}-${day}`
  if (!clock) return existing(date, date, 'day')
  const time = Date.parse(`${date}T${clock.length === 5 ? `${clock}:00` : clock}${offset ?? 'Z'}`)
  if (!exists(date) || Number.isNaN(time)) return null
  if (!offset) return { day: date, last: date, precision: 'time', time: time - aheadAt(time) }
  const local = isNearMidnight(clock, offset) ? dayAt(time) : date
  return { day: local, last: local, precision: 'time', time }
}

/** By how many milliseconds clocks in Amsterdam are ahead of UTC. */
function aheadAt(moment: number): number {
  return Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6
}

/** Amsterdam is one or two hours ahead of UTC: only then can a time of another offset be on another day there. */
function isNearMidnight(clock: string, offset: string): boolean {
  const minutes = minutesOf(clock) - (offset === 'Z' ? 0 : Number(`${offset[0]}1`) * minutesOf(offset.slice(1)))
  return minutes + 60 < 0 || minutes + 120 >= 24 * 60
}

function minutesOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))
}

function existing(day: Day, last: Day | null, precision: DateRead['precision']): DateRead | null {
  return last && exists(day) ? { day, last, precision, time: null } : null
}

function exists(day: Day): boolean {
  const [year, month, date] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8))]
  return month >= 1 && month <= 12 && date >= 1 && date <= lengthOf(year, month)
}

/** Days in a month: its last day is the one before the first of the next. */
function lengthOf(year: number, month: number): number {
  return new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate()
}

function lastOfMonth(month: string): Day | null {
  if (!exists(`${month}-01`)) return null
  return Temporal.PlainYearMonth.from(month).toPlainDate({ day: 31 }).toString()
}

/** The day n calendar months later, clamped to the end of the month. */
export function monthsAfter(day: Day, months: number): Day {
  return later(day, months, 'months')
}

/** The day n days later. */
export function daysAfter(day: Day, days: number): Day {
  return later(day, days, 'days')
}

/** The day n calendar years later. */
export function yearsAfter(day: Day, years: number): Day {
  return later(day, years, 'years')
}

/** Sums of days repeat within a call and between the calls of a day: so many are kept. */
const kept = 20_000
const sums = new Map<string, Day>()

function later(day: Day, amount: number, unit: 'days' | 'months' | 'years'): Day {
  const key = `${day}${unit}${amount}`
  const known = sums.get(key)
  if (known) return known
  if (sums.size >= kept) sums.clear()
  const sum = bounded(
    Temporal.PlainDate.from(day)
      .add({ [unit]: amount })
      .toString(),
  )
  sums.set(key, sum)
  return sum
}

/** Days from one day to a later one. */
export function daysBetween(from: Day, to: Day): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days
}

/** Whole years from one day to a later one; ages and durations. */
export function yearsBetween(from: Day, to: Day): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4))
  return yearsAfter(from, years) > to ? years - 1 : years
}
