import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { openDatabase } from '../../src/store/database/database.ts'
import { run } from './app.ts'

const folder = mkdtempSync(join(tmpdir(), 'remissiewijzer-disk-'))

/** Whether a small disk of its own could be made; says why not. */
function mounted(): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=160m', 'tmpfs', folder], { stdio: 'pipe' })
    return true
  } catch (error) {
    console.warn(
      `skipped: no small disk can be mounted (${error instanceof Error ? error.message.split('\n')[0] : error})`,
    )
    return false
  }
}

describe.skipIf(!mounted())('a disk that is full', () => {
  afterAll(() => {
    execFileSync('umount', ['--lazy', folder])
    rmSync(folder, { recursive: true })
  })

  it('keeps no call from its cards; feedback is refused until there is room again, and what was acknowledged is there', async () => {
    const service = await run({ DATA_DIR: folder }, await loadKnowledge({ cases: false }))
    const filler = join(folder, 'filler')
    const acknowledged: string[] = []
    const uuids = new Map<string, number>()
    const take = async () => {
      const card = crypto.randomUUID()
      const { status, again } = await service.dismiss(card)
      uuids.set(card, status)
      if (status === 200) acknowledged.push(card)
      return { status, again }
    }
    expect(await take()).toEqual({ status: 200, again: 0 })
    const { bavail, bsize } = statfsSync(folder)
    writeFileSync(filler, Buffer.alloc(bavail * bsize))
    expect(statfsSync(folder).bavail).toBe(0)
    // There may be room left in what the database has already: until that is used up it goes on.
    await vi.waitFor(
      async () => {
        for (let one = 0; one < 20; one += 1) await take()
        const { status, again } = await take()
        expect(status).toBe(503)
        expect(again).toBeGreaterThan(0)
      },
      { timeout: 60_000, interval: 10 },
    )
    expect(await service.call()).toMatch(/^[0-9a-f-]{36}$/)
    expect((await service.app.inject('/health/live')).statusCode).toBe(200)
    rmSync(filler)
    await vi.waitFor(async () => expect((await take()).status).toBe(200), { timeout: 60_000, interval: 500 })
    await vi.waitFor(async () => expect(await service.state()).toMatchObject({ state: 'open', queued: 0 }), 30_000)
    await service.app.close()
    const database = await openDatabase({ databaseUrl: undefined, dataDir: folder })
    const stored = (await database.selectFrom('feedback').select('card').execute()).map(({ card }) => card)
    await database.destroy()
    expect(acknowledged.filter((card) => !stored.includes(card))).toEqual([])
    expect(stored).toHaveLength(new Set(stored).size)
  }, 240_000)
})
