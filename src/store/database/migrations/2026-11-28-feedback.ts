import { type Kysely, sql } from 'kysely'

/**
 * One row of feedback for each card, outcome and reason: those that differ in their moment only were told apart before, and could fill the table. The
 * constraint keeps its name, by which a version before this one asks for it.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`delete from feedback older using feedback newer
    where older.card = newer.card and older.tenant = newer.tenant and older.service = newer.service
      and older.outcome = newer.outcome and older.reason is not distinct from newer.reason
      and (older.at, older.ctid) < (newer.at, newer.ctid)`.execute(database)
  await database.schema.alterTable('feedback').dropConstraint('feedback_once').execute()
  await database.schema
    .alterTable('feedback')
    .addUniqueConstraint('feedback_once', ['card', 'tenant', 'service', 'outcome', 'reason'], (unique) =>
      unique.nullsNotDistinct(),
    )
    .execute()
  await database.schema
    .createIndex('feedback_unknown')
    .on('feedback')
    .columns(['tenant', 'received'])
    .where(sql.ref('rule'), 'is', null)
    .execute()
}
