import type { Insertable, Kysely } from 'kysely'
import { joinFeedback } from './feedback.ts'
import type { RefusedSubjects } from './refused-subjects.ts'
import { writeShowings } from './showing-rows.ts'
import type { CallTable, CardTable, ShowingTable, Tables } from './tables.ts'

/** One answered call, with the cards that were shown. */
export interface Answered {
  readonly call: Insertable<CallTable>
  readonly cards: readonly Insertable<CardTable>[]
  /** Which of them rest after a while. */
  readonly showings: readonly Insertable<ShowingTable>[]
}

/** Writes answered calls and their cards, each once however often it is given, and joins feedback that came before. @throws when the database fails or refuses one */
export async function writeCalls(
  database: Kysely<Tables>,
  answered: readonly Answered[],
  refused: Pick<RefusedSubjects, 'add'>,
): Promise<void> {
  const cards = answered.flatMap(({ cards }) => cards)
  if (answered.length > 0)
    await database
      .insertInto('call')
      .values(answered.map(({ call }) => call))
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute()
  if (cards.length > 0)
    await database
      .insertInto('card')
      .values(cards)
      .onConflict((conflict) => conflict.column('uuid').doNothing())
      .execute()
  await writeShowings(
    database,
    answered.flatMap(({ showings }) => showings),
  )
  await joinFeedback(
    database,
    cards.map(({ uuid }) => uuid),
    refused,
  )
}
