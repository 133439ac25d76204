import type { ComponentType } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Sheet } from '../../../conversation/sheet.ts'
import type { Agreed } from '../../model/talk/agreed.ts'
import { personOf } from '../../model/talk/person.ts'
import type { Opened, RecordSource, Saving, Trouble } from '../record.ts'
import { askSheet } from './ask-sheet.ts'
import { Ended } from './ended.tsx'
import { useTalk } from './speech.ts'
import { type Ending, Talk } from './talk.tsx'
import { TroubleNote } from './trouble-note.tsx'

/** What saves in the last part: a preview of what is written, and a button. */
export interface SaveAsked {
  readonly agreed: Agreed
  readonly saving: Saving
  readonly patientId: string
}

interface Asked {
  readonly source: RecordSource
  readonly Save?: ComponentType<SaveAsked>
  /** Goes back to where somebody else can be chosen, where there is such a place. */
  readonly onOther?: () => void
}

type State =
  | { readonly state: 'busy' | 'failed' }
  | { readonly state: 'trouble'; readonly trouble: Trouble }
  | { readonly state: 'talk'; readonly sheet: Sheet; readonly opened: Opened }
  | { readonly state: 'ended'; readonly ending: Ending }

/** One conversation: the record, what the service makes of it, the talk, and its end, after which nothing of it is left. */
export function Conversation({ source, Save, onOther }: Asked) {
  const { say } = useTalk()
  const [state, setState] = useState<State>({ state: 'busy' })
  const [round, setRound] = useState(0)
  const opened = useRef<Opened | null>(null)
  const without = useRef<Opened | null>(null)
  const close = () => {
    opened.current?.close()
    without.current?.close()
    opened.current = null
    without.current = null
  }
  useEffect(() => {
    let stale = false
    const to = (next: State) => {
      if (!stale) setState(next)
    }
    const begin = async () => {
      const had = opened.current ?? without.current ?? (await source())
      if ('trouble' in had) {
        without.current = had.without ?? null
        return to({ state: 'trouble', trouble: had })
      }
      if (opened.current === null)
        had.whenLost((trouble) => {
          close()
          to({ state: 'trouble', trouble })
        })
      opened.current = had
      without.current = null
      to({ state: 'talk', opened: had, sheet: await askSheet(had.record) })
    }
    setState({ state: 'busy' })
    begin().catch(() => to({ state: 'failed' }))
    return () => {
      stale = true
    }
  }, [round])
  useEffect(() => close, [])
  switch (state.state) {
    case 'busy':
      return (
        <main id="content" tabIndex={-1} aria-busy="true">
          <p>{say.busy}</p>
        </main>
      )
    case 'failed':
      return <TroubleNote onAgain={() => setRound(round + 1)} />
    case 'trouble':
      return (
        <TroubleNote trouble={state.trouble}>
          {state.trouble.without && (
            <button type="button" onClick={() => setRound(round + 1)}>
              {say.goOnWithout}
            </button>
          )}
        </TroubleNote>
      )
    case 'talk': {
      const { record, saving } = state.opened
      return (
        <Talk
          sheet={state.sheet}
          person={personOf(record.prefetch.patient)}
          // Cards that open a talk are about the goal.
          opens={state.opened.card === null ? undefined : 'goal'}
          saving={
            Save && saving
              ? (agreed) => <Save agreed={agreed} saving={saving} patientId={record.patientId} />
              : undefined
          }
          onEnd={(ending) => {
            close()
            setState({ state: 'ended', ending })
          }}
        />
      )
    }
    case 'ended':
      return <Ended ending={state.ending} onOther={onOther} />
  }
}
