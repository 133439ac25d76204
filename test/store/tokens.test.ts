import { sql } from 'kysely'
import { getContainerRuntimeClient, type StartedTestContainer } from 'testcontainers'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openDatabase } from '../../src/store/database/database.ts'
import type { Store } from '../../src/store/store.ts'
import { markIn } from '../../src/store/tokens.ts'
import { type Trust, trustClients } from '../../src/trust/trust.ts'
import { client, publicUrl, type Signer, signer } from '../token.ts'
import { databases } from './database/databases.ts'
import { startStore } from './opened.ts'

const urls = [`${publicUrl}/cds-services/small`]

/** One instance of the service, as far as tokens go. */
function instance(his: Signer, store: Pick<Store, 'urgent' | 'peek' | 'state'>): Trust {
  const clients = [client({ keys: { pinned: [his.jwk] } })]
  const fetchKeys = async () => Response.json({ keys: [] })
  return trustClients({ clients, fhirServers: new Set(), fetchKeys, markSeen: markIn(store), strict: false })
}

/** `taken`, or why not: the doubt about the token or the code of the error. */
async function outcome(trust: Trust, token: string): Promise<string> {
  return trust(token, urls).then(
    () => 'taken',
    (error) => error.doubt ?? error.code,
  )
}

const tokensOf = (his: Signer, count: number) =>
  Promise.all(Array.from({ length: count }, async () => `Bearer ${await his.sign()}`))

describe.each(databases.filter(({ skip }) => !skip))('tokens in the $kind database', ({ kind, start }) => {
  let server: Awaited<ReturnType<typeof start>>
  let stores: readonly Store[]
  let his: Signer
  const instances = () => stores.map((store) => instance(his, store))

  beforeAll(async () => {
    his = await signer('k1', 'RS384')
    server = await start()
    const one = await startStore(server.config)
    stores = [one, kind === 'embedded' ? one : await startStore(server.config)]
  }, 150_000)
  afterAll(async () => {
    await Promise.all([...new Set(stores)].map((store) => store.close(1000)))
    await server?.stop()
  })

  it('are taken once by all instances together, 200 at once, whatever else the database has to do', async () => {
    const [one, other] = instances()
    if (!one || !other) throw new Error('there are no instances')
    for (let round = 0; round < 5; round += 1) {
      const tokens = await tokensOf(his, 200)
      // More than may wait for a connection: looks of other calls are given up, tokens are not.
      const busy = stores.flatMap((store) =>
        Array.from({ length: 60 }, () => store.peek(5000, (database) => sql`select pg_sleep(0.02)`.execute(database))),
      )
      const first = await Promise.all(tokens.flatMap((token) => [outcome(one, token), outcome(other, token)]))
      expect(first.filter((each) => each === 'taken')).toHaveLength(200)
      expect(first.filter((each) => each === 'replayed')).toHaveLength(200)
      const again = await Promise.all(tokens.flatMap((token) => [outcome(one, token), outcome(other, token)]))
      expect(new Set(again)).toEqual(new Set(['replayed']))
      await Promise.all(busy)
    }
  }, 60_000)

  it('are remembered until they expire, by nothing but a hash', async () => {
    const [store] = stores
    if (!store) throw new Error('there is no database')
    let now = Date.parse('2026-11-22T12:00:00Z')
    const mark = markIn(store, () => now)
    const hours = (count: number) => new Date(now + count * 3_600_000)
    expect(await mark('old', hours(0.1))).toBe(true)
    now += 3_600_000
    expect(await mark('new', hours(0.1))).toBe(true)
    const rows = () => store.use((database) => database.selectFrom('token').selectAll().execute())
    await expect.poll(async () => (await rows()).some(({ mark }) => mark === 'old')).toBe(false)
    const others = (await rows()).filter(({ mark }) => mark !== 'new')
    expect(others).toHaveLength(1000)
    for (const row of others)
      expect(row).toEqual({ mark: expect.stringMatching(/^[\w-]{43}$/), until: expect.any(Date) })
  })
})

describe.skipIf(databases.every(({ kind, skip }) => skip || kind === 'embedded'))('a token', () => {
  let server: {
    readonly config: Parameters<typeof startStore>[0]
    readonly container?: StartedTestContainer
    stop(): Promise<unknown>
  }
  let stores: readonly Store[]
  let his: Signer
  const instances = () => stores.map((store) => instance(his, store))

  beforeAll(async () => {
    his = await signer('k1', 'RS384')
    const [postgres] = databases.filter(({ kind, skip }) => kind !== 'embedded' && !skip)
    if (!postgres) throw new Error('there is no PostgreSQL')
    server = await postgres.start()
    stores = await Promise.all([startStore(server.config), startStore(server.config)])
  }, 150_000)
  afterAll(async () => {
    await Promise.all((stores ?? []).map((store) => store.close(1000)))
    await server?.stop()
  })

  it('is not taken while the database is too slow to tell whether it was used', async () => {
    const [one, other] = instances()
    if (!one || !other) throw new Error('there are no instances')
    const tokens = await tokensOf(his, 50)
    for (const token of tokens) await outcome(one, token)
    const more = await tokensOf(his, 50)
    const database = await openDatabase(server.config)
    await database.transaction().execute(async (held) => {
      await sql`lock table token in access exclusive mode`.execute(held)
      const answers = await Promise.all([...tokens, ...more].map((token) => outcome(other, token)))
      expect(new Set(answers)).toEqual(new Set(['token-use-unknown']))
    })
    await database.destroy()
    expect(await outcome(other, await tokensOf(his, 1).then(([token = '']) => token))).toBe('taken')
    const [afterwards] = instances()
    for (const token of [...tokens, ...more])
      expect(await outcome(afterwards ?? one, token), 'a token that was refused with 503 counts as used').toBe(
        'replayed',
      )
  }, 60_000)

  it('is judged by each instance alone once the database is away, and by all as soon as it is back', async () => {
    const [one, other] = instances()
    if (!one || !other || !server.container) throw new Error('there are no instances')
    const paused = (await getContainerRuntimeClient()).container.getById(server.container.getId())
    const [before = '', during = '', after = ''] = await tokensOf(his, 3)
    expect(await outcome(one, before)).toBe('taken')
    await paused.pause()
    try {
      const silent = await tokensOf(his, 1).then(([token = '']) => outcome(one, token))
      expect(silent, 'a database that is silent for a moment may know the token').toBe('token-use-unknown')
      await vi.waitFor(() => expect(stores[0]?.state).toBe('failing'), { timeout: 40_000, interval: 200 })
      expect(await outcome(one, before)).toBe('replayed')
      expect(await outcome(one, during), 'cards come without a database').toBe('taken')
    } finally {
      await paused.unpause()
    }
    await vi.waitFor(
      async () => {
        const [token = ''] = await tokensOf(his, 1)
        expect(await outcome(one, token)).toBe('taken')
        expect(stores[0]?.state).toBe('open')
      },
      { timeout: 30_000, interval: 500 },
    )
    await vi.waitFor(async () => {
      await outcome(other, await tokensOf(his, 1).then(([token = '']) => token))
      expect(stores[1]?.state).toBe('open')
    }, 30_000)
    for (const token of [before, during]) expect(await outcome(other, token)).toBe('replayed')
    expect([await outcome(one, after), await outcome(other, after)]).toEqual(['taken', 'replayed'])
  }, 120_000)
})

describe('while', () => {
  it('no database is there, each instance goes by what it remembers itself', async () => {
    const his = await signer()
    const trust = instance(his, { state: 'failing', urgent: async () => null, peek: async () => undefined })
    const [token = ''] = await tokensOf(his, 1)
    expect(await trust(token, urls)).toMatchObject({ client: 'his', tenant: 'praktijk' })
    expect(await outcome(trust, token)).toBe('replayed')
  })

  it.each([
    ['open and silent', 'open', () => new Promise<null>(() => undefined)],
    ['opened for the first time', 'opening', () => new Promise<null>(() => undefined)],
    ['open and answers with an error', 'open', () => Promise.reject(new Error('deadlock detected'))],
  ] as const)('the database is %s, nobody can tell, and no token is taken', async (_how, state, urgent) => {
    const his = await signer()
    const trust = instance(his, { state, urgent, peek: async () => undefined })
    const [token = ''] = await tokensOf(his, 1)
    await expect(trust(token, urls)).rejects.toMatchObject({ status: 503, code: 'token-use-unknown' })
    expect(await outcome(trust, token)).toBe('replayed')
  })

  it('a database that was away is asked again and says nothing, a card does not wait for it', async () => {
    const his = await signer()
    const trust = instance(his, {
      state: 'failing',
      urgent: () => new Promise<null>(() => undefined),
      peek: async () => undefined,
    })
    const [token = ''] = await tokensOf(his, 1)
    const asked = performance.now()
    expect(await outcome(trust, token)).toBe('taken')
    expect(performance.now() - asked).toBeLessThan(1500)
  })
})
