import type { Language } from '../../knowledge/knowledge.ts'
import { useWords } from '../language.ts'

const languages: readonly (readonly [Language, string])[] = [
  ['nl', 'Nederlands'],
  ['en', 'English'],
]

/** The name of the service and the choice of language. */
export function Header({ onLanguage }: { onLanguage: (language: Language) => void }) {
  const { say, language } = useWords()
  return (
    <header class="top">
      <a class="skip" href="#content">
        {say.skip}
      </a>
      <div>
        <p class="brand">Remissiewijzer</p>
        <p class="lead">{say.lead}</p>
      </div>
      <fieldset class="languages">
        <legend class="unseen">{say.language}</legend>
        {languages.map(([code, name]) => (
          <button
            type="button"
            key={code}
            lang={code}
            aria-pressed={code === language}
            onClick={() => onLanguage(code)}
          >
            {name}
          </button>
        ))}
      </fieldset>
    </header>
  )
}
