import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { measuredService } from '../../scripts/fuzz/measured.ts'
import { floods } from '../../scripts/fuzz/memory.ts'
import { callWith } from '../../scripts/fuzz/resources.ts'
import { packageRoot } from '../../src/knowledge/files/root.ts'
import { hasEngine } from '../container.ts'
import { servicePath } from '../shipped.ts'
import { startPostgres } from '../store/database/databases.ts'
import { compile } from './server-process.ts'

/** Those of the deployments: a container of 1 GiB, of which Node 24 makes a heap of 560 MB. */
const [container, heap] = [1024, 560]
const rounds = 3
const path = servicePath
const secret = 'for-tests-only-for-tests-only-for-tests'

describe.skipIf(!(await hasEngine()))('a service of the size of its container, on PostgreSQL', () => {
  const bomb = gzipSync(`{"resourceType":"Bundle","type":"searchset","x":[${'[],'.repeat(10_000_000)}[]]}`)
  const fhir = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/fhir+json', 'content-encoding': 'gzip' }).end(bomb)
  })
  let database: Awaited<ReturnType<typeof startPostgres>>
  let service: Awaited<ReturnType<typeof measuredService>>
  let base: string

  beforeAll(async () => {
    compile()
    await new Promise<void>((resolve) => fhir.listen(0, '127.0.0.1', resolve))
    base = `http://127.0.0.1:${(fhir.address() as AddressInfo).port}/fhir`
    database = await startPostgres()
    const env = { DATABASE_URL: database.config.databaseUrl ?? '', HASH_SECRET: secret, FHIR_SERVERS: base }
    const program = pathToFileURL(join(packageRoot(), 'dist/scripts/fuzz/service.js'))
    service = await measuredService(env, [`--max-old-space-size=${heap}`], program)
  }, 240_000)
  afterAll(async () => {
    await service?.end()
    await database?.container.stop()
    fhir.close()
    fhir.closeAllConnections()
  })

  it.each(Object.entries(floods))(
    'lives through %s',
    async (what, flood) => {
      let most = 0
      const watch = setInterval(() => {
        most = Math.max(most, service.resident())
      }, 20)
      const statuses = new Set<number>()
      for (let round = 0; round < rounds; round++)
        for (const status of await flood(service, path, base)) statuses.add(status)
      clearInterval(watch)
      console.log(`${what}: ${most} MiB resident at most, answers ${[...statuses].join() || 'unread'}`)
      expect(service.runs()).toBe(true)
      expect(most).toBeGreaterThan(50)
      expect(most).toBeLessThan(container)
      expect([...statuses].filter((status) => status === 0 || status === 500)).toEqual([])
      // What was held is let go of: soon an ordinary call is answered again.
      const good = async () => (await service.cost(path, JSON.stringify(callWith([])))).statuses[0]
      for (let tries = 0; (await good()) !== 200; tries++) {
        expect(tries).toBeLessThan(20)
        await setTimeout(500)
      }
    },
    180_000,
  )
})
