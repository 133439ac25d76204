import fc from 'fast-check'
import type { BundleEntry, Observation, Quantity, Resource } from 'fhir/r4.js'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { build } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { cardSchema } from '../src/engine/card.ts'
import { explanationSchema } from '../src/engine/explanation.ts'
import { monthsAfter } from '../src/fhir/day.ts'
import { hookCall } from '../src/fhir/fixture.ts'
import { everything } from './everything.ts'
import { shapeless, spoiled } from './odd.ts'
import { observation, people, type Someone, some, someone, takes } from './people.ts'
import { answered, knowledge, why } from './why.ts'

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

describe('a higher HbA1c', () => {
  it('never turns `not` into remission', () => {
    const value = fc.integer({ min: 15, max: 200 })
    fc.assert(
      fc.property(someone, value, value, fc.integer({ min: 0, max: 13 }), (who, one, two, months) => {
        const state = (hba1c: number) => {
          const [status] = why(
            [
              ...who.resources,
              observation(who, {
                id: 'newest',
                code: loinc('59261-8'),
                effectiveDateTime: monthsAfter(who.asOf, -months),
                valueQuantity: { value: hba1c, unit: 'mmol/mol' },
              }),
            ],
            who,
          ).decisions
          return status?.result.state
        }
        const [lower, higher] = [Math.min(one, two), Math.max(one, two)]
        if (state(lower) === 'not') expect(['remission', 'confirmed']).not.toContain(state(higher))
      }),
      runs,
    )
  })
})

describe('reading never throws, and "why?" keeps its shape', () => {
  it('when any element of any resource is of another type', () => {
    fc.assert(
      fc.property(
        someone.chain((who) => fc.tuple(fc.constant(who), spoiled(who.resources))),
        ([who, resources]) => {
          expect(() => explanationSchema.parse(why(resources, who))).not.toThrow()
        },
      ),
      runs,
    )
  })

  it('when everything that views read can be so', () => {
    fc.assert(
      fc.property(spoiled(everything), (resources) => {
        expect(() => explanationSchema.parse(why(resources, { patientId: 'all', asOf: '2026-11-22' }))).not.toThrow()
      }),
      runs,
    )
  })

  it('when resources have any JSON under the names that they have', () => {
    const sound = everything.filter(({ resourceType }) => resourceType === 'Patient' || resourceType === 'Condition')
    fc.assert(
      fc.property(shapeless(everything), (resources) => {
        const asked = { patientId: 'all', asOf: '2026-11-22' }
        expect(() => explanationSchema.parse(why([...sound, ...resources], asked))).not.toThrow()
        expect(() => explanationSchema.parse(why(resources, asked))).not.toThrow()
      }),
      runs,
    )
  })
})

describe('a call with such data is answered', () => {
  const config = readConfig({ LOG_LEVEL: 'silent', DATA_DIR: 'memory://' })
  const app = build({ config, knowledge })
  afterAll(() => app.close())

  it('with valid cards, or with what is wrong, never as a failure of ours', async () => {
    let read = 0
    const entry = everything.map((resource) => ({ resource }) as BundleEntry)
    const call = hookCall({ resourceType: 'Bundle', type: 'collection', entry })
    const keys = Object.keys(call.prefetch ?? {})
    const values = Object.values(call.prefetch ?? {}) as Resource[]
    await fc.assert(
      fc.asyncProperty(spoiled(values), fc.boolean(), async (sent, explained) => {
        const prefetch = Object.fromEntries(keys.map((key, at) => [key, sent[at]]))
        const response = await app.inject({
          method: 'POST',
          url: `/cds-services/diabetes-remission${explained ? '/explain?asOf=2026-11-22' : ''}`,
          headers: { 'content-type': 'application/json' },
          payload: JSON.stringify({ ...call, prefetch }),
        })
        expect([200, 400, 412]).toContain(response.statusCode)
        if (response.statusCode !== 200) return
        read += 1
        const answer = explained ? explanationSchema : hookAnswer
        expect(() => answer.parse(response.json())).not.toThrow()
      }),
      runs,
    )
    expect(read).toBeGreaterThan(runs.numRuns / 2)
  })
})

/** What CDS Hooks has a service answer: at most one card of each kind here. */
const hookAnswer = z.strictObject({ cards: z.array(cardSchema).max(2) })

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
