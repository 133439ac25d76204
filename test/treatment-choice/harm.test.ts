import fc from 'fast-check'
import type { Resource } from 'fhir/r4.js'
import { describe, expect, it } from 'vitest'
import { decide } from '../../src/engine/decide.ts'
import { hush } from '../../src/engine/pacing/hush.ts'
import { keyedCards } from '../../src/engine/pacing/keyed.ts'
import { unpaced } from '../../src/engine/pacing/paced.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { defaultSite } from '../../src/knowledge/site.ts'
import { read } from '../../src/patient/read.ts'

const knowledge = await loadKnowledge({ cases: false })
const service = knowledge.services.get('treatment-choice-select')
if (!service) throw new Error('treatment-choice-select is not there')
const asOf = '2026-11-22'
const subject = { reference: 'Patient/p1' }
const patient = { resourceType: 'Patient', id: 'p1', gender: 'female', birthDate: '1980-05-10' }
const text = (words: string) => ({ text: words })
const condition = (id: string, code: string, onsetDateTime = '2024-02-01') => ({
  resourceType: 'Condition',
  id,
  subject,
  code: { coding: [{ system: 'http://hl7.org/fhir/sid/icpc-1-nl', code }] },
  onsetDateTime,
})
const inUse = (id: string, name: string) => ({
  resourceType: 'MedicationStatement',
  id,
  status: 'active',
  subject,
  medicationCodeableConcept: text(name),
  effectivePeriod: { start: '2024-03-01' },
})
const diet = (name: string) => ({
  resourceType: 'CarePlan',
  id: 'diet',
  status: 'active',
  intent: 'plan',
  subject,
  title: name,
  period: { start: '2026-10-01' },
})
const typeTwo = condition('t2', 'T90.02')
const lada = {
  ...condition('lada', 'x'),
  code: { coding: [{ system: 'http://snomed.info/sct', code: '426875007' }] },
}

const judged = (resources: readonly object[], drafts: readonly object[]) => {
  const all = drafts.map((draft, at) => ({ id: `d${at}`, subject, ...draft }) as unknown as Resource)
  const named = all.map((resource) => ({ name: `${resource.resourceType}/${resource.id}`, resource, selected: true }))
  const sent = {
    patientId: 'p1',
    resources: [patient, ...resources] as unknown as Resource[],
    unavailable: new Set<string>(),
    drafts: named,
    brought: all.map((resource) => ({ resource, fullUrl: undefined })),
  }
  const person = read(sent, knowledge, service, asOf, defaultSite)
  return { person, evaluations: decide(service, knowledge, person) }
}
const warnings = (resources: readonly object[], drafts: readonly object[]) =>
  judged(resources, drafts).evaluations.flatMap(({ rule, decision }) =>
    decision.outcome === 'recommend' && Reflect.get(decision.result, 'indicator') !== 'info' ? [rule.name] : [],
  )

const request = (more: object) => ({ resourceType: 'MedicationRequest', status: 'draft', intent: 'order', ...more })
const coded = (system: string, code: string) => ({ medicationCodeableConcept: { coding: [{ system, code }] } })
const atc = 'http://www.whocc.no/atc'
const named = (name: string) => ({ medicationCodeableConcept: text(name) })
const mp9 = (code: string) => ({
  modifierExtension: [
    {
      url: 'http://nictiz.nl/fhir/StructureDefinition/ext-StopType',
      valueCodeableConcept: { coding: [{ system: 'http://snomed.info/sct', code }] },
    },
  ],
})
const contained = (code: string) => ({
  medicationReference: { reference: '#m' },
  contained: [{ resourceType: 'Medication', id: 'm', code: { coding: [{ system: atc, code }] } }],
})

describe('whichever way it is coded', () => {
  it.each<[what: string, draft: object]>([
    ['not to be given', { ...named('Lantus 100 E/ml'), doNotPerform: true }],
    ['by a code that is not to be given', { ...coded(atc, 'A10AE04'), doNotPerform: true }],
    ['stopped for good in MP9', { ...named('insuline glargine'), status: 'active', ...mp9('410546004') }],
    ['cancelled in MP9', { ...named('insuline glargine'), status: 'unknown', ...mp9('89925002') }],
    ['interrupted in MP9', { ...named('insuline glargine'), status: 'active', ...mp9('385655000') }],
    ['on hold', { ...named('insuline glargine'), status: 'on-hold' }],
    ['in capitals', { ...named('INSULINE GLARGINE'), status: 'ON-HOLD' }],
    ['a contained Medication', { ...contained('A10AE04'), doNotPerform: true }],
    ['a reference with a display alone', { medicationReference: { display: 'insuline glargine' }, doNotPerform: true }],
  ])('all insulin of somebody with LADA stops: %s', (_what, draft) => {
    expect(warnings([typeTwo, lada, inUse('ins', 'insuline glargine')], [request(draft)])).toContain('insulin-stop')
  })

  it.each<[what: string, draft: object]>([
    ['by name', named('dapagliflozine 10 mg')],
    ['by brand', named('Forxiga 10mg')],
    ['by ATC', coded(atc, 'A10BK01')],
    ['in a combination', coded(atc, 'A10BD15')],
    ['a contained Medication', contained('A10BK03')],
    ['an order that is active', { ...named('dapagliflozine'), status: 'active' }],
    ['a proposal', { ...named('dapagliflozine'), intent: 'proposal' }],
    ['with a modifier that nobody knows', { ...named('dapagliflozine'), modifierExtension: [{ url: 'urn:x' }] }],
    [
      'that says to renew another drug',
      { ...named('dapagliflozine'), basedOn: [{ reference: 'MedicationRequest/x' }] },
    ],
  ])('an SGLT2 inhibitor beside a ketogenic diet: %s', (_what, draft) => {
    expect(warnings([typeTwo, diet('ketogeen dieet')], [request(draft)])).toContain('ketoacidosis-risk')
  })

  it.each<[what: string, draft: object]>([
    ['a referral', { resourceType: 'ServiceRequest', status: 'draft', intent: 'order', code: text('crashdieet') }],
    ['a plan', { resourceType: 'CarePlan', status: 'draft', intent: 'plan', title: 'Crash diet, 8 weken' }],
    [
      'a diet',
      { resourceType: 'NutritionOrder', status: 'draft', intent: 'order', oralDiet: { type: [text('VLCD')] } },
    ],
    [
      'its instruction',
      { resourceType: 'NutritionOrder', status: 'active', oralDiet: { instruction: 'maaltijdvervangers' } },
    ],
    [
      'a code',
      {
        resourceType: 'NutritionOrder',
        status: 'draft',
        oralDiet: { type: [{ coding: [{ system: 'http://snomed.info/sct', code: '77806000' }] }] },
      },
    ],
  ])('a crash diet for somebody who breastfeeds: %s', (_what, draft) => {
    const feeding = {
      ...condition('bf', 'x'),
      code: { coding: [{ system: 'http://snomed.info/sct', code: '413712001' }] },
    }
    const sure = { ...condition('bf2', 'W19'), onsetDateTime: '2026-10-01' }
    expect(warnings([typeTwo, { ...feeding, onsetDateTime: '2026-10-01' }, sure], [draft])).toContain(
      'programme-safety',
    )
  })
})

const drafts = [
  request(named('gliclazide')),
  request({ ...named('insuline glargine'), doNotPerform: true }),
  request(named('dapagliflozine')),
  request({ ...named('metformine'), status: 'stopped' }),
  request(named('iets onbekends voor de suiker')),
  { resourceType: 'ServiceRequest', status: 'draft', intent: 'order', code: text('koolhydraatarm dieet') },
  { resourceType: 'NutritionOrder', status: 'draft', intent: 'order', oralDiet: { type: [text('crashdieet')] } },
  { resourceType: 'DeviceRequest', status: 'draft' },
]
const record = [
  typeTwo,
  inUse('met', 'metformine'),
  inUse('ins', 'insuline glargine'),
  {
    resourceType: 'Observation',
    id: 'hb',
    status: 'final',
    subject,
    code: { coding: [{ system: 'http://loinc.org', code: '59261-8' }] },
    effectiveDateTime: '2026-10-01',
    valueQuantity: { value: 51, unit: 'mmol/mol' },
  },
]
const against = [
  condition('hf', 'K77'),
  condition('preg', 'W78', '2026-09-01'),
  condition('t1', 'T90.01'),
  lada,
  diet('koolhydraatarm dieet'),
  inUse('su', 'glimepiride'),
]
const some = fc.subarray(drafts)

describe('whatever is ordered', () => {
  it('changes nothing of what is in use, measured or followed', () => {
    const of = (ordered: readonly object[]) => {
      const { person } = judged(record, ordered)
      return [
        person.allDrugs.map(({ name, inUse, end }) => [name, inUse, end]),
        person.programmes,
        person.conditions('type-2'),
      ]
    }
    const before = JSON.stringify(of([]))
    fc.assert(
      fc.property(some, (ordered) => {
        expect(JSON.stringify(of(ordered))).toBe(before)
      }),
    )
  })

  it('warns of as much when more speaks against it', () => {
    fc.assert(
      fc.property(some, fc.subarray(against), (ordered, more) => {
        const fewer = warnings(record, ordered)
        const others = warnings([...record, ...more], ordered)
        // A sulfonylurea in use already is no new start.
        const kept = fewer.filter((rule) => rule !== 'hypoglycaemia-risk')
        expect(others).toEqual(expect.arrayContaining(kept))
      }),
    )
  })

  it('is decided whatever the order of the drafts', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(drafts), (ordered) => {
        expect(warnings(record, ordered)).toEqual(warnings(record, ordered.toReversed()))
      }),
    )
  })
})

it('a card about an order never rests: the order is new each time', async () => {
  const { person, evaluations } = judged(
    [
      typeTwo,
      ...record.slice(3),
      {
        ...record[3],
        id: 'bmi',
        code: { coding: [{ system: 'http://loinc.org', code: '39156-5' }] },
        valueQuantity: { value: 32, unit: 'kg/m2' },
      },
    ],
    [request(named('metformine'))],
  )
  const asked = {
    lookUpShowings: async () => {
      throw new Error('nobody may ask')
    },
    subjectOf: () => 'x',
    client: { tenant: 't' },
    knowledge,
    service,
    patient: person,
    now: () => new Date(`${asOf}T10:00:00Z`),
  }
  expect(evaluations.some(({ decision }) => decision.outcome === 'recommend')).toBe(true)
  const cards = keyedCards(evaluations, asked)
  expect(cards.length).toBeGreaterThan(0)
  const { paced } = await hush(cards, { ...asked, lookUp: async () => [], until: null, isPaced: true } as never)
  expect(paced).toEqual(unpaced)
})
