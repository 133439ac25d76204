import { randomUUID } from 'node:crypto'
import type { Knowledge, Service } from '../knowledge/knowledge.ts'
import type { Store } from '../store/store.ts'
import type { Client } from './client.ts'
import type { Composed } from './compose.ts'
import type { Evaluation } from './decide.ts'

/** What is known of a call once it is answered. */
export interface Answered {
  readonly client: Client
  readonly service: Service
  readonly evaluations: readonly Evaluation[]
  readonly composed: Composed
  /** When the call came in, and how long answering it took (ms). */
  readonly at: Date
  readonly duration: number
}

/** Keeps what was decided and shown, never about whom: no id, no value, no date of the patient, no hookInstance. Returns at once and never throws. */
export function record(store: Store, knowledge: Knowledge, answered: Answered): void {
  const { client, service, evaluations, composed, at, duration } = answered
  const ruleOf = new Map([...composed.shown].map(([rule, uuid]) => [uuid, rule]))
  const cards = composed.cards.map(({ uuid, indicator }) => ({ uuid, rule: ruleOf.get(uuid) ?? '', indicator }))
  const decisions = evaluations.map(({ rule, decision: { outcome, reason } }) => ({ rule: rule.name, outcome, reason }))
  store.append({
    id: randomUUID(),
    at,
    service: service.id,
    hook: service.hook,
    client: client.client,
    knowledge_version: knowledge.version,
    knowledge_hash: knowledge.hash,
    duration_ms: Math.round(duration),
    decisions: JSON.stringify(decisions),
    cards: JSON.stringify(cards),
  })
}
