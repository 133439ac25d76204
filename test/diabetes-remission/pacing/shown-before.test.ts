import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openDatabase } from '../../../src/store/database/database.ts'
import { openStore } from '../../../src/store/store.ts'
import { databases } from '../../store/database/databases.ts'
import { shared } from '../../store/opened.ts'
import { knowledge } from '../service.ts'
import { type OpenPractice, openPractice } from './visits.ts'
import { withResult } from './with-result.ts'

/** However busy the machine is, the store answers in time here. */
vi.mock('../../../src/store/database/deadline.ts', async (original) => {
  const real = await original<typeof import('../../../src/store/database/deadline.ts')>()
  return { ...real, atMost: (ms: number, work: Promise<unknown>) => real.atMost(ms * 100, work) }
})

const candidate = 'candidate-two-years-bmi-32'

const withHba1c = (on: string, value: number) => withResult('2816', on, value)

describe.each(databases.filter(({ skip }) => !skip))('a card that informs, with the $kind database', ({ start }) => {
  let server: Awaited<ReturnType<typeof start>>
  let practice: OpenPractice
  let other: OpenPractice

  beforeAll(async () => {
    server = await start()
    const database = await openDatabase(server.config)
    const open = async () => shared(database)
    const store = () => openStore({ ...server.config, databaseUrl: 'shared' }, () => undefined, open)
    practice = await openPractice({ knowledge, store: store() })
    other = await openPractice({ knowledge, store: store() })
  }, 180_000)
  afterAll(async () => {
    await practice?.close()
    await other?.close()
    await server?.stop()
  })

  it('is shown on two days of fourteen, by whichever instance, and then from day 90', async () => {
    expect(await practice.visit(candidate, 0)).toHaveLength(1)
    expect(await other.visit(candidate, 0)).toHaveLength(1)
    expect(await other.visit(candidate, 5)).toHaveLength(1)
    expect(await practice.visit(candidate, 6)).toEqual([])
    const { decision, whole } = await practice.why(candidate, 'remission-candidate', 6)
    expect(decision).toMatchObject({
      outcome: 'recommend',
      notShown: 'recently-shown',
      againFrom: '2027-02-20',
      card: null,
    })
    expect(decision.notShownText?.nl).toMatch(/getoond/)
    expect(whole.doubts).toBeUndefined()
    expect(await other.visit(candidate, 89)).toEqual([])
    expect(await other.visit(candidate, 90)).toHaveLength(1)
  })

  it('is shown at once with news, and does not come back when that is taken back', async () => {
    const fixture = 'candidate-two-years-bmi-32'
    expect(await practice.visit(fixture, 95)).toHaveLength(1)
    expect(await practice.visit(fixture, 96)).toEqual([])
    expect(await practice.visit(fixture, 97, withHba1c('2026-11-23', 53))).toHaveLength(1)
    expect(await practice.visit(fixture, 98)).toEqual([])
    expect(await practice.visit(fixture, 98, withHba1c('2026-11-23', 54))).toHaveLength(1)
  })

  it('is not counted by "why?", nor where a page asks for everything', async () => {
    const fixture = 'insulin-long-duration'
    expect(await practice.visit(fixture, 0, undefined, '?pacing=off')).toHaveLength(1)
    await practice.why(fixture, 'remission-candidate', 1)
    expect(await practice.visit(fixture, 2)).toHaveLength(1)
    expect(await practice.visit(fixture, 30)).toEqual([])
    expect(await practice.visit(fixture, 30, undefined, '?pacing=off')).toHaveLength(1)
  })

  it('rests for "why?" of today alone', async () => {
    const notShown = async (query: string) =>
      (await practice.why(candidate, 'remission-candidate', 99, query)).decision.notShown
    expect(await notShown('')).toBe('recently-shown')
    expect(await notShown('?asOf=2027-03-01')).toBe('recently-shown')
    expect(await notShown('?asOf=2027-02-28')).toBe(null)
    expect(await notShown('?pacing=off')).toBe(null)
  })
})

describe('a card that informs', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'remissiewijzer-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('rests after the service was started again', async () => {
    const before = await openPractice({ knowledge, dataDir: folder })
    expect(await before.visit(candidate, 0)).toHaveLength(1)
    await before.close()
    const after = await openPractice({ knowledge, dataDir: folder })
    expect(await after.visit(candidate, 20)).toEqual([])
    await after.close()
  }, 60_000)

  it('is shown each time where the site wants that, and for as long as it says', async () => {
    const off = await openPractice({ knowledge, site: { pacing: 'off' } })
    for (const day of [0, 1, 2, 30]) expect(await off.visit(candidate, day)).toHaveLength(1)
    await off.close()
    const own = await openPractice({ knowledge, site: { pacing: { shownFor: 3, restsUntil: 10 } } })
    expect(await own.visit(candidate, 0)).toHaveLength(1)
    expect(await own.visit(candidate, 4)).toEqual([])
    expect(await own.visit(candidate, 10)).toHaveLength(1)
    await own.close()
  }, 60_000)

  it('is shown when the store cannot tell, and "why?" says that it is in doubt', async () => {
    const practice = await openPractice({ knowledge })
    expect(await practice.visit(candidate, 0)).toHaveLength(1)
    expect(await practice.visit(candidate, 20)).toEqual([])
    practice.store.peek = async () => undefined
    expect(await practice.visit(candidate, 20)).toHaveLength(1)
    expect((await practice.why(candidate, 'remission-candidate', 20)).whole.doubts).toEqual(['shown-before'])
    await practice.close()
  }, 60_000)

  it('that warns is shown each time', async () => {
    const practice = await openPractice({ knowledge })
    for (const day of [0, 1, 2, 3, 20]) {
      const cards = await practice.visit('loss-of-control-after-stop', day)
      expect(cards.filter(({ indicator }) => indicator === 'warning')).toHaveLength(1)
    }
    await practice.close()
  }, 60_000)
})
