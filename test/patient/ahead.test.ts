import type { Resource } from 'fhir/r4.js'
import { expect, it } from 'vitest'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { defaultSite } from '../../src/knowledge/site.ts'
import { read } from '../../src/patient/read.ts'

const knowledge = await loadKnowledge({ cases: false })
const service = [...knowledge.services.values()].find(({ hook }) => hook === 'order-sign')
if (!service) throw new Error('no service answers order-sign')
const count = 40
const subject = { reference: 'Patient/p1' }

/** Drugs with many ingredients, of which each is a name to look up. */
const drugs = (status: string): readonly Resource[] =>
  Array.from({ length: count }, (_, at) => ({
    resourceType: 'MedicationRequest',
    id: `${status}${at}`,
    status,
    intent: 'order',
    subject,
    authoredOn: '2026-11-01',
    contained: [
      {
        resourceType: 'Medication',
        id: 'm',
        ingredient: Array.from({ length: 20 }, (_, part) => ({
          itemCodeableConcept: { text: `gliclazide ${at} ${part}` },
        })),
      },
    ],
    medicationReference: { reference: '#m' },
  })) as unknown as Resource[]

const patient = () => {
  const drafts = drugs('draft').map((resource) => ({
    name: `MedicationRequest/${resource.id}`,
    resource,
    selected: true,
  }))
  const sent = {
    patientId: 'p1',
    resources: [{ resourceType: 'Patient', id: 'p1', birthDate: '1970-01-01' } as Resource, ...drugs('active')],
    unavailable: new Set<string>(),
    drafts,
    brought: [],
  }
  return read(sent, knowledge, service, '2026-11-30', defaultSite)
}

it('drugs and orders are read a resource at a time, however few there are, so that others come in between', () => {
  const ahead = patient()
  // Each drug once; each order by itself, and then beside the others.
  expect([...ahead.ahead()].length).toBeGreaterThanOrEqual(3 * count)
})

it('what is read ahead is what is read when it is asked for', () => {
  const [ahead, asked] = [patient(), patient()]
  for (const _ of ahead.ahead());
  const plain = (from: typeof ahead) =>
    from.orders.map(({ draft, does, parts, covers }) => ({ draft, does, parts, covers: covers.length }))
  expect(plain(ahead)).toEqual(plain(asked))
  expect(ahead.orders).toHaveLength(count)
  expect(ahead.allDrugs.map(({ classes }) => classes)).toEqual(asked.allDrugs.map(({ classes }) => classes))
})
