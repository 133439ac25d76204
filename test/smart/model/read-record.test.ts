import { describe, expect, it } from 'vitest'
import { readRecord, SessionEnded } from '../../../src/page/model/smart/reading/read-record.ts'

const base = 'https://his.example/fhir'
const patient = { resourceType: 'Patient', id: 'p1' }
const observation = (id: string, of = 'p1') => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: {},
  subject: { reference: `Patient/${of}` },
})
const request = {
  resourceType: 'MedicationRequest',
  id: 'm1',
  status: 'active',
  intent: 'order',
  subject: { reference: 'Patient/p1' },
}
const bundle = (resources: readonly object[], next?: string) => ({
  resourceType: 'Bundle',
  type: 'searchset',
  ...(next && { link: [{ relation: 'next', url: next }] }),
  ...(resources.length > 0 && { entry: resources.map((resource) => ({ resource })) }),
})
const asked = {
  base,
  patientId: 'p1',
  prefetch: {
    patient: 'Patient/{{context.patientId}}',
    observations: 'Observation?patient={{context.patientId}}',
    medicationRequests: 'MedicationRequest?patient={{context.patientId}}',
    others: 'Task?owner={{context.userId}}',
  },
  needed: [['Patient'], ['Observation']],
  reads: () => true,
}

/** A server that answers by path; what is an Error is thrown. */
function server(answers: Readonly<Record<string, unknown>>) {
  const paths: string[] = []
  let most = 0
  let open = 0
  const ask = async (url: string) => {
    const path = url.replace(`${base}/`, '')
    paths.push(path)
    open += 1
    most = Math.max(most, open)
    await new Promise((resolve) => setTimeout(resolve, 1))
    open -= 1
    const answer = answers[path]
    if (answer instanceof Error || answer === undefined) throw answer ?? new Error(`nothing at ${path}`)
    return answer
  }
  return { ask, paths, most: () => most }
}

const good = {
  'Patient/p1': patient,
  'Observation?patient=p1': bundle([observation('o1')], `${base}?page=2`),
  [`${base}?page=2`]: bundle([observation('o2')]),
  'MedicationRequest?patient=p1': bundle([{ ...request, medicationReference: { reference: 'Medication/d1' } }]),
  'Medication/d1': { resourceType: 'Medication', id: 'd1' },
}
const read = (answers: Readonly<Record<string, unknown>>, more: object = {}) =>
  readRecord({ ...asked, ...more }, server({ ...good, ...answers }).ask)

describe('a record that is read', () => {
  it('has all pages, and what they refer to; what cannot be asked is not there', async () => {
    const { ask, paths } = server(good)
    const had = await readRecord(asked, ask)
    expect(Object.keys(had)).toEqual(['patient', 'observations', 'medicationRequests'])
    expect(had).toMatchObject({
      observations: { entry: [{ resource: { id: 'o1' } }, { resource: { id: 'o2' } }] },
      medicationRequests: { entry: [{}, { resource: { id: 'd1' }, search: { mode: 'include' } }] },
    })
    expect(paths).not.toContain('Task?owner=')
  })

  it('is asked four requests at a time', async () => {
    const refers = Array.from({ length: 20 }, (_, at) => ({
      ...request,
      id: `m${at}`,
      medicationReference: { reference: `Medication/d${at}` },
    }))
    const medications = Object.fromEntries(
      refers.map((_, at) => [`Medication/d${at}`, { resourceType: 'Medication', id: `d${at}` }]),
    )
    const stub = server({ ...good, ...medications, 'MedicationRequest?patient=p1': bundle(refers) })
    await readRecord(asked, stub.ask)
    expect(stub.most()).toBe(4)
  })

  it.each([
    ['a page that fails', { [`${base}?page=2`]: new Error('500') }],
    ['a next page elsewhere', { 'Observation?patient=p1': bundle([observation('o1')], 'https://evil.example/2') }],
    ['a next page that climbs out', { 'Observation?patient=p1': bundle([], `${base}/../../secret`) }],
    ['a page that leads to itself', { [`${base}?page=2`]: bundle([observation('o2')], `${base}?page=2`) }],
    ['fewer than its total', { [`${base}?page=2`]: { ...bundle([observation('o2')]), total: 3 } }],
    [
      'an error among its entries',
      { [`${base}?page=2`]: bundle([{ resourceType: 'OperationOutcome', issue: [{ severity: 'error' }] }]) },
    ],
    ['no Bundle', { 'Observation?patient=p1': { resourceType: 'OperationOutcome' } }],
  ])('has not what was not whole: %s', async (_what, answers) => {
    const had = await read(answers, { needed: [['Patient']] })
    expect(Object.keys(had)).toEqual(['patient', 'medicationRequests'])
    expect(await read(answers)).toMatchObject({ trouble: 'record-failed', whom: { patient: { id: 'p1' } } })
  })

  it('does without what may not be read', async () => {
    expect(Object.keys(await read({}, { reads: (type: string) => type !== 'MedicationRequest' }))).toEqual([
      'patient',
      'observations',
    ])
  })

  it.each([
    ['a Patient with another id', { 'Patient/p1': { resourceType: 'Patient', id: 'p2' } }],
    ['one value of another', { [`${base}?page=2`]: bundle([observation('o2', 'p2')]) }],
    ['values of another by a full URL', { [`${base}?page=2`]: bundle([observation('o2', `x/${base}/Patient/p2`)]) }],
    [
      'another Patient that came along',
      { [`${base}?page=2`]: bundle([observation('o2'), { resourceType: 'Patient', id: 'p2' }]) },
    ],
  ])('is not shown with %s', async (_what, answers) => {
    expect(await read(answers)).toEqual({ trouble: 'patient-other' })
  })

  it('says that the session has ended', async () => {
    expect(await read({ 'Observation?patient=p1': new SessionEnded() })).toEqual({ trouble: 'session-ended' })
  })
})
