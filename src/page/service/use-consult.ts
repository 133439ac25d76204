import { useEffect, useState } from 'preact/hooks'
import type { Card, Coding, Suggestion } from '../../cards/card.ts'
import { byUrgency } from '../../knowledge/indicator.ts'
import type { Language, Text } from '../../knowledge/knowledge.ts'
import type { Explanation } from '../../why/explanation.ts'
import { Problem } from '../model/problem.ts'
import { applied } from '../model/record/apply.ts'
import { newId, uuid } from '../model/record/random.ts'
import { callFor, type DiscoveredService, type PatientRecord, renamed } from '../model/record/record.ts'
import { type Exchange, explain, fire, tell } from './service.ts'

/** One patient in view, from opening to closing. */
export interface Session {
  /** As the address names it. */
  readonly name: string
  readonly title: string
  readonly line: Text | null
  readonly initial: PatientRecord
  readonly record: PatientRecord
}

/** What the service made of the record in view. */
export type Answer =
  | { readonly state: 'busy'; readonly before: Answered | null }
  | Answered
  | { readonly state: 'failed'; readonly problem: Problem }

export interface Answered {
  readonly state: 'answered'
  readonly cards: readonly Card[]
  readonly explanation: Explanation
}

/** Most exchanges that are kept to look back at. */
const mostKept = 20

/** The consult: a patient in view, the hook fired for each state of the record, and what was done with cards. */
export function useConsult(language: Language, service: DiscoveredService | undefined, asOf: string) {
  const [session, setSession] = useState<Session | null>(null)
  const [answer, setAnswer] = useState<Answer>({ state: 'busy', before: null })
  const [exchanges, setExchanges] = useState<readonly Exchange[]>([])
  const [round, setRound] = useState(0)
  const [notice, setNotice] = useState('')
  const [hidden, setHidden] = useState<ReadonlySet<string>>(none)
  const record = session?.record
  const keep = (...sent: readonly Exchange[]) => setExchanges((before) => [...sent, ...before].slice(0, mostKept))

  useEffect(() => {
    if (!record || !service) return
    let stale = false
    setAnswer((before) => ({ state: 'busy', before: lastOf(before) }))
    const ask = async () => {
      const call = callFor(service, record, uuid())
      const fired = await fire(service.id, call, language)
      const explained = await explain(service.id, call, asOf, language)
      if (stale) return
      keep(explained, fired)
      const { cards } = asOf === '' ? fired.answer : explained.answer
      setAnswer({ state: 'answered', cards, explanation: explained.answer })
    }
    ask().catch((error: unknown) => {
      if (!stale) setAnswer({ state: 'failed', problem: problemOf(error) })
    })
    return () => {
      stale = true
    }
  }, [record, service, asOf, language, round])

  const told = async (card: Card, feedback: object): Promise<boolean> => {
    if (!service || asOf !== '') return true
    const outcomeTimestamp = new Date().toISOString()
    try {
      keep(await tell(service.id, { card: card.uuid, outcomeTimestamp, ...feedback } as never, language))
      return true
    } catch {
      return false
    }
  }

  const shown = answer.state === 'failed' ? null : lastOf(answer)
  const visible = shown?.cards.filter((card) => !hidden.has(ruleOf(shown, card))) ?? []

  return {
    service,
    session,
    answer,
    /** The cards to show: as a HIS sorts them, without those that were dismissed in this view. */
    // As a HIS sorts them; of two as urgent the order of the service stands.
    visible: visible.toSorted(byUrgency),
    /** How many more the service answered. */
    hidden: (shown?.cards.length ?? 0) - visible.length,
    showHidden: () => setHidden(none),
    exchanges,
    asOf,
    notice,
    setNotice,
    /** Opens a record under an id that the service has not seen. */
    open(name: string, title: string, line: Text | null, found: PatientRecord) {
      const initial = renamed(found, newId())
      setAnswer({ state: 'busy', before: null })
      setExchanges([])
      setNotice('')
      setHidden(none)
      setSession({ name, title, line, initial, record: initial })
    },
    change(next: PatientRecord) {
      setHidden(none)
      setSession((now) => now && { ...now, record: next })
    },
    /** The record as it was opened, again under a new id: a refusal is told of a person, not of a record. */
    restart() {
      setNotice('')
      setHidden(none)
      setSession((now) => {
        if (!now) return now
        const initial = renamed(now.initial, newId())
        return { ...now, initial, record: initial }
      })
    },
    again: () => setRound((before) => before + 1),
    /** Takes a suggestion: writes its drafts, tells the service and asks it again. @returns whether the service could be told */
    async take(card: Card, suggestion: Suggestion): Promise<boolean> {
      const reached = await told(card, { outcome: 'accepted', acceptedSuggestions: [{ id: suggestion.uuid }] })
      setSession((now) => now && { ...now, record: applied(now.record, suggestion.actions, newId) })
      return reached
    },
    /** Refuses a card, hides it in this view, tells the service why and asks it again. @returns whether the service could be told */
    async refuse(card: Card, reason: Coding): Promise<boolean> {
      const reached = await told(card, { outcome: 'overridden', overrideReason: { reason } })
      if (shown) setHidden((before) => new Set([...before, ruleOf(shown, card)]))
      setRound((before) => before + 1)
      return reached
    },
  }
}

export type Consult = ReturnType<typeof useConsult>

const none: ReadonlySet<string> = new Set()

/** The rule that gave a card, as `service/rule`: the explanation has the same cards in the same order, under ids of its own. */
function ruleOf({ cards, explanation }: Answered, card: Card): string {
  const same = explanation.cards[cards.indexOf(card)]
  const decided = explanation.decisions.find((decision) => decision.card === same?.uuid)
  return decided ? `${explanation.service}/${decided.rule}` : card.uuid
}

function lastOf(answer: Answer): Answered | null {
  if (answer.state === 'answered') return answer
  return answer.state === 'busy' ? answer.before : null
}

/** The answer to show: while the service is asked again, the one before. */
export function shownOf(answer: Answer): Answered | null {
  return lastOf(answer)
}

/** Whatever went wrong, as something that can be told. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error
  return new Problem(-1, [{ code: 'page', diagnostics: error instanceof Error ? error.message : String(error) }])
}
