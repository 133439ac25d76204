import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { build } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { fixtureNames } from '../../src/examples/fixture.ts'
import { bundle, json, startFhirServer } from '../fhir-server.ts'
import { noStore } from '../no-store.ts'
import { smallKnowledge } from '../small-knowledge.ts'
import { call, without } from './situations/call.ts'

describe('the server', () => {
  let { rows, store } = noStore()
  let app: ReturnType<typeof start>

  function start(env: Record<string, string> = {}) {
    const config = readConfig({ LOG_LEVEL: 'silent', ...env })
    return build({ config, knowledge: smallKnowledge(), store, today: () => '2026-11-22' })
  }

  beforeEach(() => {
    ;({ rows, store } = noStore())
    app = start()
  })
  afterEach(() => app.close())

  const post = (url: string, headers = {}) => app.inject({ method: 'POST', url, headers, payload: call })

  it('describes its active services, in the language that is asked for', async () => {
    const dutch = await app.inject('/cds-services')
    const usual = {
      title: 'Klein',
      description: 'Een dienst zonder regels',
      prefetch: expect.objectContaining({ patient: 'Patient/{{context.patientId}}' }),
      usageRequirements: 'Geen',
      version: '2.0.1',
    }
    expect(dutch.headers).toMatchObject({ 'content-language': 'nl', 'content-type': 'application/json; charset=utf-8' })
    expect(dutch.json()).toEqual({
      services: [
        { ...usual, hook: 'patient-view', id: 'small' },
        { ...usual, hook: 'encounter-start', id: 'small-encounter' },
        { ...usual, hook: 'order-select', id: 'small-select' },
        { ...usual, hook: 'order-sign', id: 'small-sign' },
        { ...usual, hook: 'problem-list-item-create', id: 'small-problem' },
      ],
    })
    const english = await app.inject({ url: '/cds-services', headers: { 'accept-language': 'en' } })
    expect(english.json().services[0].title).toBe('Small')
  })

  it('answers without waiting for the store, and hands it one row', async () => {
    const response = await post('/cds-services/small', { 'accept-language': 'en' })
    expect(response.json()).toEqual({ cards: [] })
    expect(response.headers).toMatchObject({ 'content-language': 'en', 'cache-control': 'no-store' })
    expect(rows).toEqual([
      {
        call: expect.objectContaining({ service: 'small', hook: 'patient-view', knowledge_version: '1.2.3' }),
        cards: [],
        showings: [],
      },
    ])
    expect(JSON.stringify(rows)).not.toMatch(/p1|0b7a5c1e|Kanarie/)
  })

  it('takes the same call twice', async () => {
    const answers = [await post('/cds-services/small'), await post('/cds-services/small')]
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200])
  })

  it('tells why by the same stages, for the day asked, and records nothing', async () => {
    const today = await post('/cds-services/small/explain')
    expect(today.json()).toMatchObject({
      service: 'small',
      asOf: '2026-11-22',
      patient: 'Patient/p1',
      decisions: [],
      cards: [],
    })
    expect((await post('/cds-services/small/explain?asOf=2025-02-28')).json().asOf).toBe('2025-02-28')
    expect(rows).toEqual([])
  })

  it('serves examples as whole calls where the configuration has them', async () => {
    const { examples } = (await app.inject('/examples')).json()
    expect(examples).toEqual(fixtureNames())
    expect((await app.inject(`/examples/${examples[0]}`)).json()).toMatchObject({
      hook: 'patient-view',
      context: {},
      prefetch: {},
    })
    const closed = start({ EXAMPLES: '0' })
    expect((await closed.inject('/examples')).statusCode).toBe(404)
    expect((await closed.inject('/')).json()).not.toHaveProperty('examples')
    await closed.close()
  })

  it('says that it lives and is ready, also while the store is not', async () => {
    expect((await app.inject('/health/live')).statusCode).toBe(200)
    expect((await app.inject('/health/ready')).json()).toMatchObject({ status: 'ready', store: { state: 'opening' } })
  })

  it('finishes the calls it has when it closes, and those that come in at that moment', async () => {
    let release = () => {}
    const asked = new Promise<void>((resolve) => {
      release = resolve
    })
    const server = await startFhirServer({
      Patient: json({ resourceType: 'Patient', id: 'p1' }),
      Observation: (response, request, base) => {
        release()
        setTimeout(() => json(bundle([]))(response, request, base), 300)
      },
    })
    const own = start({ FHIR_SERVERS: server.base })
    const url = `${await own.listen({ port: 0, host: '127.0.0.1' })}/cds-services/small`
    const body = JSON.stringify({ ...without('prefetch'), fhirServer: server.base })
    const send = () => fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    const inFlight = send()
    await asked
    const closing = own.close()
    const late = await send().then(
      ({ status }) => status,
      () => 'refused',
    )
    expect([200, 'refused']).toContain(late)
    expect(await (await inFlight).json()).toEqual({ cards: [] })
    const started = performance.now()
    await closing
    expect(performance.now() - started).toBeLessThan(2000)
    await server.close()
  })
})
