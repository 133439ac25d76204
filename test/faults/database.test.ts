import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { GenericContainer, getContainerRuntimeClient, Wait } from 'testcontainers'
import { describe, expect, it, vi } from 'vitest'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { openDatabase } from '../../src/store/database/database.ts'
import { hasEngine } from '../container.ts'
import { startPostgres } from '../store/database/databases.ts'
import { run } from './app.ts'

const HASH_SECRET = 'for-tests-only-for-tests-only-for-tests'

describe.skipIf(!(await hasEngine()))('two services on one PostgreSQL', () => {
  it('behave as one: started together, a card of one is dismissed at the other, and both keep silent', async () => {
    const { container, config } = await startPostgres()
    const env = { DATABASE_URL: config.databaseUrl ?? '', HASH_SECRET }
    const knowledge = await loadKnowledge({ cases: false })
    const services = await Promise.all([run(env, knowledge), run(env, knowledge)])
    try {
      const [one, other] = services
      const shown = (await one.call()) ?? ''
      expect((await other.dismiss(shown)).status).toBe(200)
      for (const service of services)
        await vi.waitFor(async () => expect(await service.call()).toBeNull(), { timeout: 20_000, interval: 200 })
    } finally {
      await Promise.all(services.map(({ app }) => app.close()))
      await container.stop()
    }
  }, 240_000)
})

/** A port that stays the same when the container is started again. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

describe.skipIf(!(await hasEngine()))('a PostgreSQL server that is stopped and started', () => {
  it('keeps no call from its cards; feedback is refused for the time, and all is there afterwards', async () => {
    const port = await freePort()
    const container = await new GenericContainer('postgres:17-trixie')
      .withEnvironment({ POSTGRES_PASSWORD: 'test' })
      .withExposedPorts({ container: 5432, host: port })
      .withWaitStrategy(Wait.forLogMessage(/database system is ready to accept connections/, 2))
      .withStartupTimeout(120_000)
      .start()
    const server = (await getContainerRuntimeClient()).container.getById(container.getId())
    const databaseUrl = `postgresql://postgres:test@${container.getHost()}:${port}/postgres`
    const service = await run({ DATABASE_URL: databaseUrl, HASH_SECRET }, await loadKnowledge({ cases: false }))
    try {
      const shown = [await service.call()]
      expect(await service.dismiss()).toEqual({ status: 200, again: 0 })
      await server.stop()
      for (let calls = 0; calls < 5; calls += 1) shown.push(await service.call())
      const refused = await service.dismiss()
      expect(refused.status).toBe(503)
      expect(refused.again).toBeGreaterThan(0)
      shown.push(await service.call())
      expect(await service.app.metrics.text()).toContain('\nremissiewijzer_store_up 0\n')
      const known = shown[3] ?? ''
      await server.start()
      const after = await vi.waitFor(
        async () => {
          const answer = await service.dismiss(known)
          expect(answer.status).toBe(200)
          return answer
        },
        { timeout: 60_000, interval: 500 },
      )
      expect(after.again).toBe(0)
      await vi.waitFor(async () => expect(await service.state()).toEqual({ state: 'open', queued: 0, lost: 0 }), 30_000)
      const database = await openDatabase({ databaseUrl, dataDir: './unused' })
      const cards = await database.selectFrom('card').select(['uuid', 'rule']).execute()
      const feedback = await database
        .selectFrom('feedback')
        .select(['card', 'rule'])
        .where('card', '=', known)
        .execute()
      await database.destroy()
      expect(shown).not.toContain(null)
      expect(cards.map(({ uuid }) => uuid).sort()).toEqual([...shown].sort())
      expect(feedback).toEqual([{ card: known, rule: cards.find(({ uuid }) => uuid === known)?.rule }])
      await vi.waitFor(async () => expect(await service.call()).toBeNull(), 10_000)
    } finally {
      await service.app.close()
      await container.stop()
    }
  }, 240_000)
})
