import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openDatabase } from '../../src/store/database/database.ts'
import { storeFeedback } from '../../src/store/feedback.ts'
import { lookUpTogether } from '../../src/store/refusals.ts'
import { prune } from '../../src/store/retention.ts'
import { openStore } from '../../src/store/store.ts'
import { startStore } from './opened.ts'
import { answered, card, outcome } from './rows.ts'

const config = { databaseUrl: undefined, dataDir: 'memory://' }

describe('of whom something was refused is known in memory', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'remissiewijzer-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('so that nobody else costs a query, before and after the service is started again', async () => {
    const first = await startStore({ ...config, dataDir: folder })
    const shown = card({ subject: 'refuser' })
    first.append(answered('small', [shown]))
    const looked = vi.spyOn(first, 'peek')
    expect(await lookUpTogether(first)('refuser', null)).toEqual([])
    expect(looked).not.toHaveBeenCalled()
    await first.use((database) => storeFeedback(database, [outcome(shown.uuid)], first.refused))
    expect(await lookUpTogether(first)('refuser', null)).toHaveLength(1)
    expect(looked).toHaveBeenCalledTimes(1)
    await first.close(5000)
    const again = await startStore({ ...config, dataDir: folder })
    const lookedAgain = vi.spyOn(again, 'peek')
    expect(await lookUpTogether(again)('refuser', null)).toHaveLength(1)
    expect(await lookUpTogether(again)('stranger', '2026-11-22')).toEqual([])
    expect(lookedAgain).toHaveBeenCalledTimes(1)
    await again.close(5000)
  }, 30_000)

  it('never while the database is not open, and never where others write it too', async () => {
    const closed = openStore(config, () => undefined)
    expect(await lookUpTogether(closed)('stranger', null)).toBeUndefined()
    const shared = await startStore({ ...config, databaseUrl: 'postgresql://shared' }, () => openDatabase(config))
    expect(shared.refused.isNothingOf('stranger')).toBe(false)
    await shared.close(1000)
  })

  it('no longer than the database knows it', async () => {
    const store = await startStore(config)
    const shown = card({ subject: 'refuser' })
    store.append(answered('small', [shown]))
    await store.use((database) => storeFeedback(database, [outcome(shown.uuid)], store.refused))
    expect(store.refused.isNothingOf('refuser')).toBe(false)
    await prune(store, { days: 400, silence: 3, rest: 90 }, '2026-11-22')
    expect(store.refused.isNothingOf('refuser')).toBe(true)
    await store.close(1000)
  })
})
