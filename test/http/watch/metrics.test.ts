import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { build } from '../../../src/app.ts'
import { readConfig } from '../../../src/config.ts'
import { readFixture, shiftBundle } from '../../../src/examples/fixture.ts'
import { serveMetrics } from '../../../src/http/watch/metrics.ts'
import { loadKnowledge } from '../../../src/knowledge/load.ts'
import { json, startFhirServer, wrongs } from '../../fhir-server.ts'
import { callOf, servicePath } from '../../shipped.ts'

const path = servicePath
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

const post = (payload: object, url = path) => app.inject({ method: 'POST', url, payload })
const fixture = (name: string) => callOf(shiftBundle(readFixture(name), today))
const candidate = fixture('candidate-two-years-bmi-32')
/** Numbers that are told of calls, without those of the store, of connections and of the process. */
const ofCalls = async () =>
  (await app.metrics.text()).split('\n').filter((line) => !/store_|connections |^(#|$)/.test(line))

/** The value of one line. */
async function metric(line: string): Promise<number> {
  const found = (await app.metrics.text()).split('\n').find((each) => each.startsWith(`${line} `))
  return found ? Number(found.slice(line.length)) : 0
}

describe('what is counted', () => {
  it('moves by ten calls at a time, so that no call can be told by what it added', async () => {
    expect(await ofCalls()).toEqual([])
    for (let calls = 0; calls < 9; calls += 1) expect((await post(candidate)).statusCode).toBe(200)
    for (let calls = 0; calls < 20; calls += 1) await app.inject('/no/such/path')
    expect(await ofCalls(), 'nine calls, whatever else was asked').toEqual([])
    await post(candidate)
    const told = await ofCalls()
    expect(told.length).toBeGreaterThan(20)
    await post(fixture('remission-after-metformin-stop'))
    expect(await ofCalls()).toEqual(told)
  })

  it('is that the service answers, how, and how fast: answers, stages, fetches, leniencies', async () => {
    await post({ ...candidate, hook: 'order-sign' })
    await post({ ...candidate, hookInstance: 'x' })
    await post(candidate, `${path}/explain`)
    const context = { userId: 'Practitioner/d1', patientId: 'p1' }
    await post({ ...candidate, context, prefetch: {}, fhirServer: server.base })
    for (let calls = 0; calls < 10; calls += 1) await post(candidate)
    const route = 'route="POST /cds-services/:service"'
    expect(await metric(`remissiewijzer_calls_total{${route},status="200",code=""}`)).toBe(22)
    expect(await metric(`remissiewijzer_calls_total{${route},status="400",code="hook-mismatch"}`)).toBe(1)
    expect(await metric(`remissiewijzer_calls_total{route="unknown",status="404",code="route-unknown"}`)).toBe(20)
    expect(await metric('remissiewijzer_lenient_total{kind="hook-instance-not-uuid"}')).toBe(1)
    expect(await metric('remissiewijzer_fhir_fetch_seconds_count{result="failed"}')).toBeGreaterThan(0)
    expect(await metric('remissiewijzer_fhir_fetch_seconds_count{result="had"}')).toBeGreaterThan(0)
    for (const stage of ['trust', 'receive', 'accept', 'gather', 'read', 'decide', 'silence', 'compose'])
      expect(await metric(`remissiewijzer_stage_seconds_count{stage="${stage}"}`), stage).toBeGreaterThanOrEqual(2)
    expect(await metric('remissiewijzer_stage_seconds_count{stage="record"}')).toBe(22)
    expect(await metric(`remissiewijzer_call_seconds_count{${route}}`)).toBe(24)
  })

  it('says at once how the store is', async () => {
    expect(await metric('remissiewijzer_store_up')).toBe(1)
    expect(await metric('remissiewijzer_store_lost_calls')).toBe(0)
  })

  it('names no service, rule, card, reason or client', async () => {
    const labels = [...(await app.metrics.text()).matchAll(/[{,](\w+)="/g)].map(([, label]) => label)
    expect(new Set(labels)).toEqual(new Set(['route', 'status', 'code', 'le', 'stage', 'result', 'kind']))
  })
})

describe('counts', () => {
  it('are on a port of their own, and not on that of calls', async () => {
    expect((await app.inject('/metrics')).statusCode).toBe(404)
    const own = await serveMetrics({ host: '127.0.0.1', metricsPort: 0 }, app.metrics)
    const answer = await fetch(`${own?.url}/metrics`)
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
    expect(await answer.text()).toContain('\nremissiewijzer_store_up 1\n')
    expect((await fetch(`${own?.url}${path}`, { method: 'POST' })).status).toBe(404)
    await own?.close()
  })

  it('are on no port unless one is configured', async () => {
    expect(readConfig({}).metricsPort).toBeUndefined()
    expect(await serveMetrics(readConfig({}), app.metrics)).toBeNull()
    expect(readConfig({ METRICS_PORT: '9464' }).metricsPort).toBe(9464)
    expect(() => readConfig({ METRICS_PORT: '3000' })).toThrow('METRICS_PORT: is that of PORT')
  })
})
