import { setTimeout } from 'node:timers/promises'
import { type Kysely, Migrator } from 'kysely'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openDatabase } from '../../src/store/database/database.ts'
import { migrations } from '../../src/store/database/migrations/all.ts'
import { openStore } from '../../src/store/store.ts'
import type { Tables } from '../../src/store/tables.ts'
import { shared } from './opened.ts'
import { answered as row } from './rows.ts'

const config = { databaseUrl: undefined, dataDir: 'memory://' }

describe('the store', () => {
  let database: Kysely<Tables>

  beforeAll(async () => {
    database = await openDatabase(config)
  })

  afterAll(() => database.destroy())

  const open = async () => shared(database)
  const written = (service: string) => database.selectFrom('call').selectAll().where('service', '=', service).execute()

  it('keeps rows that came before it was open, all of them, each once', async () => {
    const store = openStore(config, () => undefined, open)
    const rows = Array.from({ length: 1200 }, () => row('before'))
    for (const one of [...rows, rows[0]]) if (one) store.append(one)
    expect(store.state).toBe('waiting')
    store.open()
    await vi.waitFor(() => expect(store.counts.queued).toBe(0), { timeout: 10_000 })
    expect(store.state).toBe('open')
    expect(await written('before')).toHaveLength(1200)
    expect((await written('before'))[0]).toMatchObject({
      hook: 'patient-view',
      decisions: [{ rule: 'a', outcome: 'recommend', reason: 'r' }],
    })
    await store.close(1000)
  })

  it('writes what waits when it closes', async () => {
    const store = openStore(config, () => undefined, open)
    store.open()
    store.append(row('closing'))
    await store.close(1000)
    expect(await written('closing')).toHaveLength(1)
    expect(store).toMatchObject({ state: 'closed', counts: { queued: 0, lost: 0 } })
  })

  it('tries again until the database opens, and complains', async () => {
    const complain = vi.fn()
    let attempts = 0
    const store = openStore(config, complain, async () => {
      attempts += 1
      if (attempts < 3) throw new Error('not yet')
      return open()
    })
    store.open()
    store.append(row('late'))
    await vi.waitFor(async () => expect(await written('late')).toHaveLength(1), { timeout: 5000 })
    expect(complain.mock.calls.map(([what]) => what)).toEqual(['open', 'open'])
    await store.close(1000)
  })

  it('keeps rows that could not be written, and writes them later', async () => {
    const complain = vi.fn()
    const broken = row('mended')
    const store = openStore(config, complain, open)
    store.open()
    await vi.waitFor(() => expect(store.state).toBe('open'))
    await database.schema.alterTable('call').renameTo('elsewhere').execute()
    store.append(broken)
    await vi.waitFor(() => expect(store.state).toBe('failing'))
    expect(store.counts).toEqual({ queued: 1, lost: 0 })
    await database.schema.alterTable('elsewhere').renameTo('call').execute()
    await vi.waitFor(async () => expect(await written('mended')).toHaveLength(1), { timeout: 5000 })
    expect(complain.mock.calls[0]?.[0]).toBe('write')
    await store.close(1000)
  })

  it('loses the oldest rows when too many wait, counts them, and never throws', async () => {
    const complain = vi.fn()
    const store = openStore(config, complain, () => new Promise(() => undefined))
    store.open()
    for (let at = 0; at < 10_003; at += 1) store.append(row('full'))
    expect(store.counts).toEqual({ queued: 10_000, lost: 3 })
    expect(complain).toHaveBeenCalledTimes(1)
    const started = performance.now()
    await store.close(100)
    expect(performance.now() - started).toBeLessThan(2000)
    expect(store.counts).toEqual({ queued: 0, lost: 10_003 })
  })

  it('makes feedback wait for the calls before it, not for those that keep coming', async () => {
    const store = openStore(
      config,
      () => undefined,
      async () =>
        shared(database, {
          transformQuery({ node }) {
            if (node.kind === 'InsertQueryNode') store.append(row('never ending'))
            return node
          },
        }),
    )
    store.open()
    store.append(row('before feedback'))
    const seen = await store.use(() => written('before feedback'))
    expect(seen).toHaveLength(1)
    await store.close(0)
  })

  it('looks first at what calls wait for, however much feedback waits', async () => {
    const store = openStore(config, () => undefined, open)
    store.open()
    await vi.waitFor(() => expect(store.state).toBe('open'))
    let stored = 0
    const feedback = Array.from({ length: 60 }, async () => {
      await store.use(() => setTimeout(50)).catch(() => undefined)
      stored += 1
    })
    await vi.waitFor(() => expect(stored).toBeGreaterThan(5))
    const refused = stored
    expect(await store.peek(5000, async () => 'seen', true)).toBe('seen')
    expect(stored - refused, 'what was under way').toBeLessThanOrEqual(6)
    await Promise.all(feedback)
    await store.close(0)
  })

  it('is migrated once: doing it again changes nothing', async () => {
    const migrator = new Migrator({ db: database, provider: migrations })
    expect(await migrator.migrateToLatest()).toEqual({ results: [] })
    expect((await migrator.getMigrations()).every(({ executedAt }) => executedAt !== undefined)).toBe(true)
  })
})
