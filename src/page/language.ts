import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Language, Text } from '../knowledge/knowledge.ts'
import { problemsNl } from './model/problems-nl.ts'
import { termsEn } from './model/terms-en.ts'
import { termsNl } from './model/terms-nl.ts'
import { en } from './model/words-en.ts'
import { whyEn } from './model/words-en-why.ts'
import { nl } from './model/words-nl.ts'
import { whyNl } from './model/words-nl-why.ts'
import type { Vocabulary } from './service.ts'

/** Sentences for errors of the service, which itself speaks English. */
const problems: Readonly<Record<Language, Readonly<Record<string, string>>>> = { nl: problemsNl, en: {} }
const words = {
  nl: { ...nl, ...whyNl, ...termsNl, problems: problems.nl },
  en: { ...en, ...whyEn, ...termsEn, problems: problems.en },
}

/** The language of the page and the words of the knowledge. */
export const Speech = createContext<{ language: Language; vocabulary: Vocabulary | null }>({
  language: 'nl',
  vocabulary: null,
})

/** How the page says things in its language. */
export function useWords() {
  const { language, vocabulary } = useContext(Speech)
  const locale = language === 'nl' ? 'nl-NL' : 'en-GB'
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 })
  const say = words[language]
  return {
    language,
    say,
    vocabulary,
    text: (text: Text) => text[language],
    /** The words of a code, else the code itself. */
    term: (code: string) => vocabulary?.words[code]?.[language] ?? say.named[factNamed(code)] ?? code,
    /** A unit as it stands after a number. */
    unit: (unit: string, count = 0) =>
      vocabulary?.words[`unit.${unit}`]?.[language] ?? say.units[unit]?.[count === 1 ? 0 : 1] ?? unit,
    number: (value: number) => number.format(value),
    day: (day: string) => dayIn(day, language),
  }
}

export type Speaker = ReturnType<typeof useWords>

/** A resource type as facts call it: `CarePlan` is `care-plan`. */
function factNamed(type: string): string {
  return type.replace(/(?<!^)[A-Z]/g, '-$&').toLowerCase()
}

const english = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })

function dayIn(day: string, language: Language): string {
  if (!/^\d{4}-\d\d-\d\d/.test(day)) return day
  if (language === 'en') return english.format(new Date(`${day.slice(0, 10)}T00:00:00Z`))
  return `${day.slice(8, 10)}-${day.slice(5, 7)}-${day.slice(0, 4)}`
}
