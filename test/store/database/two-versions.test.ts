import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { build } from '../../../src/app.ts'
import { readConfig } from '../../../src/config.ts'
import { openDatabase } from '../../../src/store/database/database.ts'
import { call } from '../../http/situations/call.ts'
import { accepted, feedbackPath } from '../../http/situations/feedback.ts'
import { smallKnowledge } from '../../small-knowledge.ts'

describe('a database that a newer version has worked on', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'versions-'))
  const config = { databaseUrl: undefined, dataDir }
  afterAll(() => rmSync(dataDir, { recursive: true }))

  /** Starts the service of this version on it, has it take a call and feedback, and stops it. Gives what it told of migrations. */
  async function served() {
    const lines: string[] = []
    const app = build({
      config: readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'info' }),
      knowledge: smallKnowledge(),
      log: { write: (line: string) => lines.push(line) },
    })
    await app.listen({ host: '127.0.0.1', port: 0 })
    const ready = async () => (await app.inject('/health/ready')).json().store.state
    await vi.waitFor(async () => expect(await ready()).toBe('open'), { timeout: 60_000 })
    expect((await app.inject({ method: 'POST', url: '/cds-services/small', payload: call })).statusCode).toBe(200)
    const payload = { feedback: [{ ...accepted, card: randomUUID() }] }
    expect((await app.inject({ method: 'POST', url: feedbackPath, payload })).statusCode).toBe(200)
    await app.close()
    return lines.map((line) => JSON.parse(line)).filter(({ migrations }) => migrations)
  }

  async function rows() {
    const database = await openDatabase(config)
    const counted = await sql<{ calls: number; outcomes: number }>`
      select (select count(*)::int from call) as calls, (select count(*)::int from feedback) as outcomes`.execute(
      database,
    )
    await database.destroy()
    return counted.rows[0]
  }

  it('is used by this version as before, which says so, and nothing is lost', async () => {
    const [first, ...others] = await served()
    expect([first.level, others]).toEqual([30, []])
    expect(first).toMatchObject({ msg: 'the database is brought up to date' })
    expect(first.migrations).toContain('2026-11-28-feedback')

    const newer = await openDatabase(config)
    await sql`alter table call add column tomorrow text`.execute(newer)
    await sql`insert into kysely_migration (name, timestamp) values ('2099-01-01-tomorrow', '2099-01-01')`.execute(
      newer,
    )
    await newer.destroy()

    const [warning, ...more] = await served()
    expect([warning.level, warning.migrations, more]).toEqual([40, ['2099-01-01-tomorrow'], []])
    expect(warning.msg).toMatch(/^a newer version of the service has worked on this database/)
    expect(await rows()).toEqual({ calls: 2, outcomes: 2 })
  }, 240_000)
})
