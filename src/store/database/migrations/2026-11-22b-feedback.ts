import { type Kysely, sql } from 'kysely'

/** The tables of cards, which were a column of calls, and of feedback on them. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable('card')
    .addColumn('uuid', 'uuid', (column) => column.primaryKey())
    .addColumn('at', 'timestamptz', (column) => column.notNull())
    .addColumn('service', 'text', (column) => column.notNull())
    .addColumn('rule', 'text', (column) => column.notNull())
    .addColumn('indicator', 'text', (column) => column.notNull())
    .addColumn('client', 'text', (column) => column.notNull())
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('knowledge_version', 'text', (column) => column.notNull())
    .addColumn('subject', 'text')
    .execute()
  await sql`insert into card (uuid, at, service, rule, indicator, client, tenant, knowledge_version)
    select shown.uuid, call.at, call.service, shown.rule, shown.indicator, call.client, call.client, call.knowledge_version
    from call cross join jsonb_to_recordset(call.cards) as shown (uuid uuid, rule text, indicator text)`.execute(
    database,
  )
  await database.schema.alterTable('call').dropColumn('cards').execute()
  await database.schema
    .createTable('feedback')
    .addColumn('card', 'uuid', (column) => column.notNull())
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('client', 'text', (column) => column.notNull())
    .addColumn('service', 'text', (column) => column.notNull())
    .addColumn('outcome', 'text', (column) => column.notNull())
    .addColumn('reason', 'text')
    .addColumn('at', 'timestamptz', (column) => column.notNull())
    .addColumn('received', 'timestamptz', (column) => column.notNull())
    .addColumn('rule', 'text')
    .addColumn('knowledge_version', 'text')
    .addColumn('subject', 'text')
    .addUniqueConstraint('feedback_once', ['card', 'tenant', 'outcome', 'reason', 'at'], (unique) =>
      unique.nullsNotDistinct(),
    )
    .execute()
  await database.schema
    .createIndex('feedback_subject')
    .on('feedback')
    .column('subject')
    .where(sql.ref('subject'), 'is not', null)
    .execute()
  await database.schema.createIndex('card_at').on('card').column('at').execute()
  await database.schema.createIndex('call_at').on('call').column('at').execute()
  await database.schema.createIndex('feedback_received').on('feedback').column('received').execute()
}
