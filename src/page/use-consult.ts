import { useEffect, useState } from 'preact/hooks'
import type { Card, Coding, Suggestion } from '../engine/card.ts'
import type { Explanation } from '../engine/explanation.ts'
import type { Language, Text } from '../knowledge/knowledge.ts'
import { applied } from './model/apply.ts'
import { Problem } from './model/problem.ts'
import { newId, uuid } from './model/random.ts'
import { callFor, type DiscoveredService, type PatientRecord, renamed } from './model/record.ts'
import { type Exchange, explain, fire, tell } from './service.ts'

/** One patient in view, from opening to closing. */
export interface Session {
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
export function useConsult(language: Language, service: DiscoveredService | undefined) {
  const [session, setSession] = useState<Session | null>(null)
  const [answer, setAnswer] = useState<Answer>({ state: 'busy', before: null })
  const [exchanges, setExchanges] = useState<readonly Exchange[]>([])
  const [asOf, setAsOf] = useState('')
  const [round, setRound] = useState(0)
  const [notice, setNotice] = useState('')
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

  return {
    session,
    answer,
    exchanges,
    asOf,
    setAsOf,
    notice,
    setNotice,
    /** Opens a record under an id that the service has not seen. */
    open(title: string, line: Text | null, found: PatientRecord) {
      const initial = renamed(found, newId())
      setAnswer({ state: 'busy', before: null })
      setExchanges([])
      setNotice('')
      setAsOf('')
      setSession({ title, line, initial, record: initial })
    },
    close: () => setSession(null),
    change: (next: PatientRecord) => setSession((now) => now && { ...now, record: next }),
    /** The record as it was opened, again under a new id: a refusal is told of a person, not of a record. */
    restart() {
      setNotice('')
      setAsOf('')
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
    /** Refuses a card, tells the service why and asks it again. @returns whether the service could be told */
    async refuse(card: Card, reason: Coding, userComment: string): Promise<boolean> {
      const overrideReason = { reason, ...(userComment.trim() && { userComment: userComment.trim() }) }
      const reached = await told(card, { outcome: 'overridden', overrideReason })
      setRound((before) => before + 1)
      return reached
    },
  }
}

export type Consult = ReturnType<typeof useConsult>

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
