import { describe, expect, it } from 'vitest'
import { bundle, deployed, healthcareService } from './deployed.ts'

const region = (...resources: readonly object[]) =>
  deployed('programmes: { file: regio.json }', { files: { 'regio.json': bundle(...resources) } })

// what is wrong -> the entry, the element that is named, and the words
const faults: Readonly<Record<string, readonly [entry: object, element: string, words: string]>> = {
  'another resource': [{ resourceType: 'Location', id: 'x' }, 'resourceType', 'this is a resource of type Location'],
  'no resource': [[], '', 'must be a map'],
  'no id': [healthcareService('x', {}, { id: undefined }), 'id', '"id" is missing'],
  'an id that is none': [healthcareService('a/b'), 'id', 'write a FHIR id'],
  'the id of a national programme': [healthcareService('gli'), 'id', 'is that of a national programme'],
  'no name': [healthcareService('x', {}, { name: undefined }), 'name', '"name" is missing'],
  'no words for whom': [healthcareService('x', {}, { comment: undefined }), 'comment', '"comment" is missing'],
  'no eligibility': [healthcareService('x', {}, { extension: [] }), 'extension', 'programme-eligibility is missing'],
  'a modifier': [
    healthcareService('x', {}, { modifierExtension: [{ url: 'https://x.example', valueBoolean: true }] }),
    'modifierExtension',
    'may turn its meaning around',
  ],
  'a part that is misspelt': [
    healthcareService('x', { 'age-form': 18 }),
    'extension[0].extension[0].url',
    '"age-form" is no part of programme-eligibility',
  ],
  'a part of another type': [
    healthcareService('x', { 'age-from': { valueString: '18' } }),
    'extension[0].extension[0].valueInteger',
    'the part "age-from" needs a good valueInteger',
  ],
  'a part twice': [
    healthcareService('x', { 'age-from': [18, 21] }),
    'extension[0].extension[1]',
    'the part "age-from" stands here twice',
  ],
  'ages that exclude everyone': [
    healthcareService('x', { 'age-from': 70, 'age-to': 45 }),
    'extension[0].extension[1]',
    'nobody is at least 70 and at most 45',
  ],
  'a waist without a BMI': [
    healthcareService('x', { 'raised-waist': true }),
    'extension[0].extension[0]',
    'add bmi-from',
  ],
  'a drug class that is not known': [
    healthcareService('x', { 'only-drugs': ['metformin', 'metformine'] }),
    'extension[0].extension[1]',
    'the class "metformine" is not known',
  ],
  'a condition that is not known': [
    healthcareService('x', { not: 'heartfailure' }),
    'extension[0].extension[0]',
    '"heartfailure" is no list of codes/conditions.yaml',
  ],
  'a diet that is not known': [
    healthcareService('x', { diet: 'keto' }),
    'extension[0].extension[0].valueCode',
    'the part "diet" needs a good valueCode',
  ],
  'the form of what is not there': [
    healthcareService('x', { 'variant-of': 'glii' }),
    'extension[0].extension[0]',
    'there is no national programme "glii"',
  ],
  'an end of payment without a beginning': [
    healthcareService('x', { 'reimbursed-to': '2027-01-01' }),
    'extension[0].extension[0]',
    'without "reimbursed-from"',
  ],
  'a payment that ends before it begins': [
    healthcareService('x', { 'reimbursed-from': '2027-01-01', 'reimbursed-to': '2026-01-01' }),
    'extension[0].extension[1]',
    'ends before it begins',
  ],
  'a day that does not exist': [
    healthcareService('x', { 'checked-on': '2026-02-30' }),
    'extension[0].extension[0].valueDate',
    'the part "checked-on" needs a good valueDate',
  ],
  'the id of another entry': [healthcareService('first'), 'id', 'another entry is the programme "first" too'],
}

describe('a broken entry', () => {
  it.each(Object.entries(faults))(
    'is left out and told with its place, and the others stay: %s',
    async (_what, fault) => {
      const [entry, element, words] = fault
      const { region: read } = await region(healthcareService('first'), entry, healthcareService('last'))
      expect(read.programmes.map(({ id }) => id)).toEqual(['first', 'last'])
      expect(read.leftOut).toHaveLength(1)
      const place = `entry[1].resource${element && '.'}${element}`
      expect(read.leftOut[0]?.where).toMatch(/^regio\.json:\d+:\d+: /)
      expect(read.leftOut[0]?.where.split(': ')[1]).toBe(place)
      expect(read.leftOut[0]?.message).toContain(words)
    },
  )

  it('tells all its faults, each on its own line of the file', async () => {
    const { region: read } = await region(healthcareService('x', { 'age-form': 18, diet: 'keto' }))
    const lines = read.leftOut.map(({ where }) => Number(where.split(':')[1]))
    expect(lines).toHaveLength(2)
    expect(lines[0]).toBeGreaterThan(1)
    expect(lines[1]).toBeGreaterThan(lines[0] ?? 0)
  })
})
