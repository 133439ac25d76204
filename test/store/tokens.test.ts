import { GenericContainer, type StartedTestContainer, Wait } from 'testcontainers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { trustClients } from '../../src/engine/trust.ts'
import { openDatabase } from '../../src/store/database.ts'
import { markIn } from '../../src/store/tokens.ts'
import { hasEngine } from '../container.ts'
import { client, publicUrl, signer } from '../token.ts'

type Database = Awaited<ReturnType<typeof openDatabase>>

const urls = [`${publicUrl}/cds-services/small`]
const noKeys = () => async () => ({ keys: [] })

describe.each(['the embedded database', 'PostgreSQL'])('tokens in %s', async (which) => {
  const embedded = which === 'the embedded database'
  const engine = embedded || (await hasEngine())

  describe.skipIf(!engine)('are remembered by all instances', () => {
    let container: StartedTestContainer | undefined
    let databases: readonly Database[]

    beforeAll(async () => {
      if (embedded) {
        const database = await openDatabase({ databaseUrl: undefined, dataDir: 'memory://' })
        databases = [database, database]
        return
      }
      container = await new GenericContainer('postgres:17-trixie')
        .withEnvironment({ POSTGRES_PASSWORD: 'test' })
        .withExposedPorts(5432)
        .withWaitStrategy(Wait.forLogMessage(/database system is ready to accept connections/, 2))
        .start()
      const databaseUrl = `postgresql://postgres:test@${container.getHost()}:${container.getMappedPort(5432)}/postgres`
      databases = await Promise.all([1, 2].map(() => openDatabase({ databaseUrl, dataDir: './unused' })))
    })
    afterAll(async () => {
      await Promise.all([...new Set(databases)].map((database) => database.destroy()))
      await container?.stop()
    })

    it('so that a token is taken once by all of them together, also at the same moment', async () => {
      const his = await signer()
      const clients = [client({ keys: { pinned: [his.jwk] } })]
      const parts = { clients, fhirServers: new Set<string>(), fetchKeys: noKeys, strict: false }
      const instances = databases.map((database) => trustClients({ ...parts, markSeen: markIn({ database }) }))
      for (let round = 0; round < 5; round += 1) {
        const token = `Bearer ${await his.sign()}`
        const answers = await Promise.allSettled(instances.map((trust) => trust(token, urls)))
        expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
        const again = await Promise.allSettled(instances.map((trust) => trust(token, urls)))
        expect(again.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
      }
    })

    it('until they expire, and nothing of them but a hash', async () => {
      const [database] = databases
      if (!database) throw new Error('there is no database')
      let now = Date.parse('2026-11-22T12:00:00Z')
      const mark = markIn({ database }, () => now)
      await mark('old', new Date(now + 60_000))
      now += 3_600_000
      await mark('new', new Date(now + 60_000))
      const marks = () => database.selectFrom('token').select('mark').execute()
      await expect.poll(async () => (await marks()).map(({ mark: name }) => name)).not.toContain('old')
      const rows = await database.selectFrom('token').selectAll().where('mark', '<>', 'new').execute()
      expect(rows).toHaveLength(5)
      for (const row of rows)
        expect(row).toEqual({ mark: expect.stringMatching(/^[\w-]{43}$/), until: expect.any(Date) })
    })
  })
})

describe('a database that is not there', () => {
  it.each([
    ['not open', null],
    [
      'broken',
      {
        insertInto: () => ({
          values: () => ({
            onConflict: () => ({ executeTakeFirstOrThrow: async () => Promise.reject(new Error('gone')) }),
          }),
        }),
        deleteFrom: () => ({ where: () => ({ execute: async () => Promise.reject(new Error('gone')) }) }),
      },
    ],
    [
      'silent',
      {
        insertInto: () => ({
          values: () => ({ onConflict: () => ({ executeTakeFirstOrThrow: () => new Promise(() => undefined) }) }),
        }),
        deleteFrom: () => ({ where: () => ({ execute: async () => undefined }) }),
      },
    ],
  ])('leaves each instance to what it remembers itself: %s', async (_what, database) => {
    const his = await signer()
    const clients = [client({ keys: { pinned: [his.jwk] } })]
    const store = { database: database as unknown as Database | null }
    const trust = trustClients({
      clients,
      fhirServers: new Set(),
      fetchKeys: noKeys,
      markSeen: markIn(store),
      strict: false,
    })
    const token = `Bearer ${await his.sign()}`
    expect(await trust(token, urls)).toMatchObject({ client: 'his', tenant: 'praktijk' })
    await expect(trust(token, urls)).rejects.toMatchObject({ doubt: 'replayed' })
  })
})
