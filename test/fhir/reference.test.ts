import { expect, it } from 'vitest'
import { containedIn } from '../../src/fhir/reference.ts'

it('what is contained is known by type and id; of what has no such type or id nothing can be meant', () => {
  const one = { resourceType: 'Medication', id: '1' }
  const odd = [
    null,
    'x',
    { id: '1' },
    { resourceType: { toString: 1 }, id: '1' },
    { resourceType: 'Medication', id: { a: 1 } },
  ]
  const contained = [...odd, one, { ...one, code: { text: 'later' } }]
  expect([...containedIn({ contained })]).toEqual([['Medication#1', one]])
  expect([...containedIn({ contained: 'x' })]).toEqual([])
})
