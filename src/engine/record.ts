import { randomUUID } from 'node:crypto'
import type { Knowledge, Service } from '../knowledge/knowledge.ts'
import type { Store } from '../store/store.ts'
import type { Evaluation } from './decide.ts'
import type { KeyedCard } from './pacing/keyed.ts'
import type { NewShowing } from './pacing/paced.ts'
import { canBeSilenced } from './silence.ts'

/** A card that was shown, as far as it is kept. */
interface ShownCard {
  readonly uuid: string
  readonly indicator: string
}

/** What is known of a call once it is answered. */
export interface Answered {
  /** Who called, and whose patients they see. */
  readonly client: { readonly client: string; readonly tenant: string }
  readonly service: Service
  readonly evaluations: readonly Evaluation[]
  /** The cards, and the uuid of the card of each rule that has one. */
  readonly composed: { readonly cards: readonly ShownCard[]; readonly shown: ReadonlyMap<string, string> }
  /** The cards that were asked for, as the store knows them. */
  readonly keyed: readonly KeyedCard[]
  /** What to keep of the cards that rest after a while, by rule. */
  readonly showings: readonly (readonly [rule: string, NewShowing])[]
  /** When the call came in, and how long answering it took (ms). */
  readonly at: Date
  readonly duration: number
}

/**
 * Keeps what was decided and shown, never about whom: no value, no date of the patient, no hookInstance; keyed hashes of who it is
 * and what it says with a card that a dismissal would silence, or that rests. Returns at once and never throws.
 */
export function record(store: Store, knowledge: Knowledge, answered: Answered): void {
  const { client, service, evaluations, composed, keyed, showings, at, duration } = answered
  const ruleOf = new Map([...composed.shown].map(([rule, uuid]) => [uuid, rule]))
  const decisions = evaluations.map(({ rule, decision: { outcome, reason } }) => ({ rule: rule.name, outcome, reason }))
  store.append({
    call: {
      id: randomUUID(),
      at,
      service: service.id,
      hook: service.hook,
      client: client.client,
      knowledge_version: knowledge.version,
      knowledge_hash: knowledge.hash,
      duration_ms: Math.round(duration),
      decisions: JSON.stringify(decisions),
    },
    cards: composed.cards.map(({ uuid, indicator }) => {
      const rule = ruleOf.get(uuid) ?? ''
      const asked = keyed.find(({ evaluation }) => evaluation.rule.name === rule)
      const key = canBeSilenced(indicator, service) ? asked?.key : null
      return {
        uuid,
        at,
        service: service.id,
        rule,
        indicator,
        client: client.client,
        tenant: client.tenant,
        knowledge_version: knowledge.version,
        subject: key?.subject ?? null,
        name: asked?.request.name ?? null,
        fingerprint: key?.fingerprint ?? null,
      }
    }),
    showings: showings.flatMap(([rule, showing]) => (composed.shown.has(rule) ? [{ ...showing, at }] : [])),
  })
}
