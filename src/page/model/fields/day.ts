import type { Language } from '../../../knowledge/knowledge.ts'
import { isTyped } from '../record/typed.ts'

const months = {
  nl: ['jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
}

const spelled = {
  nl: new Intl.DateTimeFormat('nl-NL', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }),
}

/** A day as the page writes it in its language, whatever that of the browser: 31-12-2026 or 31 Dec 2026. What is no whole day stays as it is. */
export function writeDay(day: string, language: Language): string {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)/.exec(day) ?? []
  if (!year || !month || !date) return day
  return language === 'nl' ? `${date}-${month}-${year}` : `${Number(date)} ${months.en[Number(month) - 1]} ${year}`
}

/** The same with its month in full. */
export function spellDay(day: string, language: Language): string {
  const found = /^\d{4}-\d\d-\d\d/.exec(day)
  return found ? spelled[language].format(new Date(`${found[0]}T00:00:00Z`)) : day
}

const year = String.raw`(?<year>\d{4})`
const date = String.raw`(?<date>\d{1,2})`
const shapes = [
  new RegExp(`^${year}-(?<month>\\d{1,2})-${date}$`),
  new RegExp(`^${date}[-/. ](?<month>\\d{1,2})[-/. ]${year}$`),
  new RegExp(`^${date}[-. ]+(?<name>[a-z]{3})[a-z]*[-. ]+${year}$`),
]

/** The day that a person typed, `YYYY-MM-DD`: in figures with the day first, with the name of the month, or as ISO 8601. Null for what is none. */
export function readDay(text: string): string | null {
  const typed = text.trim().toLowerCase()
  const found = shapes.map((shape) => shape.exec(typed)?.groups).find(Boolean)
  if (!found) return null
  const month = found.month ? Number(found.month) : monthNamed(found.name ?? '')
  const day = `${found.year}-${twoDigits(month)}-${twoDigits(Number(found.date))}`
  const read = new Date(`${day}T00:00:00Z`)
  const exists = !Number.isNaN(read.getTime()) && read.toISOString().startsWith(day)
  return exists && isTyped(day) ? day : null
}

function monthNamed(name: string): number {
  const called = { maa: 'mrt' }[name] ?? name
  return 1 + Math.max(...Object.values(months).map((all) => all.findIndex((month) => month.toLowerCase() === called)))
}

function twoDigits(count: number): string {
  return String(count).padStart(2, '0')
}
