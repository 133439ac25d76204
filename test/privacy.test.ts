import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { build } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { fixtureNames, readFixture, shiftBundle } from '../src/examples/fixture.ts'
import { loadKnowledge } from '../src/knowledge/load.ts'
import { openStore, type Store } from '../src/store/store.ts'
import { startFhirServer, wrongs } from './fhir-server.ts'
import { callOf, servicePath } from './shipped.ts'

/** Everything that is sent about a person goes through here, and none of it may come out where things are kept. */
const path = servicePath
/** So that no date of a fixture is one of today's. */
const today = '2041-03-14'
const knowledge = await loadKnowledge({ cases: false })
/** Codes, units and words that the service itself knows say nothing about anyone. */
const ours = JSON.stringify([...knowledge.services.values()], (_key, value) =>
  value instanceof Map ? [...value] : value,
)
const comment = 'Mevrouw Kanarie-Zeldzaam belt morgen'
const token = 'canary-token-5f1c'
const lines: string[] = []
const errors: string[] = []
let store: Store
let app: ReturnType<typeof build>
let server: Awaited<ReturnType<typeof startFhirServer>>

beforeAll(async () => {
  server = await startFhirServer({ Patient: wrongs.outcome, Observation: wrongs.html })
  const config = readConfig({ DATA_DIR: 'memory://', LOG_LEVEL: 'trace', FHIR_SERVERS: server.base })
  store = openStore(config, (what, counts, error) => lines.push(`${what} ${JSON.stringify(counts)} ${error}`))
  app = build({ config, knowledge, store, today: () => today, log: { write: (line) => lines.push(line) } })
  await app.listen({ host: '127.0.0.1', port: 0 })
  await vi.waitFor(() => expect(store.state).toBe('open'), { timeout: 60_000 })
}, 90_000)
afterAll(async () => {
  await app?.close()
  await server?.close()
})

async function post(url: string, payload: object): Promise<{ cards?: readonly { uuid: string }[] }> {
  const response = await app.inject({ method: 'POST', url, payload })
  if (response.statusCode >= 400) errors.push(JSON.stringify(response.headers), response.body)
  return response.json()
}

/** Every text and number that stands in what is sent, without those that are the service's own or too short to point at anyone. */
function sentIn(value: unknown, found: Set<string>): Set<string> {
  if (typeof value === 'object' && value !== null) for (const each of Object.values(value)) sentIn(each, found)
  else if (String(value).length >= 6 && !ours.includes(String(value))) found.add(String(value))
  return found
}

/** A call with measured values that stand out, so that they can be told from other numbers. */
function marked(call: object): typeof example {
  const mark = (key: string, value: unknown) => (key === 'value' && typeof value === 'number' ? value + 0.00731 : value)
  return JSON.parse(JSON.stringify(call), mark)
}
const example = { hookInstance: '', context: { patientId: '' }, prefetch: {} }

it('no name, date, id, token or value that was sent is in logs, metrics, errors or the store', {
  timeout: 120_000,
}, async () => {
  const sent = new Set<string>([comment, token, 'Kanarie'])
  for (const name of fixtureNames()) {
    const call = {
      ...marked(callOf(shiftBundle(readFixture(name), today))),
      fhirServer: server.base,
      fhirAuthorization: {
        access_token: token,
        token_type: 'Bearer',
        expires_in: 300,
        scope: 'patient/*.rs',
        subject: 'canary-subject',
      },
    }
    sentIn(call, sent)
    const { cards = [] } = await post(path, call)
    await post(`${path}/explain`, call)
    await post(path, { ...call, prefetch: {} })
    await post(path, { ...call, context: { ...call.context, userId: 7 } })
    await post(path, { ...call, context: { ...call.context, patientId: `${call.context.patientId}/$everything` } })
    const feedback = cards.map(({ uuid }, at) => ({
      card: at === 0 ? uuid : randomUUID(),
      outcome: 'overridden',
      overrideReason: { reason: { code: comment, system: 'urn:x', display: comment }, userComment: comment },
      outcomeTimestamp: '2026-01-01T09:00:00Z',
    }))
    await post(`${path}/feedback`, { feedback })
    await post(`${path}/feedback`, { feedback: [{ card: comment, outcome: comment, userComment: comment }] })
  }
  for (const own of [server.base, 'patient-view', 'Bearer', 'patient/*.rs', 'http://', 'https://']) sent.delete(own)
  const metrics = await app.metrics.text()
  const rows = await store.use(async (database) => {
    const tables = await database.introspection.getTables()
    const dumps = tables.map(({ name }) => sql`select * from ${sql.table(name)}`.execute(database))
    return (await Promise.all(dumps)).map((dump) => JSON.stringify(dump.rows))
  })
  expect(rows.join('').length).toBeGreaterThan(10_000)
  expect(lines.length).toBeGreaterThan(5 * fixtureNames().length)
  expect(errors.length).toBeGreaterThan(2 * fixtureNames().length)
  expect(sent.size).toBeGreaterThan(500)
  // A random id of ours may hold the digits of a code by chance: what it holds was not sent, unless the whole of it was.
  const own = (text: string) =>
    text.replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => (sent.has(id) ? id : '#'))
  const kept = {
    logs: own(lines.join('\n')),
    metrics: own(metrics),
    errors: own(errors.join('\n')),
    store: own(rows.join('\n')),
  }
  const leaks = Object.entries(kept).flatMap(([where, text]) =>
    [...sent].filter((word) => text.includes(word)).map((word) => `${where}: ${word}`),
  )
  expect(leaks).toEqual([])
})
