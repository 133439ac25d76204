import { describe, expect, it } from 'vitest'
import { NotHad } from '../../src/fhir/failed-answer.ts'
import { namesSent } from '../../src/fhir/patient-names.ts'
import { checkedFor } from '../../src/gather/ascription.ts'

const identifier = { system: 'urn:oid:2.999', value: 'fictief' }
const patient = { resourceType: 'Patient', id: 'p1', identifier: [identifier, { value: 'zonder systeem' }] }
const included = {
  resourceType: 'Bundle',
  entry: [
    { fullUrl: 'urn:uuid:a', resource: patient },
    { fullUrl: 'urn:uuid:b', resource: { resourceType: 'Patient', id: 'p2' } },
  ],
}
const names = namesSent({ patient, observations: included }, 'p1')
const about = (subject?: unknown) => ({
  resource: { resourceType: 'Condition', id: 'c', ...(subject !== undefined && { subject }) } as never,
  fullUrl: undefined,
  mode: 'match',
})
const subjectsOf = (...subjects: unknown[]) =>
  checkedFor(subjects.map(about), 'Condition', names).map(
    ({ resource }) => (resource as { subject?: { reference?: string } }).subject?.reference,
  )

describe('a subject means the patient', () => {
  it.each([
    ['by type and id', { reference: 'Patient/p1' }],
    ['by a urn with the id', { reference: 'urn:uuid:p1' }],
    ['by the full URL of the Patient', { reference: 'urn:uuid:a' }],
    ['with a slash too many', { reference: 'Patient/p1/' }],
    ['by an identifier that the Patient has', { identifier }],
  ])('%s', (_, subject) => expect(subjectsOf(subject)).toEqual(['Patient/p1']))

  it('keeps what else stands in it, and what it does not change is the same', () => {
    const entry = about({ reference: 'urn:uuid:a', display: 'Testpersoon' })
    const [found] = checkedFor([entry], 'Condition', names)
    expect(found?.resource).toMatchObject({ subject: { reference: 'Patient/p1', display: 'Testpersoon' } })
    expect(entry.resource).toMatchObject({ subject: { reference: 'urn:uuid:a' } })
    const plain = about({ reference: 'Patient/p1' })
    expect(checkedFor([plain], 'Condition', names)[0]).toBe(plain)
  })
})

describe('a Bundle of which nothing is the patient’s', () => {
  it.each([
    ['is told as another’s', [{ reference: 'Patient/p2' }], /about another patient/],
    ['by the urn of another', [{ reference: 'urn:uuid:b' }], /1 Condition .*urn/],
    ['by an id alone', [{ reference: 'p1' }, { reference: 'p1' }], /2 Condition .*without Patient/],
    ['by another identifier', [{ identifier: { system: 'urn:oid:2.999', value: 'ander' } }], /identifier/],
    ['by an identifier without a system', [{ identifier: { value: 'zonder systeem' } }], /identifier/],
    ['by a display', [{ display: 'Testpersoon' }], /no reference/],
    ['without a subject', [undefined], /no subject/],
    ['by another type', [{ reference: 'Group/p1' }], /no reference to a Patient/],
  ])('%s', (_, subjects, message) => {
    expect(() => subjectsOf(...subjects)).toThrow(NotHad)
    expect(() => subjectsOf(...subjects)).toThrow(message)
  })

  it('is none when one of it is, or nothing is there', () => {
    expect(subjectsOf({ reference: 'p1' }, { reference: 'Patient/p1' })).toEqual(['p1', 'Patient/p1'])
    expect(subjectsOf()).toEqual([])
  })
})
