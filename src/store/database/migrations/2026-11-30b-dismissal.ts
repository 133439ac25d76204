import { type Kysely, sql } from 'kysely'

/** What a dismissal holds for: which card of the rule, how urgent, and what it said; and what a client calls a reason that is not ours. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await database.schema.alterTable('card').addColumn('name', 'text').addColumn('fingerprint', 'text').execute()
  await database.schema
    .alterTable('feedback')
    .addColumn('name', 'text')
    .addColumn('indicator', 'text')
    .addColumn('fingerprint', 'text')
    .addColumn('said', 'text')
    .execute()
  await sql`update feedback set indicator = card.indicator from card
    where card.uuid = feedback.card and card.tenant = feedback.tenant and card.service = feedback.service`.execute(
    database,
  )
}
