import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Language, Text } from '../../../knowledge/knowledge.ts'
import { spellDay, writeDay } from '../../model/fields/day.ts'
import { talkWords } from '../../model/talk/words/words.ts'

/** The language of the talk. */
export const Spoken = createContext<Language>('nl')

const locales = { nl: 'nl-NL', en: 'en-GB' }

/** How the conversation page says things in its language. */
export function useTalk() {
  const language = useContext(Spoken)
  const number = new Intl.NumberFormat(locales[language], { maximumFractionDigits: 1 })
  return {
    language,
    say: talkWords[language],
    text: (text: Text) => text[language],
    number: (value: number) => number.format(value),
    day: (day: string) => writeDay(day, language),
    /** A day in a sentence, with its month in full. */
    date: (day: string) => spellDay(day, language),
  }
}

export type Talker = ReturnType<typeof useTalk>
