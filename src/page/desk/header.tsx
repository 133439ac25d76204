import type { Language } from '../../knowledge/knowledge.ts'
import { useWords } from '../language.ts'
import { Emblem } from '../parts/emblem.tsx'
import { Icon } from '../parts/icon.tsx'
import { LanguageSwitch } from '../parts/language-switch.tsx'

/** What this is and is not for, the name of the service, and the choice of language. */
export function Header({ onLanguage }: { onLanguage: (language: Language) => void }) {
  const { say, language } = useWords()
  return (
    <header class="top">
      <button type="button" class="skip" onClick={() => document.getElementById('content')?.focus()}>
        {say.skip}
      </button>
      <p class="not-for-care">
        <Icon name="care" />
        <span>
          <strong>{say.notForCare}</strong> <span class="invented">{say.invented}</span>
        </span>
      </p>
      <div class="name">
        <Emblem />
        <div>
          <p class="brand">Remissiewijzer</p>
          <p class="lead">{say.lead}</p>
        </div>
        <LanguageSwitch label={say.language} language={language} onLanguage={onLanguage} />
      </div>
    </header>
  )
}
