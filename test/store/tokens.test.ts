import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { trustClients } from '../../src/engine/trust.ts'
import { openDatabase } from '../../src/store/database.ts'
import type { Store } from '../../src/store/store.ts'
import { markIn } from '../../src/store/tokens.ts'
import { client, publicUrl, type Signer, signer } from '../token.ts'
import { databases } from './databases.ts'

const urls = [`${publicUrl}/cds-services/small`]

function instance(his: Signer, store: Pick<Store, 'peek'>) {
  const clients = [client({ keys: { pinned: [his.jwk] } })]
  const fetchKeys = () => async () => ({ keys: [] })
  return trustClients({ clients, fhirServers: new Set(), fetchKeys, markSeen: markIn(store), strict: false })
}

describe.each(databases.filter(({ skip }) => !skip))('tokens in the $kind database', ({ kind, start }) => {
  let server: Awaited<ReturnType<typeof start>>
  let opened: readonly Awaited<ReturnType<typeof openDatabase>>[]
  const stores = () => opened.map((database): Pick<Store, 'peek'> => ({ peek: (_within, work) => work(database) }))

  beforeAll(async () => {
    server = await start()
    const one = await openDatabase(server.config)
    opened = [one, kind === 'embedded' ? one : await openDatabase(server.config)]
  })
  afterAll(async () => {
    await Promise.all([...new Set(opened)].map((database) => database.destroy()))
    await server.stop()
  })

  it('are taken once by all instances together, also at the same moment', async () => {
    const his = await signer()
    const instances = stores().map((store) => instance(his, store))
    for (let round = 0; round < 5; round += 1) {
      const token = `Bearer ${await his.sign()}`
      const answers = await Promise.allSettled(instances.map((trust) => trust(token, urls)))
      expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      const again = await Promise.allSettled(instances.map((trust) => trust(token, urls)))
      expect(again.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    }
  })

  it('are remembered until they expire, by nothing but a hash', async () => {
    const [store] = stores()
    const [database] = opened
    if (!store || !database) throw new Error('there is no database')
    let now = Date.parse('2026-11-22T12:00:00Z')
    const mark = markIn(store, () => now)
    await mark('old', new Date(now + 60_000))
    now += 3_600_000
    await mark('new', new Date(now + 60_000))
    const rows = () => database.selectFrom('token').selectAll().where('mark', '<>', 'new').execute()
    await expect.poll(rows).toHaveLength(5)
    for (const row of await rows())
      expect(row).toEqual({ mark: expect.stringMatching(/^[\w-]{43}$/), until: expect.any(Date) })
  })
})

it('leaves each instance to what it remembers itself when the database is not there', async () => {
  const his = await signer()
  const trust = instance(his, { peek: async () => undefined })
  const token = `Bearer ${await his.sign()}`
  expect(await trust(token, urls)).toMatchObject({ client: 'his', tenant: 'praktijk' })
  await expect(trust(token, urls)).rejects.toMatchObject({ doubt: 'replayed' })
})
