import type { Kysely } from 'kysely'

/** The table of what was shown to whom on which day. Its key is how a call looks it up, so that however much is kept costs no call more. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable('showing')
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('fingerprint', 'text', (column) => column.notNull())
    .addColumn('first', 'date', (column) => column.notNull())
    .addColumn('day', 'date', (column) => column.notNull())
    .addColumn('at', 'timestamptz', (column) => column.notNull())
    .addPrimaryKeyConstraint('showing_once', ['subject', 'fingerprint', 'first', 'day'])
    .execute()
  await database.schema.createIndex('showing_first').on('showing').column('first').execute()
}
