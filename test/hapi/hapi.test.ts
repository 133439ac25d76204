import { existsSync } from 'node:fs'
import type { Bundle } from 'fhir/r4.js'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { build } from '../../src/app.ts'
import { dayAt } from '../../src/calendar.ts'
import type { Card } from '../../src/cards/card.ts'
import { readConfig } from '../../src/config.ts'
import { fixtureNames, readFixture, shiftBundle } from '../../src/examples/fixture.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { type Containers, hasEngine, startContainers } from '../container.ts'
import { example, resourcesOf, serve } from '../directory/served.ts'
import { hasBrowser } from '../page/browser.ts'
import { called, callOf, callTo, pathOf, type Shipped, serviceId, shipped } from '../shipped.ts'
import { condition } from '../why/readings.ts'
import { type GuardedServer, guard } from './guarded-server.ts'
import { openOnPage } from './on-page.ts'
import { faultsOf, get, type Pressed, write } from './pressed.ts'
import { referredIn, suggested } from './suggested.ts'

interface Explanation {
  readonly facts: readonly { readonly fact: string }[]
  readonly decisions: readonly Readonly<Record<string, unknown>>[]
  readonly cards: readonly unknown[]
}

const today = dayAt(Date.now())
const bundles = new Map<string, Bundle>(fixtureNames().map((name) => [name, shiftBundle(readFixture(name), today)]))
const engine = await hasEngine()
const browser = hasBrowser()

/** What `test/<service>/pressed.ts` has pressed, where there is such a file. */
const pressed: (readonly [name: string, service: Shipped, pressed: Pressed])[] = []
for (const service of shipped) {
  const file = new URL(`../${service.folder}/pressed.ts`, import.meta.url)
  const all: readonly Pressed[] = existsSync(file) ? (await import(/* @vite-ignore */ file.href)).pressed : []
  pressed.push(...all.map((each) => [`${each.fixture}: ${each.label}`, service, each] as const))
}

describe.skipIf(!engine)('HAPI FHIR on PostgreSQL', () => {
  let containers: Containers
  let counting: GuardedServer
  let withoutObservations: GuardedServer
  let withoutProcedures: GuardedServer
  let app: ReturnType<typeof build>

  beforeAll(async () => {
    containers = await startContainers()
    for (const [name, bundle] of bundles) await load(containers.fhirServer, name, bundle)
    counting = await guard(containers.fhirServer, null)
    withoutObservations = await guard(containers.fhirServer, 'Observation')
    withoutProcedures = await guard(containers.fhirServer, 'Procedure')
    const servers = [containers.fhirServer, counting.base, withoutObservations.base, withoutProcedures.base]
    const config = readConfig({
      FHIR_SERVERS: servers.join(','),
      DATABASE_URL: containers.databaseUrl,
      HASH_SECRET: 'for-tests-only-for-tests-only-for-tests',
      GATHER_DEADLINE_MS: '30000',
      LOG_LEVEL: 'silent',
    })
    app = build({ config, knowledge: await loadKnowledge() })
    await app.listen({ host: '127.0.0.1', port: 0 })
  })

  afterAll(async () => {
    await app?.close()
    for (const server of [counting, withoutObservations, withoutProcedures]) await server?.stop()
    await containers?.stop()
  })

  async function post(path: string, payload: object, service = called) {
    const response = await app.inject({ method: 'POST', url: `${pathOf(service)}${path}`, payload })
    return { status: response.statusCode, body: response.json() }
  }

  async function explain(payload: object, service = called): Promise<Explanation> {
    const { status, body } = await post(`/explain?asOf=${today}`, payload, service)
    expect(status, JSON.stringify(body)).toBe(200)
    return body
  }

  it('takes the fixture patients a second time without a change', async () => {
    const [name, bundle] = [...bundles][0] ?? []
    if (!name || !bundle) throw new Error('there are no fixture patients')
    const answer = await load(containers.fhirServer, name, bundle)
    const versions = answer.entry?.map(({ response }) => response?.etag?.replace(/\D/g, ''))
    expect(new Set(versions)).toEqual(new Set(['1']))
  })

  it('finds no fault in what the directory tells', async () => {
    const directory = serve(await example())
    for (const resource of await resourcesOf(directory))
      expect(await faultsOf(containers.fhirServer, resource)).toEqual([])
    await directory.close()
  })

  it.each([...bundles])('decides for %s the same as with prefetch', async (_, bundle) => {
    const sent = await explain(callOf(bundle))
    const fetched = await explain(callOf(bundle, { fhirServer: containers.fhirServer }))
    expect(fetched.decisions.map(judgement)).toEqual(sent.decisions.map(judgement))
    expect(fetched.facts.length).toBe(sent.facts.length)
    expect(fetched.cards.length).toBe(sent.cards.length)
  })

  it('reads all pages of a patient with more than 100 Observations', async () => {
    const bundle = fixture('more-than-100-observations')
    const sent = await explain(callOf(bundle))
    const before = counting.asked.length
    const fetched = await explain(callOf(bundle, { fhirServer: counting.base }))
    const pages = counting.asked.slice(before).filter((path) => path.includes('_getpages'))
    expect(pages.length).toBeGreaterThanOrEqual(5)
    expect(fetched.facts.length).toBeGreaterThan(100)
    expect(fetched.facts.length).toBe(sent.facts.length)
    expect(fetched.decisions.map(judgement)).toEqual(sent.decisions.map(judgement))
  })

  it('answers a hook call with a card', async () => {
    const call = callOf(fixture('candidate-two-years-bmi-32'), { fhirServer: containers.fhirServer })
    const { status, body } = await post('', call)
    expect(status).toBe(200)
    expect(body.cards).toHaveLength(1)
  })

  it('keeps an answered call in PostgreSQL, and nothing of the patient', async () => {
    const call = callOf(fixture('metformin-hba1c-46'), { fhirServer: containers.fhirServer })
    const { body } = await post('', call)
    const [asked] = (await explain(call)).decisions.filter(({ card }) => card !== null)
    const [{ uuid }] = body.cards
    const client = new pg.Client({ connectionString: containers.databaseUrl })
    await client.connect()
    try {
      const row = await vi.waitFor(async () => {
        const { rows } = await client.query(
          'select call.*, card.* from card join call using (at, service, client) where uuid = $1',
          [uuid],
        )
        expect(rows).toHaveLength(1)
        return rows[0]
      }, 10_000)
      expect(row).toMatchObject({ service: serviceId, hook: 'patient-view', rule: asked?.rule })
      expect(JSON.stringify(row)).not.toMatch(/fx-|Testpersoon/)
    } finally {
      await client.end()
    }
  })

  it('answers 412 when the server refuses a search that the service needs', async () => {
    const call = callOf(fixture('candidate-two-years-bmi-32'), { fhirServer: withoutObservations.base })
    const { status, body } = await post('', call)
    expect(status).toBe(412)
    expect(body).toMatchObject({
      resourceType: 'OperationOutcome',
      issue: [
        { details: { coding: [{ code: 'fhir-server-failed' }] }, diagnostics: expect.stringContaining('observations') },
      ],
    })
  })

  it('decides without a search that the service can do without', async () => {
    const bundle = fixture('candidate-two-years-bmi-32')
    const [sent] = (await explain(callOf(bundle))).decisions
    const fetched = await explain(callOf(bundle, { fhirServer: withoutProcedures.base }))
    expect(withoutProcedures.asked.some((path) => path.includes('/Procedure'))).toBe(true)
    expect(fetched.decisions[0]).toMatchObject({ rule: sent?.rule, reason: sent?.reason })
  })

  it('answers 412 for a patient that the server does not have', async () => {
    const call = callOf(fixture('no-diabetes'), { fhirServer: containers.fhirServer })
    const { status, body } = await post('', { ...call, context: { ...call.context, patientId: 'fx-nobody' } })
    expect(status).toBe(412)
    expect(body).toMatchObject({ issue: [{ details: { coding: [{ code: 'patient-not-found' }] } }] })
  })

  it.skipIf(!browser)(
    'the page finds a patient on the server, shows the cards and the course',
    { timeout: 240_000 },
    () => openOnPage(containers.fhirServer, 'Testpersoon-Granaatappel'),
  )

  describe('what cards suggest', () => {
    beforeAll(async () => {
      const patient = { resourceType: 'Patient', id: 'p1', active: true }
      const known: Readonly<Record<string, object>> = { Patient: patient, Condition: condition }
      for (const reference of ['Patient/p1', 'Condition/dm2', ...referredIn(suggested())]) {
        const [type = '', id] = reference.split('/')
        await write(containers.fhirServer, 'update', { ...known[type], id })
      }
    })

    it.each(suggested().map(({ name, ...action }) => [name, action] as const))(
      'is valid FHIR that the server takes: %s',
      async (_, { type, resource }) => {
        expect(await faultsOf(containers.fhirServer, resource)).toEqual([])
        const written = await write(containers.fhirServer, type, resource)
        const { id, meta, text, ...rest } = written
        expect(resource).toMatchObject(rest)
      },
    )

    it('would be refused where FHIR forbids it: a relapse beside an abatement, an order of nobody', async () => {
      const coding = [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'relapse' }]
      const relapse = { ...condition, clinicalStatus: { coding }, abatementDateTime: '2023-05-01' }
      expect(await faultsOf(containers.fhirServer, relapse)).not.toEqual([])
      const order = { resourceType: 'ServiceRequest', status: 'draft', intent: 'proposal' }
      expect(await faultsOf(containers.fhirServer, order)).not.toEqual([])
    })

    it.each(pressed)('of %s, pressed, keeps all of the diagnosis but its status', async (_, service, expected) => {
      const { fixture: name, label, status, rule, reason } = expected
      const call = () => callTo(service)(fixture(name), { fhirServer: containers.fhirServer })
      const { body } = await post('', call(), service)
      const suggestions = body.cards.flatMap((card: Card) => card.suggestions ?? [])
      const pressed = suggestions.find((suggestion: { label: string }) => suggestion.label === label)
      const [{ type, resource }] = pressed.actions
      const before = await get(containers.fhirServer, `Condition/${resource.id}`)
      await write(containers.fhirServer, type, resource)
      const after = await get(containers.fhirServer, `Condition/${resource.id}`)
      const { clinicalStatus: __, meta: ___, ...kept } = before
      const { clinicalStatus, meta: ____, ...now } = after
      expect(now).toEqual(kept)
      expect(clinicalStatus).toMatchObject({ coding: [{ code: status }] })
      const { decisions } = await explain(call(), service)
      expect(decisions.find((decision) => decision.rule === rule)).toMatchObject({ reason })
      await load(containers.fhirServer, name, fixture(name))
    })
  })
})

function fixture(name: string): Bundle {
  const bundle = bundles.get(name)
  if (!bundle) throw new Error(`no fixture patient is called ${name}`)
  return bundle
}

/** What was decided and why, without what differs between two calls. */
function judgement({ rule, outcome, reason, missing, result, notShown, card }: Readonly<Record<string, unknown>>) {
  return { rule, outcome, reason, missing, result, notShown, card: card !== null }
}

async function load(fhirServer: string, name: string, bundle: Bundle): Promise<Bundle> {
  const headers = { 'content-type': 'application/fhir+json' }
  const response = await fetch(fhirServer, { method: 'POST', headers, body: JSON.stringify(bundle) })
  if (!response.ok) throw new Error(`${name} was refused: ${response.status} ${await response.text()}`)
  return (await response.json()) as Bundle
}
