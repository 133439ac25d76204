import { useEffect, useState } from 'preact/hooks'
import type { Panel } from '../../../conversation/sheet.ts'
import { Speech } from '../../language.ts'
import type { Vocabulary } from '../../service/service.ts'
import { FactTable } from '../../why/fact-table.tsx'
import { Why } from '../../why/why.tsx'
import { useTalk } from '../talk/speech.ts'

export interface ContentAsked {
  readonly panel: Panel
}

const nothing = () => undefined

/** Measured values with their sources; then, one step further, everything of "why?" and what was kept off the screen. */
export function PanelContent({ panel: { explanation, keptBack } }: ContentAsked) {
  const { say, text, language } = useTalk()
  const [vocabulary, setVocabulary] = useState<Vocabulary | 'failed' | null>(null)
  const [isAll, setAll] = useState(false)
  useEffect(() => {
    fetch('/conversation/vocabulary')
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(String(answer.status)))))
      .then(setVocabulary, () => setVocabulary('failed'))
  }, [])
  if (vocabulary === 'failed') return <p role="alert">{say.panelFailed}</p>
  if (!vocabulary) return <p aria-busy="true">{say.busy}</p>
  const kept = new Set(keptBack.map(({ code }) => code))
  const measured = explanation.facts.filter(({ fact, value }) => typeof value === 'number' && !kept.has(fact))
  return (
    <Speech.Provider value={{ language, vocabulary }}>
      <h2>{say.panelValues}</h2>
      <FactTable facts={measured} focus={null} onFocused={nothing} />
      <button type="button" aria-expanded={isAll} onClick={() => setAll(!isAll)}>
        {say.panelMore}
      </button>
      {isAll && (
        <>
          <h2>{say.keptBack}</h2>
          {keptBack.length === 0 ? (
            <p>{say.keptBackNone}</p>
          ) : (
            <ul class="listed">
              {keptBack.map((each, at) => (
                <li key={at}>{text(each.text)}</li>
              ))}
            </ul>
          )}
          <Why explanation={explanation} onFact={nothing} />
        </>
      )}
    </Speech.Provider>
  )
}
