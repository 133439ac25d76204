import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Language, Text } from '../knowledge/knowledge.ts'
import { spellDay, writeDay } from './model/fields/day.ts'
import { termsEn } from './model/words/terms-en.ts'
import { termsNl } from './model/words/terms-nl.ts'
import { en } from './model/words/words-en.ts'
import { whyEn } from './model/words/words-en-why.ts'
import { nl } from './model/words/words-nl.ts'
import { whyNl } from './model/words/words-nl-why.ts'
import type { Vocabulary } from './service/service.ts'

const words = {
  nl: { ...nl, ...whyNl, ...termsNl },
  en: { ...en, ...whyEn, ...termsEn },
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
  const termIn = (code: string) => vocabulary?.words[code]?.[language] ?? say.named[factNamed(code)] ?? code
  return {
    language,
    say,
    vocabulary,
    text: (text: Text) => text[language],
    /** The words of a code, else the code itself. */
    term: termIn,
    /** Why a value was not used: `not-` and a mark is what it lacks. */
    unused: (reason: string) =>
      say.unused[reason] ?? (reason.startsWith('not-') ? say.notMarked(termIn(reason.slice(4))) : reason),
    /** What a rule of a service asks, else its name. */
    asks: (service: string, rule: string) => vocabulary?.services[service]?.asks[rule]?.[language] ?? rule,
    /** A unit as it stands after a number. */
    unit: (unit: string, count = 0) =>
      vocabulary?.words[`unit.${unit}`]?.[language] ?? say.units[unit]?.[count === 1 ? 0 : 1] ?? unit,
    number: (value: number) => number.format(value),
    day: (day: string) => writeDay(day, language),
    /** A day in a sentence, with its month in full. */
    date: (day: string) => spellDay(day, language),
  }
}

export type Speaker = ReturnType<typeof useWords>

/** A resource type as facts call it: `CarePlan` is `care-plan`. */
function factNamed(type: string): string {
  return type.replace(/(?<!^)[A-Z]/g, '-$&').toLowerCase()
}
