import { type Insertable, type Kysely, sql } from 'kysely'
import type { RefusedSubjects } from './refused-subjects.ts'
import type { FeedbackTable, Tables } from './tables.ts'

/** Is told of whom feedback is, once that is known. */
type Joined = Pick<RefusedSubjects, 'add'>

export type FeedbackRow = Omit<Insertable<FeedbackTable>, 'rule' | 'knowledge_version' | 'subject'>

/** Stores feedback, all of it or nothing, each outcome once however often it comes, and joins it to its cards. Gives how many cards are not known (yet). */
export async function storeFeedback(
  database: Kysely<Tables>,
  rows: readonly FeedbackRow[],
  refused: Joined,
): Promise<number> {
  if (rows.length === 0) return 0
  // In one order, so that two that store the same never wait for each other.
  const sorted = [...rows].sort((one, other) => (one.card < other.card ? -1 : 1))
  await database
    .insertInto('feedback')
    .values(sorted)
    .onConflict((conflict) => conflict.constraint('feedback_once').doNothing())
    .execute()
  const cards = [...new Set(sorted.map(({ card }) => card))]
  await joinFeedback(database, cards, refused)
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
export async function joinFeedback(database: Kysely<Tables>, cards: readonly string[], refused: Joined): Promise<void> {
  if (cards.length === 0) return
  const joined = await database
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
    .returning('feedback.subject')
    .execute()
  refused.add(joined.flatMap(({ subject }) => subject ?? []))
}

function anyOf(uuids: readonly string[]) {
  return sql<string>`any(${uuids}::uuid[])`
}
