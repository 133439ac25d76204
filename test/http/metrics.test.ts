import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { build } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { hookCall, readFixture, shiftBundle } from '../../src/fhir/fixture.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { json, startFhirServer, wrongs } from '../fhir-server.ts'

const path = '/cds-services/diabetes-remission'
const today = '2026-11-22'
const patient = { resourceType: 'Patient', id: 'p1', birthDate: '1960-01-31' }

let server: Awaited<ReturnType<typeof startFhirServer>>
let app: ReturnType<typeof build>

beforeAll(async () => {
  server = await startFhirServer({ Patient: json(patient), Observation: wrongs.failing })
  const config = readConfig({ DATA_DIR: 'memory://', LOG_LEVEL: 'silent', FHIR_SERVERS: server.base })
  app = build({ config, knowledge: await loadKnowledge({ cases: false }), today: () => today })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const state = async () => (await app.inject('/health/ready')).json().store.state
  await vi.waitFor(async () => expect(await state()).toBe('open'), { timeout: 60_000 })
}, 90_000)
afterAll(async () => {
  await app?.close()
  await server?.close()
})

/** The value of one line of /metrics. */
async function metric(line: string): Promise<number> {
  const { body, headers } = await app.inject('/metrics')
  expect(headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/)
  const found = body.split('\n').find((each) => each.startsWith(`${line} `))
  return found ? Number(found.slice(line.length)) : 0
}

it('counts answers, decisions, cards, stages, fetches, outcomes and leniencies', async () => {
  const call = hookCall(shiftBundle(readFixture('candidate-two-years-bmi-32'), today))
  const { cards } = (await app.inject({ method: 'POST', url: path, payload: { ...call, hookInstance: 'x' } })).json()
  await app.inject({ method: 'POST', url: path, payload: { ...call, hook: 'order-sign' } })
  await app.inject({ method: 'POST', url: `${path}/explain`, payload: call })
  await app.inject('/no/such/path')
  const context = { userId: 'Practitioner/d1', patientId: 'p1' }
  await app.inject({ method: 'POST', url: path, payload: { ...call, context, prefetch: {}, fhirServer: server.base } })
  const feedback = [
    {
      card: cards[0].uuid,
      outcome: 'overridden',
      overrideReason: { reason: { code: 'not-now' } },
      outcomeTimestamp: '2026-11-22T10:00:00Z',
    },
  ]
  const stored = await app.inject({ method: 'POST', url: `${path}/feedback`, payload: { feedback } })
  expect(stored.statusCode).toBe(200)
  const labels = 'service="diabetes-remission"'
  const route = `route="POST /cds-services/:service"`
  expect(await metric(`remissiewijzer_calls_total{${route},${labels},status="200",code=""}`)).toBe(1)
  expect(await metric(`remissiewijzer_calls_total{${route},service="",status="400",code="hook-mismatch"}`)).toBe(1)
  expect(await metric(`remissiewijzer_calls_total{route="unknown",service="",status="404",code="route-unknown"}`)).toBe(
    1,
  )
  expect(
    await metric(`remissiewijzer_decisions_total{${labels},rule="remission-candidate",outcome="recommend"}`),
    '"why?" decides nothing',
  ).toBe(1)
  expect(await metric(`remissiewijzer_cards_total{${labels},rule="remission-candidate",indicator="info"}`)).toBe(1)
  expect(await metric(`remissiewijzer_feedback_total{${labels},outcome="overridden",reason="not-now"}`)).toBe(1)
  expect(await metric(`remissiewijzer_lenient_total{client="open",kind="hook-instance-not-uuid"}`)).toBe(1)
  expect(await metric('remissiewijzer_fhir_fetch_seconds_count{result="failed"}')).toBeGreaterThan(0)
  expect(await metric('remissiewijzer_fhir_fetch_seconds_count{result="had"}')).toBeGreaterThan(0)
  expect(await metric('remissiewijzer_store_up')).toBe(1)
  expect(await metric('remissiewijzer_store_lost_calls')).toBe(0)
  for (const stage of ['trust', 'receive', 'accept', 'gather', 'read', 'decide', 'silence', 'compose'])
    expect(await metric(`remissiewijzer_stage_seconds_count{stage="${stage}"}`), stage).toBeGreaterThanOrEqual(2)
  expect(await metric(`remissiewijzer_stage_seconds_count{stage="record"}`)).toBe(1)
  expect(await metric(`remissiewijzer_call_seconds_count{${route}}`)).toBe(3)
  await vi.waitFor(async () => {
    await app.inject({ method: 'POST', url: path, payload: call })
    expect(await metric(`remissiewijzer_silenced_total{${labels}}`)).toBeGreaterThan(0)
  })
})
