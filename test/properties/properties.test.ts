import fc from 'fast-check'
import type { Observation, Quantity, Resource } from 'fhir/r4.js'
import { describe, expect, it, vi } from 'vitest'
import { answered, why } from '../why.ts'
import { observation, people, type Someone, some, someone, takes } from './people.ts'

const runs = { numRuns: 1000 }
vi.setConfig({ testTimeout: 300_000 })
const decided = (who: Someone, resources: readonly Resource[]) => answered(why(resources, who))

const asTheyAre = new Map(people.map((who) => [who, decided(who, who.resources)]))
const inOwnUnits = new Map(people.map((who) => [who, who.resources.map(inOwnUnit)]))
const decidedInOwnUnits = new Map([...inOwnUnits].map(([who, resources]) => [who, decided(who, resources)]))

describe('what is decided does not depend on how the data came', () => {
  it('in which order', () => {
    const shuffled = someone.chain((who) =>
      fc.tuple(fc.constant(who), fc.shuffledSubarray([...who.resources], { minLength: who.resources.length })),
    )
    fc.assert(
      fc.property(shuffled, ([who, resources]) => {
        expect(decided(who, resources)).toEqual(asTheyAre.get(who))
      }),
      runs,
    )
  })

  it('in which unit', () => {
    fc.assert(
      fc.property(someone, some, (who, mask) => {
        const same = inOwnUnits.get(who) ?? []
        const other = same.map((resource, at) => (takes(mask, at) ? inOtherUnit(resource) : resource))
        expect(decided(who, other)).toEqual(decidedInOwnUnits.get(who))
      }),
      runs,
    )
  })

  it('HbA1c in % or in mmol/mol', () => {
    fc.assert(
      fc.property(someone, fc.integer({ min: 40, max: 150 }), (who, tenths) => {
        const newest = { id: 'newest', code: loinc('59261-8'), effectiveDateTime: who.asOf }
        const percent = observation(who, { ...newest, valueQuantity: { value: tenths / 10, unit: '%' } })
        const whole = Math.floor((1093 * tenths - 23_500 + 500) / 1000)
        const molar = observation(who, { ...newest, valueQuantity: { value: whole, unit: 'mmol/mol' } })
        expect(decided(who, [...who.resources, percent])).toEqual(decided(who, [...who.resources, molar]))
      }),
      runs,
    )
  })

  it('with what else', () => {
    fc.assert(
      fc.property(someone, fc.array(noise, { maxLength: 12 }), fc.nat(), (who, others, place) => {
        const at = place % (who.resources.length + 1)
        const theirs = others.map((other, index) => ({ ...other, ...about(who, index) }) as unknown as Resource)
        const resources = [...who.resources.slice(0, at), ...theirs, ...who.resources.slice(at)]
        expect(decided(who, resources)).toEqual(asTheyAre.get(who))
      }),
      runs,
    )
  })

  it('how often: exact duplicates, and the same again under another id', () => {
    fc.assert(
      fc.property(someone, some, fc.boolean(), (who, mask, renamed) => {
        const again = who.resources
          .filter(({ resourceType }, at) => resourceType !== 'Patient' && takes(mask, at))
          .map((resource) => (renamed ? { ...resource, id: `${resource.id}-again` } : resource))
        expect(decided(who, [...who.resources, ...again])).toEqual(asTheyAre.get(who))
      }),
      runs,
    )
  })
})

describe('another patient', () => {
  it('changes no decision, and no value of theirs is told', () => {
    fc.assert(
      fc.property(
        someone,
        someone,
        some,
        fc.constantFrom('', 'https://other.example/fhir/'),
        (who, other, mask, base) => {
          fc.pre(who.patientId !== other.patientId)
          const theirs = other.resources
            .filter(({ resourceType }, at) => resourceType !== 'Patient' && takes(mask, at))
            .map((resource) =>
              'subject' in resource
                ? { ...resource, subject: { reference: `${base}Patient/${other.patientId}` } }
                : resource,
            )
          const explanation = why([...theirs, ...who.resources], who)
          expect(answered(explanation)).toEqual(asTheyAre.get(who))
          const ids = new Set(theirs.map(({ resourceType, id }) => `${resourceType}/${id}`))
          const told = explanation.facts.filter(({ source }) => ids.has(source))
          expect(told.filter(({ value, date, unit, used }) => value ?? date ?? unit ?? (used || null))).toEqual([])
          expect(told.map(({ reason }) => reason).filter((reason) => reason !== 'other-patient')).toEqual([])
        },
      ),
      runs,
    )
  })
})

function loinc(code: string) {
  return { coding: [{ system: 'http://loinc.org', code }] }
}

/** The same in another unit, where one converts without loss: by the code of the Observation and the unit, the factor to the other. */
const otherUnits: readonly (readonly [codes: RegExp, unit: RegExp, other: string, factor: number])[] = [
  [/^(372|371|382|381|14749-6|14771-0)$/, /^mmol\/[lL]$/, 'mg/dL', 18.016],
  [/^14646-4$/, /^mmol\/[lL]$/, 'mg/dL', 38.67],
  [/^14927-8$/, /^mmol\/[lL]$/, 'mg/dL', 88.57],
  [/^40$/, /^mg\/mmol$/, 'mg/g', 8.84],
  [/^(29463-7|357)$/, /^kg$/, 'g', 1000],
  [/^(8302-2|560|8280-0)$/, /^cm$/, 'm', 0.01],
]

/** Lengths and weights in the unit in which they are shown. */
function inOwnUnit(resource: Resource): Resource {
  const { valueQuantity: { value = 0, unit = '' } = {} } = resource as Observation
  if (unit === 'g') return withQuantity(resource, { value: Number((value / 1000).toFixed(3)), unit: 'kg' })
  if (unit === 'm') return withQuantity(resource, { value: Number((value * 100).toFixed(3)), unit: 'cm' })
  return resource
}

function inOtherUnit(resource: Resource): Resource {
  const { valueQuantity: { value = 0, unit = '', comparator } = {}, code } = resource as Observation
  const codes = (code?.coding ?? []).map((coding) => coding.code ?? '')
  const found = otherUnits.find(([known, from]) => from.test(unit) && codes.some((each) => known.test(each)))
  if (!found) return resource
  const [, , other, factor] = found
  const converted = { value: Number((value * factor).toFixed(6)), unit: other }
  return withQuantity(resource, { ...converted, ...(comparator && { comparator }) })
}

function withQuantity(resource: Resource, valueQuantity: Quantity): Resource {
  return { ...resource, valueQuantity } as Resource
}

const days = fc.date({ min: new Date('2015-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
const day = days.map((date) => date.toISOString().slice(0, 10))
const unknownCode = {
  coding: [{ system: 'http://loinc.org', code: '0000-0', display: 'Iets anders' }],
  text: 'Iets anders',
}

/** Resources that say nothing of what the service asks. */
const noise = fc.oneof(
  fc.record({
    resourceType: fc.constant('Observation'),
    status: fc.constant('final'),
    code: fc.constant(unknownCode),
    effectiveDateTime: day,
    valueQuantity: fc.record({ value: fc.double({ min: 0, max: 500, noNaN: true }), unit: fc.constant('mmol/mol') }),
  }),
  fc.record({
    resourceType: fc.constant('Observation'),
    status: fc.constant('final'),
    code: fc.constant({ coding: [{ system: 'http://example.org/local', code: '2816' }] }),
    effectiveDateTime: day,
    valueQuantity: fc.record({ value: fc.integer({ min: 20, max: 150 }), unit: fc.constant('mmol/mol') }),
  }),
  fc.record({
    resourceType: fc.constant('Condition'),
    code: fc.constant({
      coding: [{ system: 'http://hl7.org/fhir/sid/icpc-1-nl', code: 'H81' }],
      text: 'Overmatig cerumen',
    }),
    onsetDateTime: day,
  }),
  fc.record({
    resourceType: fc.constant('Procedure'),
    status: fc.constant('completed'),
    code: fc.constant({ text: 'Uitspuiten oor' }),
    performedDateTime: day,
  }),
  fc.record({ resourceType: fc.constantFrom('Encounter', 'AllergyIntolerance', 'Immunization', 'Basic'), date: day }),
)

function about({ patientId }: Someone, index: number) {
  return { id: `noise-${index}`, subject: { reference: `Patient/${patientId}` } }
}
