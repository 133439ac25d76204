import { useState } from 'preact/hooks'
import type { RegionForm } from '../../../http/public/form.ts'
import { type Draft, emptyDraft, faultsIn } from '../../model/directory/draft.ts'
import { regionFile } from '../../model/directory/region-file.ts'
import { useSpeech } from '../speech.ts'
import { useLoaded } from '../use-loaded.ts'
import { writeWords } from '../words/write.ts'
import { Entry } from './entry.tsx'

/** The form that writes the file of a region: it is made here and downloaded, and nothing of it is sent. */
export function Write() {
  const { language } = useSpeech()
  const say = writeWords[language]
  const [form] = useLoaded<RegionForm>('/programmes/form')
  const [drafts, setDrafts] = useState<readonly Draft[]>([emptyDraft])
  const [state, setState] = useState<'writing' | 'amiss' | 'done'>('writing')
  if (form === 'failed')
    return (
      <p role="alert" class="note">
        {say.failed}
      </p>
    )
  if (form === null) return null
  const faults = drafts.map((draft) => faultsIn(draft, form))
  const count = faults.flat().length
  const change = (index: number, draft: Draft) => {
    setDrafts(drafts.map((each, at) => (at === index ? draft : each)))
    if (state === 'done') setState('writing')
  }
  return (
    <form
      class="write"
      onSubmit={(event) => {
        event.preventDefault()
        setState(count > 0 ? 'amiss' : 'done')
        if (count === 0) download(regionFile(drafts, form))
      }}
    >
      <h1>{say.title}</h1>
      <p class="intro">{say.lead}</p>
      {drafts.map((draft, index) => (
        // Drafts have no id before one is typed, and stay in their order.
        <section key={index} aria-label={say.entry(index + 1)}>
          <h2>{say.entry(index + 1)}</h2>
          <Entry
            draft={draft}
            form={form}
            faults={state === 'amiss' ? (faults[index] ?? []) : []}
            onDraft={(next) => change(index, next)}
          />
          {drafts.length > 1 && (
            <button type="button" class="quiet" onClick={() => setDrafts(drafts.filter((_, at) => at !== index))}>
              {say.remove}
            </button>
          )}
        </section>
      ))}
      <p class="buttons">
        <button type="button" onClick={() => setDrafts([...drafts, emptyDraft])}>
          {say.add}
        </button>
        <button type="submit" class="main">
          {say.download}
        </button>
      </p>
      <p role="status">{state === 'done' ? say.done : state === 'amiss' && count > 0 ? say.amiss(count) : ''}</p>
    </form>
  )
}

function download(content: object): void {
  const url = URL.createObjectURL(new Blob([`${JSON.stringify(content, null, 2)}\n`], { type: 'application/json' }))
  const link = Object.assign(document.createElement('a'), { href: url, download: 'regio.json' })
  link.click()
  URL.revokeObjectURL(url)
}
