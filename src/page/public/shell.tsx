import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Language } from '../../knowledge/knowledge.ts'
import { languageAsked } from '../model/fields/language-asked.ts'
import { Emblem } from '../parts/emblem.tsx'
import { LanguageSwitch } from '../parts/language-switch.tsx'
import { Spoken } from './speech.ts'

/** The pages for everyone, by language: path and name. */
const pages = {
  nl: [
    ['/uitleg', 'Uitleg'],
    ['/aanbod', 'Aanbod'],
  ],
  en: [
    ['/explained', 'Explained'],
    ['/programmes', 'Programmes'],
  ],
} as const

const words = {
  nl: { skip: 'Naar de inhoud', language: 'Taal', pages: 'Pagina’s' },
  en: { skip: 'To the content', language: 'Language', pages: 'Pages' },
}

/** The frame of a page for everyone: its name, the other pages, the language. `titled` is the title of the window. */
export function Shell({ titled, children }: { titled: (language: Language) => string; children: ComponentChildren }) {
  const [language, setLanguage] = useState<Language>(languageAsked)
  useEffect(() => {
    document.documentElement.lang = language
    document.title = `${titled(language)} · Remissiewijzer`
  }, [language])
  const choose = (next: Language) => {
    const named = new URLSearchParams(location.search)
    named.set('lang', next)
    history.replaceState(null, '', `${location.pathname}?${named}`)
    setLanguage(next)
  }
  const say = words[language]
  return (
    <Spoken.Provider value={language}>
      <header class="top public">
        <button type="button" class="skip" onClick={() => document.getElementById('content')?.focus()}>
          {say.skip}
        </button>
        <div class="name">
          <Emblem />
          <p class="brand">Remissiewijzer</p>
          <nav aria-label={say.pages}>
            {pages[language].map(([path, name], index) => {
              const isHere = Object.values(pages).some((each) => each[index]?.[0] === location.pathname)
              return (
                <a key={path} href={`${path}?lang=${language}`} aria-current={isHere ? 'page' : undefined}>
                  {name}
                </a>
              )
            })}
          </nav>
          <LanguageSwitch label={say.language} language={language} onLanguage={choose} />
        </div>
      </header>
      <main id="content" class="public" tabIndex={-1}>
        {children}
      </main>
    </Spoken.Provider>
  )
}
