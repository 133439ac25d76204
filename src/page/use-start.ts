import { useEffect, useState } from 'preact/hooks'
import type { Introduction } from '../fhir/introduction.ts'
import type { Language } from '../knowledge/knowledge.ts'
import type { Problem } from './model/problem.ts'
import type { DiscoveredService } from './model/record.ts'
import { discover, listExamples, type Vocabulary, vocabulary } from './service.ts'
import { problemOf } from './use-consult.ts'

interface Start {
  readonly services: readonly DiscoveredService[]
  readonly examples: readonly Introduction[]
  readonly vocabulary: Vocabulary | null
  readonly problem: Problem | null
}

/** What the page needs before a patient is opened, in the language of the page. */
export function useStart() {
  const [language, setLanguage] = useState<Language>(languageAsked)
  const [start, setStart] = useState<Start>({ services: [], examples: [], vocabulary: null, problem: null })
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

  const choose = (next: Language) => {
    history.replaceState(null, '', next === 'nl' ? '/' : `/?lang=${next}`)
    setLanguage(next)
  }
  return { language, setLanguage: choose, start, retry: () => setRound((before) => before + 1) }
}

/** Dutch, unless the address asks for English. */
function languageAsked(): Language {
  return new URLSearchParams(location.search).get('lang') === 'en' ? 'en' : 'nl'
}
