import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { ownShare } from '../../src/budget/memory.ts'
import type { Entry } from '../../src/fhir/bundle.ts'
import { Answers } from '../../src/fhir/client/answers.ts'
import { search } from '../../src/fhir/client/client.ts'
import { type Containers, hasEngine, startContainers } from '../container.ts'

const engine = await hasEngine()
vi.setConfig({ testTimeout: 120_000, hookTimeout: 300_000 })

const subject = { reference: 'Patient/paging' }
const many = 25
const observations = Array.from({ length: many }, (_, at) => ({
  resourceType: 'Observation',
  id: `paging-o${at}`,
  status: 'final',
  code: { coding: [{ system: 'http://loinc.org', code: '59261-8' }] },
  subject,
  effectiveDateTime: `2026-01-${String(at + 1).padStart(2, '0')}`,
}))
const medications = Array.from({ length: 6 }, (_, at) => ({
  resourceType: 'Medication',
  id: `paging-m${at}`,
  code: { text: `middel ${at}` },
}))
const requests = medications.map(({ id }, at) => ({
  resourceType: 'MedicationRequest',
  id: `paging-r${at}`,
  status: 'active',
  intent: 'order',
  subject,
  medicationReference: { reference: `Medication/${id}` },
}))
const all = [{ resourceType: 'Patient', id: 'paging' }, ...medications, ...observations, ...requests]

describe.skipIf(!engine)('HAPI FHIR, page by page', () => {
  let containers: Containers

  beforeAll(async () => {
    containers = await startContainers()
    const entry = all.map((resource) => ({
      resource,
      request: { method: 'PUT', url: `${resource.resourceType}/${resource.id}` },
    }))
    const response = await fetch(containers.fhirServer, {
      method: 'POST',
      headers: { 'content-type': 'application/fhir+json' },
      body: JSON.stringify({ resourceType: 'Bundle', type: 'transaction', entry }),
    })
    expect(response.status).toBe(200)
  })
  afterAll(async () => containers?.stop())

  const found = (query: string): Promise<readonly Entry[]> =>
    search(
      {
        base: containers.fhirServer,
        token: undefined,
        signal: new AbortController().signal,
        answers: new Answers(ownShare()),
      },
      query,
    )
  const ids = (entries: readonly Entry[], type: string) =>
    entries.flatMap(({ resource }) => (resource.resourceType === type && resource.id ? [resource.id] : [])).sort()

  it.each([
    ['as it pages by itself', ''],
    ['without a total', '&_total=none'],
    ['with a total that was counted', '&_total=accurate'],
    ['in pages of 4', '&_count=4'],
    ['in pages of 4 without a total', '&_count=4&_total=none'],
    ['in one page of all', `&_count=${many}`],
    ['from an offset, in pages of 4', '&_count=4&_offset=0'],
    ['from an offset, without a total', '&_count=4&_offset=0&_total=none'],
  ])('all of them come, %s', async (_sentence, more) => {
    const entries = await found(`Observation?patient=paging${more}`)
    expect(ids(entries, 'Observation')).toEqual(observations.map(({ id }) => id).sort())
  })

  it.each(['', '&_total=none', '&_total=accurate'])('all come where an _include fills the pages %s', async (more) => {
    const entries = await found(
      `MedicationRequest?patient=paging&_include=MedicationRequest:medication&_count=2${more}`,
    )
    expect(ids(entries, 'MedicationRequest')).toEqual(requests.map(({ id }) => id))
    expect(new Set(ids(entries, 'Medication'))).toEqual(new Set(medications.map(({ id }) => id)))
  })
})
