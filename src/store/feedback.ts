import { type Insertable, type Kysely, sql } from 'kysely'
import type { FeedbackTable, Tables } from './tables.ts'

export type FeedbackRow = Omit<Insertable<FeedbackTable>, 'rule' | 'knowledge_version' | 'subject'>

/** Stores feedback, all of it or nothing, each outcome once however often it comes, and joins it to its cards. Gives how many cards are not known (yet). */
export async function storeFeedback(database: Kysely<Tables>, rows: readonly FeedbackRow[]): Promise<number> {
  if (rows.length === 0) return 0
  // In one order, so that two that store the same never wait for each other.
  const sorted = [...rows].sort((one, other) => (one.card < other.card ? -1 : 1))
  await database
    .insertInto('feedback')
    .values(sorted)
    .onConflict((conflict) => conflict.constraint('feedback_once').doNothing())
    .execute()
  const cards = [...new Set(sorted.map(({ card }) => card))]
  await joinFeedback(database, cards)
  const unknown = await database
    .selectFrom('feedback')
    .select('card')
    .distinct()
    .where('rule', 'is', null)
    .where('card', '=', anyOf(cards))
    .execute()
  return unknown.length
}

/**
 * Copies to feedback what its cards tell: rule, version, and whom a refusal is about; only within one tenant and service. To be called
 * after feedback is committed and after cards are: whichever of the two comes last then finds the other.
 */
export async function joinFeedback(database: Kysely<Tables>, cards: readonly string[]): Promise<void> {
  if (cards.length === 0) return
  await database
    .updateTable('feedback')
    .from('card')
    .set(({ ref }) => ({
      rule: ref('card.rule'),
      knowledge_version: ref('card.knowledge_version'),
      subject: ref('card.subject'),
    }))
    .whereRef('card.uuid', '=', 'feedback.card')
    .whereRef('card.tenant', '=', 'feedback.tenant')
    .whereRef('card.service', '=', 'feedback.service')
    .where('feedback.rule', 'is', null)
    .where('feedback.card', '=', anyOf(cards))
    .execute()
}

function anyOf(uuids: readonly string[]) {
  return sql<string>`any(${uuids}::uuid[])`
}
