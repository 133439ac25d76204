import type { FhirResource } from 'fhir/r4.js'
import { describe, expect, it } from 'vitest'
import { defaultSite } from '../../src/config.ts'
import { compose } from '../../src/engine/compose.ts'
import { decide } from '../../src/engine/decide.ts'
import { explain } from '../../src/engine/explain.ts'
import { read } from '../../src/engine/read.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { gatherCase } from '../case.ts'

const knowledge = await loadKnowledge({ cases: false })
const subject = { reference: 'Patient/case' }
const many = <T>(count: number, make: (at: number) => T) => Array.from({ length: count }, (_, at) => make(at))
const coding = (at: number) => ({ system: 'urn:x', code: `c${at}`, display: `d${at}` })

/** Lists that were once gone through for each of their items: with such a number that took minutes, and now takes a moment. */
const bodies: readonly (readonly [what: string, resources: () => readonly object[]])[] = [
  [
    'categories of a plan',
    () => [
      {
        resourceType: 'CarePlan',
        id: 'p',
        subject,
        status: 'active',
        intent: 'plan',
        category: many(60_000, (at) => ({ coding: [coding(at)] })),
      },
    ],
  ],
  [
    'ingredients of a drug that is asked for often',
    () => [
      {
        resourceType: 'Medication',
        id: 'm',
        ingredient: many(2000, (at) => ({ itemCodeableConcept: { text: `i${at}`, coding: [coding(at)] } })),
      },
      ...many(300, (at) => ({
        resourceType: 'MedicationRequest',
        id: `r${at}`,
        subject,
        status: 'active',
        intent: 'order',
        authoredOn: '2026-01-01',
        medicationReference: { reference: 'Medication/m' },
      })),
    ],
  ],
  [
    'characters of codes',
    () =>
      many(60, (at) => ({
        resourceType: 'Condition',
        id: `c${at}`,
        subject,
        code: { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10', code: `E11${'1'.repeat(64_000)}` }] },
      })),
  ],
  [
    'statements of one drug on one day',
    () =>
      many(60_000, (at) => ({
        resourceType: 'MedicationStatement',
        id: `s${at}`,
        subject,
        status: 'active',
        dateAsserted: '2026-01-01',
        medicationCodeableConcept: { text: 'metformine' },
      })),
  ],
  [
    'components of a measurement',
    () => [
      {
        resourceType: 'Observation',
        id: 'o',
        subject,
        status: 'final',
        effectiveDateTime: '2026-10-01',
        component: many(30_000, () => ({
          code: { coding: [{ system: 'http://loinc.org', code: '8480-6' }] },
          valueQuantity: { value: 130, unit: 'mm[Hg]', code: 'mm[Hg]', system: 'http://unitsofmeasure.org' },
        })),
      },
    ],
  ],
]

const days = (count: number, last = '2026-10-01') =>
  many(count, (at) => new Date(Date.parse(last) - at * 86_400_000).toISOString().slice(0, 10))
const uri = (alias: string) => knowledge.codes.systems.get(alias)?.[0]
const nhg = (code: string, value: number, unit: string) => ({
  resourceType: 'Observation',
  subject,
  status: 'final',
  code: { coding: [{ system: uri('nhg45'), code }] },
  valueQuantity: { value, unit },
})
const drug = { resourceType: 'MedicationStatement', subject, status: 'active' }
const treatment = (value: string) => ({
  url: 'http://nictiz.nl/fhir/StructureDefinition/ext-PharmaceuticalTreatment.Identifier',
  valueIdentifier: { value },
})
const atc = (at: number) => {
  const letter = (part: number) => String.fromCharCode(65 + (part % 26))
  const digits = String(at % 100).padStart(2, '0')
  return { system: uri('atc'), code: `${letter(at / 67_600)}${digits}${letter(at / 2600)}${letter(at / 100)}${digits}` }
}

/** The same, where a list is gone through for each item of another. */
const products: typeof bodies = [
  [
    'measurements of one day, more than a call takes arguments',
    () => [
      {
        ...nhg('1', 1, '1'),
        id: 'o',
        effectiveDateTime: '2026-10-01',
        component: many(130_000, () => ({
          code: { coding: [{ system: uri('nhg45'), code: '371' }] },
          valueQuantity: { value: 6, unit: 'mmol/L' },
        })),
      },
    ],
  ],
  [
    'measurements whose day is known only when they are read',
    () => days(40_000).map((day, at) => ({ ...nhg('372', 6, 'mmol/L'), id: `o${at}`, effectiveDateTime: [day] })),
  ],
  [
    'activities of a plan, more than a call takes arguments',
    () => [
      {
        resourceType: 'CarePlan',
        id: 'p',
        subject,
        status: 'active',
        intent: 'plan',
        activity: many(130_000, () => ({ detail: { code: { text: 'GLI' } } })),
      },
    ],
  ],
  [
    'days on which use of a drug starts',
    () =>
      days(30_000).map((start, at) => ({
        ...drug,
        id: `s${at}`,
        dateAsserted: '2026-01-01',
        effectivePeriod: { start },
        medicationCodeableConcept: { text: 'metformine' },
      })),
  ],
  [
    'codes of one drug',
    () => [{ ...drug, id: 's', medicationCodeableConcept: { coding: many(60_000, (at) => atc(at)) } }],
  ],
  [
    'drugs that ended lately',
    () =>
      many(12_000, (at) => ({
        ...drug,
        id: `s${at}`,
        extension: [treatment(`t${at}`)],
        effectivePeriod: { start: '2020-01-01', end: '2026-10-01' },
        medicationCodeableConcept: { text: 'gliclazide' },
      })),
  ],
  [
    'HbA1c, and of fasting glucose',
    () => [
      {
        ...drug,
        id: 's',
        effectivePeriod: { start: '1800-01-01', end: '1801-01-01' },
        medicationCodeableConcept: { text: 'metformine' },
      },
      ...days(12_000, '2026-11-01').flatMap((effectiveDateTime, at) => [
        { ...nhg('2816', 40, 'mmol/mol'), id: `h${at}`, effectiveDateTime },
        { ...nhg('372', 6, 'mmol/L'), id: `g${at}`, effectiveDateTime },
      ]),
    ],
  ],
  [
    'referrals, and of plans',
    () =>
      many(15_000, (at) => [
        {
          resourceType: 'ServiceRequest',
          id: `r${at}`,
          subject,
          status: 'active',
          intent: 'order',
          authoredOn: '2026-11-01',
          code: { text: 'GLI' },
        },
        {
          resourceType: 'CarePlan',
          id: `p${at}`,
          subject,
          status: 'active',
          intent: 'plan',
          title: 'GLI',
          period: { start: '2026-10-01' },
        },
      ]).flat(),
  ],
  [
    'reasons of a drug, and of the problems that they may be',
    () => [
      { ...nhg('2816', 40, 'mmol/mol'), id: 'h', effectiveDateTime: '2026-11-01' },
      {
        ...drug,
        id: 's',
        medicationCodeableConcept: { text: 'liraglutide' },
        reasonReference: many(150_000, (at) => ({ reference: `Condition/none${at}` })),
      },
      ...many(60_000, (at) => ({
        resourceType: 'Condition',
        id: `c${at}`,
        subject,
        code: { coding: [{ system: uri('icpc'), code: 'T82' }] },
      })),
    ],
  ],
  [
    'ingredients of a drug, and of the texts that it is asked for by',
    () => [
      {
        resourceType: 'Medication',
        id: 'm',
        ingredient: many(20_000, (at) => ({ itemCodeableConcept: { text: `i${at}` } })),
      },
      ...many(10_000, (at) => ({
        resourceType: 'MedicationRequest',
        id: `r${at}`,
        subject,
        status: 'active',
        intent: 'order',
        medicationReference: { reference: 'Medication/m', display: `drug ${at}` },
      })),
    ],
  ],
  [
    'codes of an examination, and of its answers',
    () => [
      {
        resourceType: 'Observation',
        id: 'o',
        subject,
        status: 'final',
        effectiveDateTime: '2026-10-01',
        code: { coding: many(12_000, () => ({ system: uri('loinc'), code: '82810-3' })) },
        valueCodeableConcept: { coding: many(12_000, () => ({ system: uri('snomed'), code: '60001007' })) },
      },
    ],
  ],
  [
    'components of a measurement, and of what stands in it once',
    () => [
      {
        ...nhg('1', 1, '1'),
        id: 'o',
        subject: many(40_000, () => subject),
        effectiveDateTime: '2026-10-01',
        specimen: { reference: '#none' },
        contained: many(40_000, (at) => ({ resourceType: 'Specimen', id: `s${at}` })),
        component: many(40_000, () => ({
          code: { coding: [{ system: uri('nhg45'), code: '371' }] },
          valueQuantity: { value: 6, unit: 'mmol/L' },
        })),
      },
    ],
  ],
  [
    'codes of a specimen, and of the measurements of it',
    () => [
      {
        resourceType: 'Specimen',
        id: 's',
        collection: { fastingStatusCodeableConcept: { coding: many(80_000, (at) => coding(at)) } },
      },
      ...many(40_000, (at) => ({
        ...nhg('371', 6, 'mmol/L'),
        id: `o${at}`,
        effectiveDateTime: '2026-10-01',
        specimen: { reference: 'Specimen/s' },
      })),
    ],
  ],
  [
    'dosages of a drug, and of the days on which it was written again',
    () => [
      {
        ...drug,
        id: 'a',
        dateAsserted: '2026-11-01',
        effectivePeriod: { start: '1900-01-01' },
        medicationCodeableConcept: { text: 'metformine' },
        dosage: many(10_000, () => ({ doseAndRate: [{ doseQuantity: { value: 1, unit: 'mg' } }] })),
      },
      ...days(10_000).map((start, at) => ({
        ...drug,
        id: `s${at}`,
        dateAsserted: '2026-10-01',
        effectivePeriod: { start },
        medicationCodeableConcept: { text: 'metformine' },
      })),
    ],
  ],
]

function judged(resources: readonly object[]) {
  const { resources: usual, ...rest } = gatherCase({ hba1c: { '2026-10-01': 60 } }, knowledge.codes)
  const gathered = { ...rest, resources: [...usual, ...(resources as FhirResource[])] }
  const service = knowledge.services.get('diabetes-remission')
  if (!service) throw new Error('no service')
  const patient = read(gathered, knowledge, '2026-11-22', defaultSite)
  const evaluations = decide(service, knowledge, patient)
  const composed = compose(service, knowledge, patient, evaluations, 'nl')
  return explain(service, knowledge, patient, evaluations, composed, 'nl')
}

describe('time grows with the number of', () => {
  it.each([...bodies, ...products])('%s, and not with its square', (_, resources) => {
    expect(judged(resources()).decisions).toHaveLength(7)
  })
})

/** Long texts that an answer tells once for each of many things. */
const longTexts: typeof bodies = [
  [
    'an id without end, of as many components',
    () => [
      {
        ...nhg('1', 1, '1'),
        id: 'o'.repeat(100_000),
        effectiveDateTime: '2026-10-01',
        component: many(1000, () => ({
          code: { coding: [{ system: uri('nhg45'), code: '371' }] },
          valueQuantity: { value: 6, unit: 'mmol/L' },
        })),
      },
    ],
  ],
  [
    'a name without end, of as many treatments',
    () => [
      { resourceType: 'Medication', id: 'm', code: { text: `gliclazide ${'x'.repeat(100_000)}` } },
      ...many(1000, (at) => ({
        ...drug,
        id: `s${at}`,
        extension: [treatment(`t${at}`)],
        medicationReference: { reference: 'Medication/m' },
      })),
    ],
  ],
]

describe('an answer is told in a few megabytes at most for', () => {
  it.each(longTexts)('%s', (_, resources) => {
    const { cards, ...why } = judged(resources())
    expect(JSON.stringify(why).length).toBeLessThan(4_000_000)
    expect(JSON.stringify(cards).length).toBeLessThan(40_000)
  })
})
