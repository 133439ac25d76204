import { randomUUID } from 'node:crypto'
import type { FeedbackRow } from '../../src/store/feedback.ts'
import type { Answered } from '../../src/store/store.ts'
import type { Tables } from '../../src/store/tables.ts'

const at = new Date('2026-01-01T10:00:00Z')

/** A call that was answered, with cards. */
export function answered(service: string, cards: Answered['cards'] = []): Answered {
  return {
    call: {
      id: randomUUID(),
      at,
      service,
      hook: 'patient-view',
      client: 'his',
      knowledge_version: '1',
      knowledge_hash: 'sha256:0',
      duration_ms: 3,
      decisions: JSON.stringify([{ rule: 'a', outcome: 'recommend', reason: 'r' }]),
    },
    cards,
    showings: [],
  }
}

/** A card that was shown. */
export function card(more: Partial<Tables['card']> = {}): Tables['card'] {
  return {
    uuid: randomUUID(),
    at,
    service: 'small',
    rule: 'question',
    indicator: 'info',
    client: 'his',
    tenant: 'region',
    knowledge_version: '1',
    subject: null,
    name: null,
    fingerprint: null,
    ...more,
  }
}

/** What became of a card: not now, unless told otherwise. */
export function outcome(card: string, more: Partial<FeedbackRow> = {}): FeedbackRow {
  return {
    card,
    tenant: 'region',
    client: 'his',
    service: 'small',
    outcome: 'overridden',
    reason: 'not-now',
    said: null,
    at,
    received: new Date('2026-01-02T10:00:00Z'),
    ...more,
  }
}
