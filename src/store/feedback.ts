import { type Insertable, type Kysely, sql } from 'kysely'
import { newestRows } from './database/newest-rows.ts'
import type { RefusedSubjects } from './refused-subjects.ts'
import type { FeedbackTable, Tables } from './tables.ts'

/** Is told of whom feedback is, once that is known. */
type Joined = Pick<RefusedSubjects, 'add'>

export type FeedbackRow = Omit<
  Insertable<FeedbackTable>,
  'rule' | 'knowledge_version' | 'subject' | 'name' | 'indicator' | 'fingerprint'
>

/** Most outcomes of a tenant that are kept about cards which nobody knows; about: two that come in at once may both find room. */
export const mostUnknown = 10_000

/** Of a delivery: how many cards are not known (yet), and how many outcomes of such cards were not kept, because too many are. */
export interface Stored {
  readonly unknownCards: number
  readonly notKept: number
}

/**
 * Stores feedback, all of it or nothing, and joins it to its cards. Of each card, outcome and reason there is one row, with the newest moment and the first arrival, however often it
 * comes; of cards that are not known no more than the tenant may have.
 */
export async function storeFeedback(
  database: Kysely<Tables>,
  rows: readonly FeedbackRow[],
  refused: Joined,
): Promise<Stored> {
  const sorted = newestRows(rows, keyOf)
  if (sorted.length === 0) return { unknownCards: 0, notKept: 0 }
  const isKnown = await knownCards(database, sorted)
  const unknown = sorted.filter((row) => !isKnown(row))
  const room = unknown.length === 0 ? 0 : await roomForUnknown(database, unknown[0]?.tenant ?? '')
  const left = new Set(unknown.slice(room))
  const kept = sorted.filter((row) => !left.has(row))
  if (kept.length > 0)
    await database
      .insertInto('feedback')
      .values(kept)
      .onConflict((conflict) =>
        conflict
          .constraint('feedback_once')
          .doUpdateSet(({ ref }) => ({ at: ref('excluded.at'), said: ref('excluded.said') }))
          .whereRef('excluded.at', '>', 'feedback.at'),
      )
      .execute()
  const cards = [...new Set(kept.map(({ card }) => card))]
  await joinFeedback(database, cards, refused)
  // A card may have come meanwhile.
  const isKnownNow = unknown.length === 0 ? isKnown : await knownCards(database, unknown)
  const strangers = unknown.filter((row) => !isKnownNow(row)).map(({ card }) => card)
  return { unknownCards: new Set(strangers).size, notKept: left.size }
}

function keyOf({ card, tenant, service, outcome, reason }: FeedbackRow): string {
  return JSON.stringify([card, tenant, service, outcome, reason])
}

/** Tells which of the cards that rows are about were shown to that tenant by that service. */
async function knownCards(
  database: Kysely<Tables>,
  rows: readonly FeedbackRow[],
): Promise<(row: FeedbackRow) => boolean> {
  const shown = await database
    .selectFrom('card')
    .select(['uuid', 'tenant', 'service'])
    .where('uuid', '=', anyOf([...new Set(rows.map(({ card }) => card))]))
    .execute()
  const known = new Set(shown.map(({ uuid, tenant, service }) => JSON.stringify([uuid, tenant, service])))
  return ({ card, tenant, service }) => known.has(JSON.stringify([card, tenant, service]))
}

/** How many more outcomes about cards that nobody knows a tenant may have. */
async function roomForUnknown(database: Kysely<Tables>, tenant: string): Promise<number> {
  const { rows } = await database
    .selectFrom('feedback')
    .select(({ fn }) => fn.countAll<string>().as('rows'))
    .where('rule', 'is', null)
    .where('tenant', '=', tenant)
    .executeTakeFirstOrThrow()
  return Math.max(0, mostUnknown - Number(rows))
}

/**
 * Copies to feedback what its cards tell: rule, version, whom a refusal is about, and what the card said; only within one tenant and service. To be called
 * after feedback is committed and after cards are: whichever of the two comes last then finds the other.
 */
export async function joinFeedback(database: Kysely<Tables>, cards: readonly string[], refused: Joined): Promise<void> {
  if (cards.length === 0) return
  const joined = await database
    .updateTable('feedback')
    .from('card')
    .set(({ ref }) => ({
      rule: ref('card.rule'),
      knowledge_version: ref('card.knowledge_version'),
      subject: ref('card.subject'),
      name: ref('card.name'),
      indicator: ref('card.indicator'),
      fingerprint: ref('card.fingerprint'),
    }))
    .whereRef('card.uuid', '=', 'feedback.card')
    .whereRef('card.tenant', '=', 'feedback.tenant')
    .whereRef('card.service', '=', 'feedback.service')
    .where('feedback.rule', 'is', null)
    .where('feedback.card', '=', anyOf(cards))
    .returning('feedback.subject')
    .execute()
  refused.add(joined.flatMap(({ subject }) => subject ?? []))
}

function anyOf(uuids: readonly string[]) {
  return sql<string>`any(${uuids}::uuid[])`
}
