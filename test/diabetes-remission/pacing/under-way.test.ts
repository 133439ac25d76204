import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Resource } from 'fhir/r4.js'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { daysAfter } from '../../../src/calendar.ts'
import { knowledgeRoot } from '../../../src/knowledge/files/root.ts'
import { requestedBy, requestTypes } from '../../../src/patient/requests/requests.ts'
import type { Explanation } from '../../../src/why/explanation.ts'
import { asOf, coded, glucose, hba1c, observation, patientId, subject } from '../../patient/measurements/observed.ts'
import { knowledge, why } from '../service.ts'

const loinc = (code: string) => coded(['loinc', code])
const patient = { resourceType: 'Patient', id: patientId, gender: 'female', birthDate: '1966-05-10' }
const diabetes = {
  resourceType: 'Condition',
  id: 'dm',
  subject,
  code: { coding: [{ system: 'http://hl7.org/fhir/sid/icpc-1-nl', code: 'T90.02' }] },
  onsetDateTime: '2019-05-21',
}
const drug = (name: string, more: object = {}) => ({
  resourceType: 'MedicationStatement',
  id: `m-${name}`,
  subject,
  status: 'active',
  medicationCodeableConcept: { text: name },
  effectivePeriod: { start: '2024-03-01' },
  ...more,
})
const order = (code: object, on: string, more: object = {}) => ({
  resourceType: 'ServiceRequest',
  id: `s${on}`,
  subject,
  status: 'active',
  intent: 'order',
  code,
  authoredOn: on,
  ...more,
})
const review = (on: string, more: object = {}) => ({
  resourceType: 'Task',
  id: 'review',
  for: subject,
  status: 'requested',
  intent: 'order',
  code: coded(['snomed', '182836005']),
  authoredOn: on,
  ...more,
})
const weighed = (value: number) => observation({ code: loinc('29463-7'), valueQuantity: { value, unit: 'kg' } })
const tall = observation({ code: loinc('8302-2'), valueQuantity: { value: 170, unit: 'cm' } })
const told = (resources: readonly object[], more: { asOf?: string; unavailable?: string[] } = {}): Explanation =>
  why([patient, diabetes, ...resources] as never, { patientId, asOf, ...more })
const of = ({ decisions }: Explanation, rule: string) => decisions.find((each) => each.rule === rule)
const onMetformin = [drug('metformine'), hba1c('2026-10-01', 45)]
const withoutGlucose = [
  drug('metformine', { status: 'completed', effectivePeriod: { start: '2024-03-01', end: '2026-03-01' } }),
  hba1c('2026-10-01', 44),
]
const low = [drug('gliclazide'), hba1c('2026-10-01', 60), glucose('381', '2026-11-10', 3.5)]
const grave = [drug('gliclazide'), hba1c('2026-10-01', 60), glucose('381', '2026-11-10', 2.8)]

describe('a card', () => {
  it('about drugs that informs rests while a review is planned, and for 90 days after it was done', () => {
    const silent = (task: object) => of(told([...onMetformin, task]), 'tapering-review')?.notShown
    const done = (day: string) => review('2026-01-01', { status: 'completed', executionPeriod: { end: day } })
    expect(of(told(onMetformin), 'tapering-review')?.notShown).toBe(null)
    for (const status of ['requested', 'accepted', 'in-progress'])
      expect(silent(review('2026-10-20', { status }))).toBe('already-ordered')
    expect(silent(done(daysAfter(asOf, -90)))).toBe('already-ordered')
    expect(silent(done(daysAfter(asOf, -91)))).toBe(null)
  })

  it('on a goal does not take the place of a review that is planned, for 90 days', () => {
    const candidate = (task: object) => of(told([...onMetformin, tall, weighed(95), task]), 'remission-candidate')
    expect(candidate(review(daysAfter(asOf, -90)))?.notShown).toBe('another-card-first')
    expect(candidate(review(daysAfter(asOf, -91)))?.notShown).toBe(null)
  })

  it('about drugs that warns rests so only while nothing that it shows is newer than the plan', () => {
    expect(of(told([...low, review('2026-11-10')]), 'tapering-safety')?.notShown).toBe('already-ordered')
    expect(of(told([...low, review('2026-11-09')]), 'tapering-safety')?.notShown).toBe(null)
  })

  it('that is critical is shown whatever is planned', () => {
    const explanation = told([...grave, review('2026-11-10')])
    expect(of(explanation, 'tapering-safety')).toMatchObject({ result: { indicator: 'critical' }, notShown: null })
    expect(explanation.cards.map(({ indicator }) => indicator)).toEqual(['critical'])
  })

  it('that asks for nothing but what is ordered rests for six weeks, and "why?" says which order and until when', () => {
    const explanation = told([...withoutGlucose, order(loinc('14771-0'), '2026-11-01')])
    const decision = of(explanation, 'remission-status')
    expect(decision).toMatchObject({ card: null, notShown: 'already-ordered', againFrom: '2026-12-14' })
    expect(decision?.notShownText?.nl).toBe('Dit is al geregeld of aangevraagd.')
    expect(decision?.evidence.map((index) => explanation.facts[index])).toContainEqual({
      fact: 'request',
      value: 'fasting-glucose (open)',
      unit: null,
      date: '2026-11-01',
      source: 'ServiceRequest/s2026-11-01',
      used: true,
    })
    const later = (day: string) =>
      of(told([...withoutGlucose, order(loinc('14771-0'), '2026-11-01')], { asOf: day }), 'remission-status')?.notShown
    expect([later('2026-12-13'), later('2026-12-14')]).toEqual(['already-ordered', null])
  })

  it('that offers programmes rests for six weeks by a referral that is not signed', () => {
    const candidate = [hba1c('2026-10-01', 58), weighed(92), tall]
    const draft = (on: string) => order({ text: 'GLI' }, on, { status: 'draft', intent: 'proposal' })
    const silent = (on: string) => of(told([...candidate, draft(on)]), 'remission-candidate')?.notShown
    expect(of(told(candidate), 'remission-candidate')?.notShown).toBe(null)
    expect([silent(daysAfter(asOf, -42)), silent(daysAfter(asOf, -43))]).toEqual(['recently-referred', null])
  })

  it('offers no draft of what is ordered, planned or set already', () => {
    const labels = (resources: readonly object[]) =>
      told(resources).cards.flatMap(({ suggestions = [] }) => suggestions.map(({ label }) => label))
    expect(labels(onMetformin)).toEqual(['Plan medicatiebeoordeling', 'Vraag controle HbA1c en nuchtere glucose aan'])
    expect(labels([...onMetformin, order(loinc('4548-4'), '2026-11-01', { status: 'draft' })])).toEqual([
      'Plan medicatiebeoordeling',
      'Vraag nuchtere glucose aan',
    ])
    expect(labels([...grave, review('2026-11-01')])).toEqual(['Vraag controle HbA1c en nuchtere glucose aan'])
  })

  it('is shown by an order or task that is revoked, of somebody else, of another test or dated in the future', () => {
    const shown = [
      order(loinc('14771-0'), '2026-11-01', { status: 'revoked' }),
      order(loinc('14771-0'), '2026-11-01', { subject: { reference: 'Patient/other' } }),
      order(loinc('59261-8'), '2026-11-01'),
      order(loinc('14771-0'), '2026-11-23'),
    ]
    for (const each of shown)
      expect(of(told([...withoutGlucose, each]), 'remission-status')).toMatchObject({ notShown: null })
    const planned = [
      review('2026-11-01', { status: 'cancelled' }),
      review('2026-11-01', { for: { reference: 'Patient/other' } }),
      review('2026-11-01', { code: loinc('59261-8') }),
      review('2026-11-23'),
    ]
    for (const each of planned)
      expect(of(told([...onMetformin, each]), 'tapering-review')).toMatchObject({ notShown: null })
  })

  it('is shown as before where tasks could not be had, and "why?" says that it is in doubt', () => {
    const unseen = told(onMetformin, { unavailable: ['Task'] })
    const seen = told(onMetformin)
    expect(unseen.doubts).toEqual(['under-way'])
    expect(seen.doubts).toBeUndefined()
    const bare = ({ cards }: Explanation) => JSON.stringify(cards, (key, value) => (key === 'uuid' ? '' : value))
    expect(bare(unseen)).toBe(bare(seen))
  })
})

describe('what is under way', () => {
  it('is answered by a result of that day or later', () => {
    const ordered = [...onMetformin, order(loinc('4548-4'), '2026-10-20')]
    const labels = (resources: readonly object[]) => told(resources).cards[0]?.suggestions?.map(({ label }) => label)
    expect(labels(ordered)).toContain('Vraag nuchtere glucose aan')
    const answered = labels([
      ...ordered,
      observation({ effectiveDateTime: '2026-10-20', valueQuantity: { value: 45, unit: 'mmol/mol' } }),
    ])
    expect(answered).toContain('Vraag controle HbA1c en nuchtere glucose aan')
  })

  it.each(['nl', 'en'])(
    'is known by every draft of ours that asks for a test, a review or a goal, in %s',
    (language) => {
      const file = readFileSync(join(knowledgeRoot(), 'diabetes-remission/suggestions.yaml'), 'utf8')
      const inOne = (_: string, value: unknown) => (isText(value) ? value[language] : value)
      const texts = JSON.parse(JSON.stringify(parse(file)), inOne) as Readonly<Record<string, { resource: Draft }>>
      const drafts = Object.entries(texts).flatMap(([name, { resource }]) =>
        (resource.entry ?? [{ resource }]).map((each) => [name, each.resource] as const),
      )
      const asking = drafts.filter(([, { resourceType }]) => requestTypes.includes(resourceType))
      expect(asking.length).toBeGreaterThan(10)
      const unknown = asking.filter(([, draft]) => requestedBy(draft as Resource, knowledge).length === 0)
      // A referral is known as a programme; which checks are planned, their task says in words alone.
      expect(unknown.map(([name]) => name)).toEqual(['refer-to-programme', 'plan-checks'])
    },
  )
})

interface Draft {
  readonly resourceType: string
  readonly entry?: readonly { readonly resource: Draft }[]
}

function isText(value: unknown): value is Readonly<Record<string, string>> {
  return typeof value === 'object' && value !== null && 'nl' in value && 'en' in value
}
