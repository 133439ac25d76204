import type { Bundle } from 'fhir/r4.js'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { build } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import type { Card } from '../../src/engine/card.ts'
import { dayAt } from '../../src/fhir/day.ts'
import { fixtureNames, hookCall, readFixture, shiftBundle } from '../../src/fhir/fixture.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { type Containers, hasEngine, startContainers } from '../container.ts'
import { condition } from '../engine/readings.ts'
import { hasBrowser } from '../page/browser.ts'
import { type GuardedServer, guard } from './guarded-server.ts'
import { openOnPage } from './on-page.ts'
import { faultsOf, get, write } from './pressed.ts'
import { suggested } from './suggested.ts'

interface Explanation {
  readonly facts: readonly { readonly fact: string }[]
  readonly decisions: readonly Readonly<Record<string, unknown>>[]
  readonly cards: readonly unknown[]
}

const today = dayAt(Date.now())
const bundles = new Map<string, Bundle>(fixtureNames().map((name) => [name, shiftBundle(readFixture(name), today)]))
const engine = await hasEngine()
const browser = hasBrowser()

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

  async function post(path: string, payload: object) {
    const response = await app.inject({ method: 'POST', url: `/cds-services/diabetes-remission${path}`, payload })
    return { status: response.statusCode, body: response.json() }
  }

  async function explain(payload: object): Promise<Explanation> {
    const { status, body } = await post(`/explain?asOf=${today}`, payload)
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

  it.each([...bundles])('decides for %s the same as with prefetch', async (_, bundle) => {
    const sent = await explain(hookCall(bundle))
    const fetched = await explain(hookCall(bundle, { fhirServer: containers.fhirServer, prefetch: false }))
    expect(fetched.decisions.map(judgement)).toEqual(sent.decisions.map(judgement))
    expect(fetched.facts.length).toBe(sent.facts.length)
    expect(fetched.cards.length).toBe(sent.cards.length)
  })

  it('reads all pages of a patient with more than 100 Observations', async () => {
    const bundle = fixture('more-than-100-observations')
    const sent = await explain(hookCall(bundle))
    const before = counting.asked.length
    const fetched = await explain(hookCall(bundle, { fhirServer: counting.base, prefetch: false }))
    const pages = counting.asked.slice(before).filter((path) => path.includes('_getpages'))
    expect(pages.length).toBeGreaterThanOrEqual(5)
    expect(fetched.facts.length).toBeGreaterThan(100)
    expect(fetched.facts.length).toBe(sent.facts.length)
    expect(fetched.decisions.map(judgement)).toEqual(sent.decisions.map(judgement))
  })

  it('answers a hook call with a card', async () => {
    const call = hookCall(fixture('candidate-two-years-bmi-32'), { fhirServer: containers.fhirServer, prefetch: false })
    const { status, body } = await post('', call)
    expect(status).toBe(200)
    expect(body.cards).toHaveLength(1)
  })

  it('keeps an answered call in PostgreSQL, and nothing of the patient', async () => {
    const bundle = fixture('metformin-hba1c-46')
    const { body } = await post('', hookCall(bundle, { fhirServer: containers.fhirServer, prefetch: false }))
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
      expect(row).toMatchObject({ service: 'diabetes-remission', hook: 'patient-view', rule: 'tapering-review' })
      expect(JSON.stringify(row)).not.toMatch(/fx-|Testpersoon/)
    } finally {
      await client.end()
    }
  })

  it('answers 412 when the server refuses a search that the service needs', async () => {
    const call = hookCall(fixture('candidate-two-years-bmi-32'), {
      fhirServer: withoutObservations.base,
      prefetch: false,
    })
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
    const fetched = await explain(hookCall(bundle, { fhirServer: withoutProcedures.base, prefetch: false }))
    expect(withoutProcedures.asked.some((path) => path.includes('/Procedure'))).toBe(true)
    expect(fetched.decisions.find(({ rule }) => rule === 'remission-status')).toMatchObject({
      reason: 'hba1c-not-below',
    })
  })

  it('answers 412 for a patient that the server does not have', async () => {
    const call = { ...hookCall(fixture('no-diabetes'), { fhirServer: containers.fhirServer, prefetch: false }) }
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
      for (const resource of [patient, condition]) await write(containers.fhirServer, 'update', resource)
    })

    it.each((['nl', 'en'] as const).flatMap(suggested).map(({ name, ...action }) => [name, action] as const))(
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

    it.each([
      ['remission-after-metformin-stop', 'Leg remissie vast', 'remission', 'recorded'],
      ['relapse-after-remission', 'Leg einde van remissie vast', 'relapse', 'hba1c-not-below'],
    ])('of %s, pressing "%s" keeps all of the diagnosis but its status', async (name, label, status, reason) => {
      const call = () => hookCall(fixture(name), { fhirServer: containers.fhirServer, prefetch: false })
      const { body } = await post('', call())
      const suggestions = body.cards.flatMap((card: Card) => card.suggestions ?? [])
      const pressed = suggestions.find((suggestion: { label: string }) => suggestion.label === label)
      const [{ type, resource }] = pressed.actions
      const before = await get(containers.fhirServer, `Condition/${resource.id}`)
      await write(containers.fhirServer, type, resource)
      const after = await get(containers.fhirServer, `Condition/${resource.id}`)
      const { clinicalStatus: _, meta: __, ...kept } = before
      const { clinicalStatus, meta: ___, ...now } = after
      expect(now).toEqual(kept)
      expect(clinicalStatus).toMatchObject({ coding: [{ code: status }] })
      const { decisions } = await explain(call())
      expect(decisions[0]).toMatchObject({ rule: 'remission-status', reason })
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
