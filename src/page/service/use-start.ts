import { useEffect, useState } from 'preact/hooks'
import type { Introduction } from '../../examples/introduction.ts'
import type { Language } from '../../knowledge/knowledge.ts'
import { languageAsked } from '../model/fields/language-asked.ts'
import { type CardsByName, cardsByName } from '../model/patients/groups.ts'
import type { Problem } from '../model/problem.ts'
import type { DiscoveredService } from '../model/record/record.ts'
import { discover, listExamples, listOutcomes, type Vocabulary, vocabulary } from './service.ts'
import { problemOf } from './use-consult.ts'

/** What the page needs before a patient is opened. */
export interface Start {
  readonly services: readonly DiscoveredService[]
  readonly examples: readonly Introduction[]
  /** The cards of each example; null until the service has told of them. */
  readonly cards: CardsByName | null
  readonly vocabulary: Vocabulary | null
  readonly problem: Problem | null
}

const nothing = { services: [], examples: [], vocabulary: null, problem: null }

/** What the page needs before a patient is opened, in the language of the page. */
export function useStart() {
  const [language, setLanguage] = useState<Language>(languageAsked)
  const [start, setStart] = useState<Omit<Start, 'cards'>>(nothing)
  const [cards, setCards] = useState<CardsByName | null>(null)
  const [round, setRound] = useState(0)

  useEffect(() => {
    document.documentElement.lang = language
    let stale = false
    Promise.all([discover(language), listExamples(language), vocabulary(language)]).then(
      ([services, examples, words]) => {
        if (!stale) setStart({ services, examples, vocabulary: words, problem: null })
      },
      (error: unknown) => {
        if (!stale) setStart((before) => ({ ...before, problem: problemOf(error) }))
      },
    )
    return () => {
      stale = true
    }
  }, [language, round])
  useEffect(() => {
    listOutcomes(language).then((outcomes) => setCards(cardsByName(outcomes)))
  }, [])

  const choose = (next: Language) => {
    history.replaceState(null, '', `${location.pathname}?lang=${next}${location.hash}`)
    setLanguage(next)
  }
  return { language, setLanguage: choose, start: { ...start, cards }, retry: () => setRound((before) => before + 1) }
}
