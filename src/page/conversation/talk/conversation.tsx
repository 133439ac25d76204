import { useEffect, useState } from 'preact/hooks'
import type { Sheet } from '../../../conversation/sheet.ts'
import { personOf } from '../answers/person.ts'
import { askSheet } from './ask-sheet.ts'
import { Ended } from './ended.tsx'
import { useTalk } from './speech.ts'
import { type Ending, Talk } from './talk.tsx'

/** A record as it was had, by the keys of its searches, and the Patient in it. */
export interface Opened {
  readonly prefetch: Readonly<Record<string, unknown>>
  readonly patient: unknown
}

interface Asked {
  readonly open: () => Promise<Opened>
  /** Goes back to where somebody else can be chosen, where there is such a place. */
  readonly onOther?: () => void
}

type State =
  | { readonly state: 'busy' | 'failed' }
  | { readonly state: 'talk'; readonly sheet: Sheet; readonly patient: unknown }
  | { readonly state: 'ended'; readonly ending: Ending }

/** One conversation: the record, what the service makes of it, the talk, and its end, after which nothing of it is left. */
export function Conversation({ open, onOther }: Asked) {
  const { say } = useTalk()
  const [state, setState] = useState<State>({ state: 'busy' })
  const [round, setRound] = useState(0)
  useEffect(() => {
    let stale = false
    setState({ state: 'busy' })
    open()
      .then(async ({ prefetch, patient }) => ({ sheet: await askSheet(prefetch), patient }))
      .then(
        (had) => !stale && setState({ state: 'talk', ...had }),
        () => !stale && setState({ state: 'failed' }),
      )
    return () => {
      stale = true
    }
  }, [round])
  switch (state.state) {
    case 'busy':
      return (
        <main id="content" tabIndex={-1} aria-busy="true">
          <p>{say.busy}</p>
        </main>
      )
    case 'failed':
      return (
        <main id="content" tabIndex={-1}>
          <p class="note" role="alert">
            {say.failed}
          </p>
          <button type="button" onClick={() => setRound(round + 1)}>
            {say.again}
          </button>
        </main>
      )
    case 'talk':
      return (
        <Talk
          sheet={state.sheet}
          person={personOf(state.patient)}
          onEnd={(ending) => setState({ state: 'ended', ending })}
        />
      )
    case 'ended':
      return <Ended ending={state.ending} onOther={onOther} />
  }
}
