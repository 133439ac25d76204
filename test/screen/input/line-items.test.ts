import { describe, expect, it } from 'vitest'
import { itemsOf } from '../../../src/screen/input/line-items.ts'

const needed = {
  ofPeople: new Set(['Patient', 'Observation', 'NutritionOrder']),
  shared: new Set(['Medication', 'Specimen']),
}

function read(value: unknown, isLast = false) {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return itemsOf({ number: 1, text, fault: null, isLast }, needed)
}

const observation = (more: object) => ({ resourceType: 'Observation', id: 'o', ...more })
const about = (subject: unknown) => read(observation({ subject }))[0]

describe('whose a resource is', () => {
  const identifier = { system: 'urn:his', value: '7' }
  const byIdentifier = { name: '["urn:his","7"]', by: 'identifier', base: '' }

  it.each([
    [{ reference: 'Patient/a' }, { name: 'a', by: 'id', base: '' }],
    [{ reference: 'Patient/a/_history/3' }, { name: 'a', by: 'id', base: '' }],
    [{ reference: 'https://x.example/fhir/Patient/a' }, { name: 'a', by: 'id', base: 'https://x.example/fhir' }],
    [{ reference: 'urn:uuid:A1B2' }, { name: 'A1B2', by: 'id', base: '' }],
    [{ identifier }, byIdentifier],
    [{ reference: 'Patient?identifier=urn:his|7' }, byIdentifier],
  ])('%j', (subject, whose) => {
    expect(about(subject)).toMatchObject({ fate: 'person', whose })
  })

  it('of one that contains the patient by the identifier of that', () => {
    const contained = [{ resourceType: 'Patient', id: 'p', identifier: [identifier] }]
    expect(read(observation({ contained, subject: { reference: '#p' } }))[0]).toMatchObject({ whose: byIdentifier })
  })

  it.each([
    [undefined, 'no-subject'],
    [{ display: 'iemand' }, 'no-subject'],
    [{ reference: 'a' }, 'no-subject'],
    [{ reference: '#p' }, 'no-subject'],
    [{ type: 'Patient' }, 'no-subject'],
    [{ reference: 'Group/a' }, 'not-a-patient'],
    [{ reference: 'Device/a' }, 'not-a-patient'],
  ])('%j: %s', (subject, reason) => {
    expect(about(subject)).toMatchObject({ fate: 'left-out', reason, type: 'Observation', id: 'o' })
  })

  it('is not told by one that names two', () => {
    const [a, b] = ['Patient/a', 'Patient/b'].map((reference) => ({ reference }))
    expect(read({ resourceType: 'NutritionOrder', subject: a, patient: b })[0]).toMatchObject({
      reason: 'several-patients',
    })
    expect(read({ resourceType: 'NutritionOrder', subject: a, patient: a })[0]).toMatchObject({ fate: 'person' })
    expect(read({ resourceType: 'NutritionOrder', patient: b })[0]).toMatchObject({ whose: { name: 'b' } })
  })
})

describe('a line that is no resource', () => {
  it.each([
    ['{"resourceType":"Observation"', 'not-json'],
    ['{"a":1}{"b":2}', 'not-json'],
    ['{"a":"\u0000"}', 'not-json'],
    ['[1,2]', 'not-object'],
    ['"x"', 'not-object'],
    ['null', 'not-object'],
    ['{"id":"x"}', 'no-resource-type'],
    ['{"resourceType":7}', 'no-resource-type'],
    ['{"resourceType":"Bundle","entry":7}', 'not-object'],
    ['{"resourceType":"Patient"}', 'no-id'],
  ])('%s: %s', (text, reason) => {
    expect(read(text)).toMatchObject([{ fate: 'left-out', reason }])
  })

  it('ends early when it is the last one', () => {
    expect(read('{"resourceType":"Observation","a', true)).toMatchObject([
      { reason: 'ends-early', type: 'Observation' },
    ])
  })

  it('tells who lacks it where it names them', () => {
    const text = '{"resourceType":"Observation","subject":{"reference":"https://x.example/Patient/a"},"code":'
    expect(read(text)).toEqual([
      { fate: 'left-out', reason: 'not-json', type: 'Observation', id: null, part: 0 },
      { fate: 'lack', whose: { name: 'a', by: 'id', base: '' }, type: 'Observation' },
    ])
  })
})

it('a resource that no service asks for is counted and not opened', () => {
  expect(read('{"resourceType":"Claim","subject":')).toEqual([{ fate: 'not-needed', type: 'Claim' }])
  expect(read({ id: 'c', resourceType: 'Claim' })).toEqual([{ fate: 'not-needed', type: 'Claim' }])
})

it('one that is of nobody is shared', () => {
  expect(read({ resourceType: 'Medication', id: 'm' })).toMatchObject([{ fate: 'shared', type: 'Medication', id: 'm' }])
})

describe('a Bundle', () => {
  const patient = { fullUrl: 'urn:uuid:11', resource: { resourceType: 'Patient', id: 'a' } }
  const own = { resource: observation({ subject: { reference: 'urn:uuid:11' } }) }
  const bundle = (entry: readonly unknown[], more: object = {}) => ({
    resourceType: 'Bundle',
    type: 'collection',
    entry,
    ...more,
  })

  it('is each of its entries, and says whose they are by their addresses', () => {
    expect(read(bundle([patient, own]))).toMatchObject([
      { fate: 'person', type: 'Patient', part: 1, url: 'urn:uuid:11' },
      { fate: 'person', type: 'Observation', part: 2, whose: { name: 'a' } },
    ])
  })

  it('gives what somebody refers to in it to them', () => {
    const specimen = { fullUrl: 'urn:uuid:22', resource: { resourceType: 'Specimen', id: 's' } }
    const taken = {
      resource: observation({ subject: { reference: 'Patient/a' }, specimen: { reference: 'urn:uuid:22' } }),
    }
    const items = read(bundle([patient, taken, specimen]))
    expect(items.map(({ fate }) => fate)).toEqual(['person', 'person', 'shared', 'person'])
    expect(items[3]).toMatchObject({ type: 'Specimen', whose: { name: 'a' }, part: -3 })
  })

  it('that lacks a resource leaves it out, and its people lack something of any type', () => {
    expect(read(bundle([patient, { response: { status: '404' } }]))).toMatchObject([
      { fate: 'person' },
      { fate: 'left-out', reason: 'no-resource-type' },
      { fate: 'lack', whose: { name: 'a' }, type: '*' },
    ])
  })

  it('that has others in it, as a batch is answered, is all of theirs', () => {
    const inner = bundle([own], { type: 'searchset', total: 5 })
    const outer = bundle([patient, { resource: inner }], { type: 'batch-response' })
    expect(read(outer)).toMatchObject([
      { fate: 'person', type: 'Patient' },
      { fate: 'person', type: 'Observation', whose: { name: 'a' } },
      { fate: 'lack', whose: { name: 'a' }, type: 'Observation' },
    ])
  })

  it.each([
    ['with more pages', { link: [{ relation: 'next', url: 'x' }] }],
    ['with fewer entries than its total', { total: 3 }],
  ])('of a search %s: its people lack what was asked for', (_, more) => {
    const plain = { resource: observation({ subject: { reference: 'Patient/a' } }) }
    const lacks = read(bundle([plain], more)).filter(({ fate }) => fate === 'lack')
    expect(lacks).toEqual([{ fate: 'lack', whose: { name: 'a', by: 'id', base: '' }, type: 'Observation' }])
    const several = read(bundle([patient, plain], more)).filter(({ fate }) => fate === 'lack')
    expect(several).toMatchObject([{ type: '*' }])
  })
})
