import type { Resource } from 'fhir/r4.js'
import { describe, expect, it } from 'vitest'
import { Addresses } from '../../src/fhir/addresses.ts'
import { onceEach } from '../../src/fhir/deduplicate.ts'

const medication = (id?: string, text = id) =>
  ({ resourceType: 'Medication', ...(id && { id }), text }) as unknown as Resource
const request = { resourceType: 'MedicationRequest', id: 'r' } as Resource

/** What a reference means where these Medications came under these addresses; the request that refers is at `from`. */
function found(
  reference: unknown,
  entries: readonly (readonly [address: string | null, resource: Resource])[],
  from?: string,
) {
  const addressOf = new Map(entries.flatMap(([address, resource]) => (address === null ? [] : [[resource, address]])))
  if (from) addressOf.set(request, from)
  const resources = entries.map(([, resource]) => resource)
  const meant = new Addresses(resources, addressOf).find(reference, 'Medication', request)
  return meant && resources.indexOf(meant)
}

const [a, b] = ['https://a.example/fhir', 'https://b.example/fhir']

describe('a reference', () => {
  it.each([
    ['by the full URL of an entry', 'urn:uuid:1', [['urn:uuid:1', medication()]], undefined, 0],
    ['by an OID', 'urn:oid:1.2', [['urn:oid:1.2', medication('x')]], undefined, 0],
    [
      'by an absolute address',
      `${a}/Medication/1`,
      [
        [`${b}/Medication/1`, medication('1')],
        [`${a}/Medication/1`, medication('1')],
      ],
      undefined,
      1,
    ],
    [
      'by an absolute address, of a resource without an id',
      `${a}/Medication/1`,
      [[`${a}/Medication/1`, medication()]],
      undefined,
      0,
    ],
    ['to a version', `${a}/Medication/1/_history/3`, [[`${a}/Medication/1`, medication('1')]], undefined, 0],
    [
      'to a resource that came as a version',
      `${a}/Medication/1`,
      [[`${a}/Medication/1/_history/3`, medication('1')]],
      undefined,
      0,
    ],
    ['by type and id', 'Medication/1', [[null, medication('1')]], undefined, 0],
    [
      'by type and id, where the resource has an address',
      'Medication/1',
      [['urn:uuid:1', medication('1')]],
      undefined,
      0,
    ],
    [
      'on the server of what refers',
      'Medication/1',
      [
        [`${a}/Medication/1`, medication('1')],
        [`${b}/Medication/1`, medication('1')],
      ],
      `${b}/MedicationRequest/r`,
      1,
    ],
    [
      'by an absolute address, of one that came without any',
      `${a}/Medication/1`,
      [[null, medication('1')]],
      undefined,
      0,
    ],
  ] as const)('is resolved %s', (_, reference, entries, from, wanted) => {
    expect(found(reference, entries, from)).toBe(wanted)
  })

  it.each([
    [
      'to another server than the only one of that id came from',
      `${a}/Medication/1`,
      [[`${b}/Medication/1`, medication('1')]],
    ],
    [
      'to one of two servers, none of which is that of what refers',
      'Medication/1',
      [
        [`${a}/Medication/1`, medication('1')],
        [`${b}/Medication/1`, medication('1')],
      ],
    ],
    ['to another type', 'Specimen/1', [[null, medication('1')]]],
    ['to another type by address', `${a}/Specimen/1`, [[null, medication('1')]]],
    ['to a urn that nothing has', 'urn:uuid:2', [['urn:uuid:1', medication('2')]]],
    ['that is an id alone', '1', [[null, medication('1')]]],
    ['that is no text', { id: '1' }, [[null, medication('1')]]],
    ['to nothing', '', [[null, medication()]]],
  ] as const)('is not resolved %s', (_, reference, entries) => {
    expect(found(reference, entries)).toBeUndefined()
  })
})

it('two resources of one id from two servers are two, and from one server one', () => {
  const [one, other, again] = [medication('1', 'a'), medication('1', 'b'), medication('1', 'again')]
  const addressOf = new Map([
    [one, `${a}/Medication/1`],
    [other, `${b}/Medication/1`],
    [again, `${a}/Medication/1/_history/1`],
  ])
  expect(onceEach([one, other, again], addressOf)).toEqual([one, other])
  expect(onceEach([one, other, again])).toEqual([one])
})
