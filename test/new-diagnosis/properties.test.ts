import fc from 'fast-check'
import type { Condition, Resource } from 'fhir/r4.js'
import { describe, expect, it } from 'vitest'
import { decide } from '../../src/engine/decide.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { defaultSite } from '../../src/knowledge/site.ts'
import { read } from '../../src/patient/read.ts'

const knowledge = await loadKnowledge({ cases: false })
const service = knowledge.services.get('new-diagnosis')
if (!service) throw new Error('new-diagnosis is not there')
const asOf = '2026-11-22'
const subject = { reference: 'Patient/p1' }
const patient = { resourceType: 'Patient', id: 'p1', gender: 'female', birthDate: '1990-05-10' }
const condition = (id: string, code: string, dated: object = { onsetDateTime: '2026-11-01' }) =>
  ({
    resourceType: 'Condition',
    id,
    subject,
    code: { coding: [{ system: 'http://hl7.org/fhir/sid/icpc-1-nl', code }] },
    ...dated,
  }) as Condition
const value = (id: string, code: string, day: string, number: number, unit = 'mmol/L') => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  subject,
  code: {
    coding: [{ system: 'https://referentiemodel.nhg.org/tabellen/nhg-tabel-45-diagnostische-bepalingen', code }],
  },
  effectiveDateTime: day,
  valueQuantity: { value: number, unit },
})

const added = condition('new', 'T90.02', { recordedDate: '2026-11-20' })
/** What is added beside it, and is no diabetes. */
const beside = [condition('a', 'K86'), condition('b', 'T82'), condition('c', 'R05'), condition('d', 'L90')]
const measured = [
  value('g1', '372', '2026-11-01', 7.6),
  value('g2', '372', '2026-11-08', 8.2),
  value('g3', '381', '2026-11-20', 25.4),
  value('w1', '357', '2026-05-01', 90, 'kg'),
  value('w2', '357', '2026-06-01', 89, 'kg'),
  value('w3', '357', '2026-11-10', 82, 'kg'),
  value('h', '560', '2015-01-01', 1.71, 'm'),
]
/** What makes one more careful, about a goal or at all. */
const against = [
  condition('hf', 'K77'),
  condition('frail', 'A05'),
  condition('preg', 'W78'),
  condition('dem', 'P70'),
  condition('t1', 'T90.01'),
  condition('can', 'X76'),
]

function decided(resources: readonly object[], conditions: readonly Condition[]) {
  const sent = {
    patientId: 'p1',
    resources: [patient, ...resources] as unknown as Resource[],
    unavailable: new Set<string>(),
    added: conditions,
  }
  const evaluations = decide(service as never, knowledge, read(sent, knowledge, service as never, asOf, defaultSite))
  return evaluations.map(({ rule, decision: { outcome, reason, result, card, notShown } }) => ({
    rule: rule.name,
    outcome,
    reason,
    result,
    shows: card && !notShown ? card.name : null,
  }))
}

const warned = (resources: readonly object[], conditions: readonly Condition[]) =>
  decided(resources, conditions).flatMap(({ rule, shows }) =>
    shows && (rule === 'acute' || rule === 'atypical') ? [rule] : [],
  )

const some = fc.subarray(measured)

describe('whatever is on record', () => {
  it('a diagnosis is decided alike in whatever order things come, and however often', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...measured, ...against.slice(0, 3)]),
        fc.shuffledSubarray(beside),
        (own, more) => {
          const once = decided(own, [added, ...more])
          expect(decided(own.toReversed(), [...more.toReversed(), added])).toEqual(once)
          const copies = own.map((each) => ({ ...each, id: `${each.id}-again` }))
          expect(
            decided([...own, ...copies.filter(({ resourceType }) => resourceType === 'Condition')], [added]),
          ).toEqual(decided(own, [added]))
        },
      ),
    )
  })

  it('it makes no difference whether the search finds it already, nor what it says of it then', () => {
    const earlier = fc.constantFrom('2026-11-20', '2024-01-01', '2010-01-01')
    fc.assert(
      fc.property(some, earlier, (own, onsetDateTime) => {
        const found = condition('new', 'T90.02', { onsetDateTime })
        expect(decided([...own, found], [added])).toEqual(decided(own, [added]))
      }),
    )
  })

  it('what is added beside it changes nothing, and without it nothing is said', () => {
    fc.assert(
      fc.property(some, fc.subarray(beside), (own, more) => {
        expect(decided(own, [added, ...more]).map(({ reason }) => reason)).toEqual(
          decided(own, [added]).map(({ reason }) => reason),
        )
        for (const { reason, shows } of decided(own, more)) expect([reason, shows]).toEqual(['not-diabetes', null])
      }),
    )
  })

  it('warns of as much when more speaks against it', () => {
    fc.assert(
      fc.property(some, fc.subarray(against), (own, more) => {
        expect(warned([...own, ...more], [added])).toEqual(expect.arrayContaining(warned(own, [added])))
      }),
    )
  })

  it('a diabetes that was known is left to the other services', () => {
    fc.assert(
      fc.property(some, fc.constantFrom('T90.02', 'T90'), (own, code) => {
        const known = condition('old', code, { onsetDateTime: '2026-10-01' })
        for (const { reason, shows } of decided([...own, known], [added]))
          expect([reason, shows]).toEqual(['known', null])
      }),
    )
  })
})
