import type { Condition } from 'fhir/r4.js'
import { expect, it } from 'vitest'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { defaultSite } from '../../src/knowledge/site.ts'
import { read } from '../../src/patient/read.ts'
import { serviceId } from '../shipped.ts'

const knowledge = await loadKnowledge({ cases: false })
const service = knowledge.services.get(serviceId)
if (!service) throw new Error('no service')

const condition = (id: string | undefined, code: string, more: object = {}) =>
  ({
    resourceType: 'Condition',
    ...(id && { id }),
    code: { coding: [{ system: 'http://hl7.org/fhir/sid/icpc-1-nl', code }] },
    subject: { reference: 'Patient/p' },
    ...more,
  }) as Condition

const withAdded = (added: readonly Condition[], record: readonly Condition[] = []) =>
  read(
    { patientId: 'p', resources: record, unavailable: new Set(), added },
    knowledge,
    service,
    '2026-11-22',
    defaultSite,
  )

it('a condition that was added counts, and is known to be the new one', () => {
  const patient = withAdded([condition('n', 'T90.02', { recordedDate: '2026-11-20' })], [condition('r', 'K77')])
  expect(patient.conditions('type-2').map(({ source, day }) => [source, day])).toEqual([['Condition/n', '2026-11-20']])
  expect(patient.added.facts).toEqual(patient.conditions('type-2'))
  expect(patient.conditions('heart-failure')).toHaveLength(1)
})

it('goes before what the data hold under the same id', () => {
  const patient = withAdded(
    [condition('n', 'T90.02', { onsetDateTime: '2026-11-01' })],
    [
      condition('n', 'T90.01', { onsetDateTime: '2010-01-01' }),
      condition('m', 'T90.02', { onsetDateTime: '2012-01-01' }),
    ],
  )
  expect(patient.conditions('type-1')).toEqual([])
  expect(patient.conditions('type-2').map(({ day }) => day)).toEqual(['2026-11-01', '2012-01-01'])
  expect(patient.added.facts.map(({ source }) => source)).toEqual(['Condition/n'])
})

it('without an id none of the data is taken for it', () => {
  const patient = withAdded([condition(undefined, 'T90.02')], [condition(undefined, 'T90.02'), condition('', 'T90.02')])
  expect(patient.conditions('type-2')).toHaveLength(3)
  expect(patient.added.facts).toHaveLength(1)
})

it.each([
  ['refuted', { verificationStatus: { coding: [{ code: 'refuted' }] } }],
  ['entered in error', { verificationStatus: { coding: [{ code: 'entered-in-error' }] } }],
  ['of a day to come', { recordedDate: '2026-11-23' }],
])('one that is %s counts for nothing, and is told to', (_what, more) => {
  const patient = withAdded([condition('n', 'T90.02', more)])
  expect(patient.conditions('type-2')).toEqual([])
  expect(patient.added).toEqual({ facts: [], rejected: ['type-2'] })
})

it('is read the same in whatever order it comes', () => {
  const [one, other] = [condition('a', 'T90.02'), condition('b', 'T90')]
  const sources = (added: readonly Condition[]) => withAdded(added).added.facts.map(({ source }) => source)
  expect(sources([one, other])).toEqual(sources([other, one]))
})
