import type { StartedTestContainer } from 'testcontainers'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openDatabase } from '../../../src/store/database/database.ts'
import { openStore } from '../../../src/store/store.ts'
import { hasEngine } from '../../container.ts'
import { answered } from '../rows.ts'
import { type DatabaseConfig, startPostgres } from './databases.ts'

const row = () => answered('small')

describe.skipIf(!(await hasEngine()))('a PostgreSQL server', () => {
  let container: StartedTestContainer
  let config: DatabaseConfig

  beforeAll(async () => {
    ;({ container, config } = await startPostgres())
  })
  afterAll(() => container?.stop())

  it('takes rows, also after it threw everybody out', async () => {
    const complain = vi.fn()
    const store = openStore(config, complain)
    store.open()
    store.append(row())
    const database = await openDatabase(config)
    const decisions = () => database.selectFrom('call').select('decisions').execute()
    await vi.waitFor(async () => expect(await decisions()).toHaveLength(1), { timeout: 10_000 })
    await container.exec([
      'psql',
      '-U',
      'postgres',
      '-c',
      'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()',
    ])
    store.append(row())
    await vi.waitFor(async () => expect(await decisions()).toHaveLength(2), { timeout: 10_000 })
    expect((await decisions())[1]).toEqual({ decisions: [{ rule: 'a', outcome: 'recommend', reason: 'r' }] })
    expect(store.counts).toEqual({ queued: 0, lost: 0 })
    await store.close(2000)
    await database.destroy()
  })

  it('may be migrated by several programs at once', async () => {
    await container.exec(['psql', '-U', 'postgres', '-c', 'create database fresh'])
    const fresh = { ...config, databaseUrl: config.databaseUrl?.replace(/postgres$/, 'fresh') }
    const all = await Promise.all([openDatabase(fresh), openDatabase(fresh), openDatabase(fresh)])
    await Promise.all(all.map((database) => database.destroy()))
  })
})
