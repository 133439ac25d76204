import type { Kysely } from 'kysely'

/** The table of answered calls. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable('call')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .addColumn('at', 'timestamptz', (column) => column.notNull())
    .addColumn('service', 'text', (column) => column.notNull())
    .addColumn('hook', 'text', (column) => column.notNull())
    .addColumn('client', 'text', (column) => column.notNull())
    .addColumn('knowledge_version', 'text', (column) => column.notNull())
    .addColumn('knowledge_hash', 'text', (column) => column.notNull())
    .addColumn('duration_ms', 'integer', (column) => column.notNull())
    .addColumn('decisions', 'jsonb', (column) => column.notNull())
    .addColumn('cards', 'jsonb', (column) => column.notNull())
    .execute()
}
