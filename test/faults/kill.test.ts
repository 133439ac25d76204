import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openDatabase } from '../../src/store/database/database.ts'
import { json, startFhirServer } from '../fhir-server.ts'
import { serviceId, servicePath } from '../shipped.ts'
import { databases } from '../store/database/databases.ts'
import { compile, type ServerProcess, startServer } from './server-process.ts'

const rounds = 20
const senders = 4
const secret = 'for-tests-only-for-tests-only-for-tests'

/** Sends feedback one delivery after another until the service is gone; notes the cards of each that was acknowledged. */
async function sendUntilGone({ url }: ServerProcess, acknowledged: Set<string>, told: () => void): Promise<void> {
  for (;;) {
    const cards = [randomUUID(), randomUUID(), randomUUID()]
    const entry = { outcome: 'overridden', outcomeTimestamp: '2026-11-22T10:00:00Z' }
    const feedback = cards.map((card) => ({ ...entry, card }))
    const body = JSON.stringify({ feedback: [...feedback, feedback[0]] })
    const headers = { 'content-type': 'application/json' }
    try {
      const response = await fetch(`${url}${servicePath}/feedback`, { method: 'POST', headers, body })
      if (response.status === 200) {
        for (const card of cards) acknowledged.add(card)
        told()
      }
    } catch {
      return
    }
  }
}

describe('a service that is killed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'remissiewijzer-'))
  beforeAll(compile)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it.concurrent.each(databases.filter(({ skip }) => !skip))(
    `has all feedback that it acknowledged, once, after ${rounds} times: $kind database`,
    async ({ kind, start }) => {
      const server = await start()
      const { databaseUrl } = server.config
      const config = { databaseUrl, dataDir: join(folder, kind) }
      const env = databaseUrl ? { DATABASE_URL: databaseUrl, HASH_SECRET: secret } : { DATA_DIR: config.dataDir }
      const acknowledged = new Set<string>()
      try {
        for (let round = 0; round < rounds; round += 1) {
          const service = await startServer(env)
          await new Promise<void>((resolve) => {
            let deliveries = 0
            // Not all rounds end at the same place: some after the first delivery, some in the middle of many.
            const enough = () => {
              deliveries += 1
              if (deliveries === 1 + round * 3) void service.end('SIGKILL').then(() => resolve())
            }
            for (let sender = 0; sender < senders; sender += 1) void sendUntilGone(service, acknowledged, enough)
          })
        }
        const database = await openDatabase(config)
        const rows = await database.selectFrom('feedback').select('card').execute()
        await database.destroy()
        const stored = rows.map(({ card }) => card)
        const kept = new Set(stored)
        expect(acknowledged.size).toBeGreaterThan(rounds * 3)
        expect([...acknowledged].filter((card) => !kept.has(card))).toEqual([])
        expect(stored).toHaveLength(kept.size)
      } finally {
        await server.stop()
      }
    },
    480_000,
  )
})

describe('a service that is told to stop', () => {
  const folder = mkdtempSync(join(tmpdir(), 'remissiewijzer-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('finishes the call that it has, writes what waits, and ends well', async () => {
    let asked = () => {}
    const inFlight = new Promise<void>((resolve) => {
      asked = resolve
    })
    const fhir = await startFhirServer({
      Patient: (response, request, base) => {
        asked()
        setTimeout(
          () => json({ resourceType: 'Patient', id: 'p1', birthDate: '1960-01-31' })(response, request, base),
          700,
        )
      },
    })
    const service = await startServer({ DATA_DIR: folder, FHIR_SERVERS: fhir.base, GATHER_DEADLINE_MS: '20000' })
    const state = async () =>
      ((await (await fetch(`${service.url}/health/ready`)).json()) as { store: { state: string } }).store.state
    await vi.waitFor(async () => expect(await state()).toBe('open'), { timeout: 60_000, interval: 200 })
    const call = {
      hook: 'patient-view',
      hookInstance: randomUUID(),
      context: { userId: 'Practitioner/d1', patientId: 'p1' },
      fhirServer: fhir.base,
    }
    const answer = fetch(`${service.url}${servicePath}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(call),
    })
    await inFlight
    const [code, response] = await Promise.all([service.end('SIGTERM'), answer])
    expect([code, response.status, await response.json()]).toEqual([0, 200, { cards: [] }])
    await fhir.close()
    const database = await openDatabase({ databaseUrl: undefined, dataDir: folder })
    const rows = await database.selectFrom('call').select('service').execute()
    await database.destroy()
    expect(rows).toEqual([{ service: serviceId }])
  }, 120_000)
})
