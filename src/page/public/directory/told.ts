import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { ListedEntries } from '../../../http/public/entries.ts'
import type { Text } from '../../../knowledge/knowledge.ts'
import { whyEn } from '../../model/words/words-en-why.ts'
import { whyNl } from '../../model/words/words-nl-why.ts'
import { criterionWords } from '../../parts/criterion.ts'
import { useSpeech } from '../speech.ts'
import { directoryWords } from '../words/directory.ts'

/** What the service told of the directory. */
export const Told = createContext<ListedEntries | null>(null)

const inCriteria = { nl: whyNl, en: whyEn }

/** How the directory says things in the language of the page. */
export function useDirectory() {
  const speech = useSpeech()
  const told = useContext(Told)
  const { language, text, number } = speech
  const say = directoryWords[language]
  const worded = (words: Text | undefined, code: string) => (words ? text(words) : code)
  const term = (code: string) => worded(told?.words[code], code)
  return {
    ...speech,
    say,
    told,
    /** The words of values of a closed list, each with a comma between; null where there are none. */
    listed: (name: keyof ListedEntries['facets'], values: readonly string[]) =>
      values.length === 0
        ? null
        : values
            .map((value) => worded(told?.facets[name].find((each) => each.value === value)?.text, value))
            .join(', '),
    criterion: (criterion: ListedEntries['entries'][number]['criteria'][number]) => {
      const words = criterionWords(criterion, { say: inCriteria[language], term, number })
      return typeof criterion.or === 'string' ? say.or(words, term(criterion.or)) : words
    },
  }
}
