import { useEffect, useState } from 'preact/hooks'
import type { ExplainedPage } from '../../../http/public/explained.ts'
import { NotLoaded } from '../not-loaded.tsx'
import { useSpeech } from '../speech.ts'
import { useLoaded } from '../use-loaded.ts'
import { explainedWords } from '../words/explained.ts'
import { Examples } from './examples.tsx'
import { Links } from './links.tsx'
import { Practice } from './practice.tsx'
import { Rules } from './rules.tsx'
import { Texts } from './texts.tsx'

const parts = ['people', 'professionals', 'practice'] as const
type Part = (typeof parts)[number]

/** The explanation: for people, for professionals, and practice; which of them is open stands in the address. */
export function Explained() {
  const { language } = useSpeech()
  const say = explainedWords[language]
  const [told, load] = useLoaded<ExplainedPage>('/explained/texts')
  const [part, open] = usePart()
  if (told === 'failed') return <NotLoaded say={say} onAgain={load} />
  return (
    <div class="explained" aria-busy={told === null}>
      <h1>{say.title}</h1>
      <fieldset class="switch parts">
        <legend class="unseen">{say.parts}</legend>
        {parts.map((each) => (
          <button type="button" key={each} aria-pressed={each === part} onClick={() => open(each)}>
            {say[each]}
          </button>
        ))}
      </fieldset>
      {told && part === 'people' && (
        <>
          <p class="note alone">
            <strong>{say.alone}</strong> {say.aloneMore}
          </p>
          <Texts told={told} reader="people" />
          <Examples told={told} />
          <Links told={told} reader="people" />
        </>
      )}
      {told && part === 'professionals' && (
        <>
          <Texts told={told} reader="professionals" />
          <Rules told={told} />
          <Links told={told} reader="professionals" />
        </>
      )}
      {told && part === 'practice' && <Practice told={told} />}
    </div>
  )
}

/** The part in the address, and how to open another one. */
function usePart(): readonly [Part, (part: Part) => void] {
  const [part, setPart] = useState(readPart)
  useEffect(() => {
    const follow = () => setPart(readPart())
    addEventListener('popstate', follow)
    return () => removeEventListener('popstate', follow)
  }, [])
  const open = (next: Part) => {
    const named = new URLSearchParams(location.search)
    if (next === 'people') named.delete('part')
    else named.set('part', next)
    const query = named.toString()
    history.pushState(null, '', `${location.pathname}${query && `?${query}`}`)
    setPart(next)
  }
  return [part, open]
}

function readPart(): Part {
  const asked = new URLSearchParams(location.search).get('part')
  return parts.find((part) => part === asked) ?? 'people'
}
