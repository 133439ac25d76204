import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Language } from '../../../knowledge/knowledge.ts'
import { languageAsked } from '../../model/fields/language-asked.ts'
import { talkWords } from '../../model/talk/words/words.ts'
import { LanguageSwitch } from '../../parts/language-switch.tsx'
import { Spoken } from './speech.ts'

/** The frame of the conversation. Without the name of the program: there is a word in it that not everyone may read here. */
export function Shell({ children }: { children: ComponentChildren }) {
  const [language, setLanguage] = useState<Language>(languageAsked)
  const say = talkWords[language]
  useEffect(() => {
    document.documentElement.lang = language
    document.title = say.title
  }, [language])
  return (
    <Spoken.Provider value={language}>
      <header class="frame">
        <button type="button" class="skip" onClick={() => document.getElementById('content')?.focus()}>
          {say.skip}
        </button>
        <LanguageSwitch label={say.language} language={language} onLanguage={setLanguage} />
      </header>
      {children}
    </Spoken.Provider>
  )
}
