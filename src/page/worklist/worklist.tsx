import { useEffect, useState } from 'preact/hooks'
import type { Language } from '../../knowledge/knowledge.ts'
import type { Sheet } from '../../screen/worklist/sheet.ts'
import { writeDay } from '../model/fields/day.ts'
import { holds } from './order.ts'
import { Section } from './section.tsx'
import { useTicks } from './ticks.ts'
import { words } from './words.ts'

/** The whole list: its sections, and what finds somebody in them. */
export function Worklist({ sheet }: { readonly sheet: Sheet }) {
  const [language, setLanguage] = useState<Language>(sheet.language)
  const [looked, setLooked] = useState('')
  const [printed, setPrinted] = useState<number | null>(null)
  const ticks = useTicks(sheet.run)
  const say = words[language]
  useEffect(() => {
    document.documentElement.lang = language
    document.title = say.title
  }, [language, say])
  useEffect(() => {
    if (printed === null) return
    window.print()
    setPrinted(null)
  }, [printed])
  const placed = sheet.rows.map((row, at) => ({ row, at }))
  const found = looked.trim() === '' ? placed : placed.filter((each) => holds(each, looked.trim(), language))
  return (
    <main class={printed === null ? undefined : 'printing'}>
      <header>
        <h1>{say.title}</h1>
        <button
          type="button"
          lang={language === 'nl' ? 'en' : 'nl'}
          onClick={() => setLanguage(language === 'nl' ? 'en' : 'nl')}
        >
          {say.other}
        </button>
      </header>
      {sheet.isIdentified && <p class="banner">{say.identified}</p>}
      <p>
        {say.judged(writeDay(sheet.asOf, language))} {say.beware}
      </p>
      <div class="tools">
        <label>
          {say.filter} <input type="search" value={looked} onInput={(event) => setLooked(event.currentTarget.value)} />
        </label>
        <label>
          <input type="checkbox" checked={ticks.isKept} onChange={() => ticks.keep(!ticks.isKept)} /> {say.remember}
        </label>
        {(ticks.isKept || ticks.done.size > 0) && (
          <button type="button" onClick={ticks.forget}>
            {say.forget}
          </button>
        )}
      </div>
      {sheet.sections.map((section, at) => (
        <Section
          key={section.name}
          section={section}
          rows={found.filter(({ row }) => row.section === at)}
          all={placed.filter(({ row }) => row.section === at).length}
          isSearched={looked.trim() !== ''}
          language={language}
          ticks={ticks}
          print={() => setPrinted(at)}
          isPrinted={printed === at}
        />
      ))}
    </main>
  )
}
