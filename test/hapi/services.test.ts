import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Bundle, Condition, Resource } from 'fhir/r4.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build } from '../../src/app.ts'
import { dayAt } from '../../src/calendar.ts'
import { readConfig } from '../../src/config.ts'
import { fixtureNames, readFixture, shiftBundle } from '../../src/examples/fixture.ts'
import { type Called, hookCall } from '../../src/examples/hook-call.ts'
import { loadDeployment } from '../../src/site/deployment.ts'
import { type Containers, hasEngine, startContainers } from '../container.ts'
import { called, serviceId } from '../shipped.ts'

const today = dayAt(Date.now())
const fixtures = fixtureNames().map((name): [string, Bundle] => [name, shiftBundle(readFixture(name), today)])
const engine = await hasEngine()

/** One order of each kind: that starts, that stops what the record has, with a contained Medication, a diet, and one of another draft. */
function draftsFor(patientId: string, record: readonly Resource[]): readonly Resource[] {
  const subject = { reference: `Patient/${patientId}` }
  const order = { resourceType: 'MedicationRequest', status: 'draft', intent: 'order', subject } as const
  const inUse = record.find(({ resourceType }) => resourceType === 'MedicationRequest')
  const code = (text: string) => ({ coding: [{ system: 'http://www.whocc.no/atc', code: text }] })
  const drafts = [
    { ...order, id: 'start', medicationCodeableConcept: { text: 'gliclazide mga 30 mg' } },
    { ...order, id: 'insulin', doNotPerform: true, medicationCodeableConcept: { text: 'insuline' } },
    {
      ...order,
      id: 'contained',
      contained: [{ resourceType: 'Medication', id: 'm', code: code('A10BK01') }],
      medicationReference: { reference: '#m' },
    },
    { ...order, id: 'beside', medicationReference: { reference: 'Medication/drafted' } },
    { resourceType: 'Medication', id: 'drafted', code: code('A10BA02') },
    { resourceType: 'ServiceRequest', id: 'diet', status: 'draft', intent: 'order', subject, code: { text: 'VLCD' } },
    ...(inUse
      ? [{ ...inUse, id: 'ends', status: 'stopped', priorPrescription: { reference: `MedicationRequest/${inUse.id}` } }]
      : []),
  ]
  return drafts as readonly Resource[]
}

/** Type 2 diabetes put on record today. */
const added = (patientId: string): Condition => ({
  resourceType: 'Condition',
  id: 'added',
  subject: { reference: `Patient/${patientId}` },
  code: { coding: [{ system: 'http://hl7.org/fhir/sid/icpc-1-nl', code: 'T90.02' }] },
  onsetDateTime: today,
})

describe.skipIf(!engine)('all services but the first, with HAPI FHIR', () => {
  let containers: Containers
  let app: ReturnType<typeof build>
  let services: readonly (Called & { readonly id: string })[]

  beforeAll(async () => {
    containers = await startContainers()
    const site = join(mkdtempSync(join(tmpdir(), 'remissiewijzer-')), 'site.yaml')
    writeFileSync(site, 'services:\n  insulin-resistance: on\n')
    const config = readConfig({
      FHIR_SERVERS: containers.fhirServer,
      DATA_DIR: 'memory://',
      GATHER_DEADLINE_MS: '30000',
      LOG_LEVEL: 'silent',
      SITE: site,
    })
    const { knowledge, region } = await loadDeployment(site, config.gatherDeadline, { cases: false })
    app = build({ config, knowledge, region })
    const discovery = (await app.inject('/cds-services')).json()
    services = discovery.services.filter(({ id }: { readonly id: string }) => id !== serviceId)
    const headers = { 'content-type': 'application/fhir+json' }
    for (const [name, bundle] of fixtures) {
      const { status } = await fetch(containers.fhirServer, { method: 'POST', headers, body: JSON.stringify(bundle) })
      expect(status, name).toBe(200)
    }
  })

  afterAll(async () => {
    await app?.close()
    await containers?.stop()
  })

  async function explained(id: string, payload: object) {
    const response = await app.inject({ method: 'POST', url: `/cds-services/${id}/explain?asOf=${today}`, payload })
    expect(response.statusCode, response.body).toBe(200)
    const { decisions, orders, cards } = response.json()
    const summaries = cards.map(({ summary }: { readonly summary: string }) => summary)
    return { decisions: decisions.map(withoutPlaces), orders, summaries }
  }

  it('are all there, each on its hook', () => {
    expect(called.id).toBe(serviceId)
    const hooks = services.map(({ hook }) => hook).sort()
    expect(hooks).toEqual(['order-select', 'order-sign', 'patient-view', 'patient-view', 'problem-list-item-create'])
  })

  it.each(fixtures)('decide for %s the same on fetched data as on prefetched', async (_name, bundle) => {
    const resources = (bundle.entry ?? []).flatMap(({ resource }) => (resource ? [resource] : []))
    const patientId = resources.find(({ resourceType }) => resourceType === 'Patient')?.id ?? ''
    const record = {
      patientId,
      resources,
      unavailable: [],
      drafts: draftsFor(patientId, resources),
    }
    const moment = { userId: 'Practitioner/fx-huisarts', hookInstance: crypto.randomUUID(), encounterId: 'fx-consult' }
    for (const service of services) {
      const news = service.hook === 'problem-list-item-create' ? [added(patientId)] : []
      const { prefetch, ...call } = hookCall(service, { ...record, added: news }, moment)
      const sent = await explained(service.id, { ...call, prefetch })
      const fetched = await explained(service.id, { ...call, fhirServer: containers.fhirServer })
      expect(fetched, service.id).toEqual(sent)
    }
  })
})

/** What was decided and why, without what differs between two calls. */
function withoutPlaces({ rule, outcome, reason, missing, result, notShown, card }: Readonly<Record<string, unknown>>) {
  return { rule, outcome, reason, missing, result, notShown, card: card !== null }
}
