import { Kysely, Migrator, PostgresDialect } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrations } from '../../../src/store/database/migrations/all.ts'
import { openPglite } from '../../../src/store/database/pglite.ts'
import { storeFeedback } from '../../../src/store/feedback.ts'
import { rememberRefused } from '../../../src/store/refused-subjects.ts'
import type { Tables } from '../../../src/store/tables.ts'
import { outcome } from '../rows.ts'

describe('a database of an earlier version', () => {
  let database: Kysely<Tables>
  const migrator = () => new Migrator({ db: database, provider: migrations })
  beforeAll(async () => {
    database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: await openPglite('memory://') }) })
  }, 60_000)
  afterAll(() => database.destroy())

  it('keeps of feedback that differed in its moment the newest, and goes on being written as it was', async () => {
    expect((await migrator().migrateTo('2026-11-22b-feedback')).error).toBeUndefined()
    const uuid = crypto.randomUUID()
    const unjoined = { rule: null, knowledge_version: null, subject: null }
    const at = (day: number) => new Date(Date.UTC(2026, 0, day))
    // What an earlier version does not write.
    const row = (day: number, more = {}) => {
      const { said: _, ...written } = outcome(uuid, { at: at(day), ...more })
      return { ...written, ...unjoined }
    }
    const asBefore = (...rows: ReturnType<typeof row>[]) =>
      database
        .insertInto('feedback')
        .values(rows)
        .onConflict((conflict) => conflict.constraint('feedback_once').doNothing())
        .execute()
    await asBefore(
      row(1),
      row(3),
      row(2),
      row(1, { reason: null }),
      row(4, { reason: null }),
      row(1, { tenant: 'other' }),
    )
    expect((await migrator().migrateToLatest()).error).toBeUndefined()
    const left = async () =>
      (
        await database
          .selectFrom('feedback')
          .select(['tenant', 'reason', 'at'])
          .orderBy('tenant')
          .orderBy('at')
          .execute()
      ).map(({ tenant, reason, at }) => [tenant, reason, at.getUTCDate()])
    expect(await left()).toEqual([
      ['other', 'not-now', 1],
      ['region', 'not-now', 3],
      ['region', null, 4],
    ])
    await asBefore(row(7))
    await storeFeedback(database, [outcome(uuid, { at: at(8), reason: null })], rememberRefused(false))
    expect(await left()).toEqual([
      ['other', 'not-now', 1],
      ['region', 'not-now', 3],
      ['region', null, 8],
    ])
  })
})
