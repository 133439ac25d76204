import type { Kysely } from 'kysely'

/** The table of tokens that were used, until they expire. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable('token')
    .addColumn('mark', 'text', (column) => column.primaryKey())
    .addColumn('until', 'timestamptz', (column) => column.notNull())
    .execute()
  await database.schema.createIndex('token_until').on('token').column('until').execute()
}
