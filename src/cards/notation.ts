import { Decimal } from 'decimal.js'
import type { Day } from '../calendar.ts'
import type { Language } from '../knowledge/knowledge.ts'

const marks = { nl: ',', en: '.' } as const
const english = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

/** A number with exactly so many decimals: `8,0` in Dutch, `8.0` in English. */
export function fixed(value: number, decimals: number, language: Language): string {
  return new Decimal(value).toFixed(decimals, Decimal.ROUND_HALF_UP).replace('.', marks[language])
}

/** A number with at most one decimal, rounded but never up to a whole number, so that 5.97 years is not shown as the limit 6. */
export function short(value: number, language: Language): string {
  const exact = new Decimal(value)
  const rounded = exact.toDecimalPlaces(1, Decimal.ROUND_HALF_UP)
  const reaches = rounded.isInteger() && rounded.abs().greaterThan(exact.abs())
  const shown = reaches ? exact.toDecimalPlaces(1, Decimal.ROUND_DOWN) : rounded
  return shown.toFixed().replace('.', marks[language])
}

const months = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })

/** The date of a document: a year, a month as 06-2024 or June 2024, or a day. */
export function dated(date: string, language: Language): string {
  const [year = '', month, day] = date.split('-')
  if (month === undefined) return year
  if (day !== undefined) return written(date as Day, language)
  return language === 'nl' ? `${month}-${year}` : months.format(new Date(`${date}-01T00:00:00Z`))
}

/** A day as 23-10-2026 in Dutch and 23 October 2026 in English. */
export function written(day: Day, language: Language): string {
  if (language === 'nl') return day.split('-').reverse().join('-')
  return english.format(new Date(`${day}T00:00:00Z`))
}
