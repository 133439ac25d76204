import { describe, expect, it } from 'vitest'
import { bulkAddress } from '../../../src/screen/bulk/asked.ts'
import { secondsAsked } from '../../../src/screen/bulk/waiting.ts'

describe('the address of an export', () => {
  const none = new Set<string>()
  it.each([
    [
      'https://a.example/fhir',
      { base: 'https://a.example/fhir', operation: 'https://a.example/fhir/$export', group: null },
    ],
    ['https://a.example/fhir/$export', { base: 'https://a.example/fhir', group: null }],
    ['https://a.example/fhir/Patient/', { operation: 'https://a.example/fhir/Patient/$export', group: null }],
    ['https://a.example/fhir/Group/g.1', { base: 'https://a.example/fhir', group: 'Group/g.1' }],
    ['http://localhost:8080/fhir', { base: 'http://localhost:8080/fhir' }],
  ])('%s', (text, expected) => {
    expect(bulkAddress(text, none)).toMatchObject(expected)
  })

  it.each(['http://a.example/fhir', 'ftp://a.example', 'a.example', 'https://u:p@a.example/fhir'])(
    'refuses %s',
    (text) => {
      expect(() => bulkAddress(text, none)).toThrow(/^--bulk /)
    },
  )

  it('has to be among the servers that may be called, where any are named', () => {
    const servers = new Set(['https://b.example/fhir'])
    expect(() => bulkAddress('https://a.example/fhir/Patient', servers)).toThrow('is not in FHIR_SERVERS')
    expect(bulkAddress('https://b.example/fhir/Patient', servers).base).toBe('https://b.example/fhir')
  })
})

it.each([
  ['5', 5],
  ['86400', 300],
  ['Thu, 01 Jan 1970 00:01:40 GMT', 100],
  ['Fri, 01 Jan 2100 00:00:00 GMT', 300],
  ['Wed, 31 Dec 1969 00:00:00 GMT', 0],
  ['soon', 10],
  [null, 10],
])('waits as asked by %s, at most five minutes', (header, seconds) => {
  expect(secondsAsked(header, 0)).toBe(seconds)
})
