import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Language, Text } from '../../knowledge/knowledge.ts'
import { spellDay, writeDay } from '../model/fields/day.ts'

/** The language of a page for everyone. */
export const Spoken = createContext<Language>('nl')

/** How a page for everyone writes what it is given in both languages. */
export function useSpeech() {
  const language = useContext(Spoken)
  const locale = language === 'nl' ? 'nl-NL' : 'en-GB'
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 })
  const month = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  return {
    language,
    text: (text: Text) => text[language],
    day: (day: string) => writeDay(day, language),
    date: (day: string) => spellDay(day, language),
    month: (day: string) => month.format(new Date(`${day}T00:00:00Z`)),
    number: (value: number) => number.format(value),
  }
}
