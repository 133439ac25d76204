import type { Resource } from 'fhir/r4.js'
import { describe, expect, it } from 'vitest'
import { service, why } from '../service.ts'

const asOf = '2026-11-28'
const diabetes = {
  resourceType: 'Condition',
  id: 'dm',
  subject: { reference: 'Patient/p1' },
  code: { coding: [{ system: 'http://hl7.org/fhir/sid/icpc-1-nl', code: 'T90.02' }] },
}
const patient = { resourceType: 'Patient', id: 'p1', birthDate: '1968-04-09' }
const request = (medicationReference: object, id = 'r') => ({
  resourceType: 'MedicationRequest',
  id,
  status: 'active',
  intent: 'order',
  subject: { reference: 'Patient/p1' },
  authoredOn: '2026-10-01',
  medicationReference,
})
const atc = (code: string) => ({ coding: [{ system: 'http://www.whocc.no/atc', code }] })
const local = { coding: [{ system: 'https://his.example/producten', code: 'P-1' }] }

/** The drugs that "why?" tells of, and the milliseconds of the processor that it took. */
function told(...resources: readonly object[]) {
  const began = process.cpuUsage()
  const { facts } = why([patient, diabetes, ...resources] as unknown as Resource[], { patientId: 'p1', asOf })
  const drugs = facts
    .filter(({ source }) => source.startsWith('Medication'))
    .map(({ fact, value }) => `${fact} ${value}`)
  return { drugs, ms: process.cpuUsage(began).user / 1000 }
}

describe('bounded time, and a clear answer', () => {
  it('there is a service to ask', () => expect(service.rules.length).toBeGreaterThan(0))

  it('a Medication that contains itself', () => {
    const itself = {
      resourceType: 'Medication',
      id: 'm',
      code: local,
      ingredient: [{ itemReference: { reference: 'Medication/m' } }],
    }
    const contained = { ...itself, contained: [itself], ingredient: [{ itemReference: { reference: '#m' } }] }
    expect(told(request({ reference: 'Medication/m' }), itself).drugs.join()).toMatch(/unclassified/)
    expect(told(request({ reference: 'Medication/m' }), contained).drugs.join()).toMatch(/unclassified/)
  })

  it('a circle of Medications, of which one is known', () => {
    const medication = (id: string, next: string, code: object) => ({
      resourceType: 'Medication',
      id,
      code,
      ingredient: [{ itemReference: { reference: `Medication/${next}` } }],
    })
    const { drugs } = told(
      request({ reference: 'Medication/a' }),
      medication('a', 'b', local),
      medication('b', 'a', atc('A10BB09')),
    )
    expect(drugs.join()).toMatch(/sulfonylurea/)
  })

  it('10,000 ingredients, referred to from 1,000 requests', () => {
    const ingredient = Array.from({ length: 10_000 }, (_, at) => ({
      itemCodeableConcept: at === 9999 ? atc('A10BB09') : { text: `hulpstof ${at}` },
    }))
    const medication = { resourceType: 'Medication', id: 'm', code: local, ingredient }
    const requests = Array.from({ length: 1000 }, (_, at) => request({ reference: 'Medication/m' }, `r${at}`))
    const { drugs, ms } = told(medication, ...requests)
    expect(drugs.join()).toMatch(/sulfonylurea/)
    expect(ms).toBeLessThan(5000)
  })

  it('10,000 ingredients that refer to 10,000 contained substances', () => {
    const contained = Array.from({ length: 10_000 }, (_, at) => ({
      resourceType: 'Substance',
      id: `s${at}`,
      code: at === 0 ? atc('A10BA02') : { text: `stof ${at}` },
    }))
    const ingredient = contained.map(({ id }) => ({ itemReference: { reference: `#${id}` } }))
    const { drugs, ms } = told(request({ reference: 'Medication/m' }), {
      resourceType: 'Medication',
      id: 'm',
      code: local,
      contained,
      ingredient,
    })
    expect(drugs.join()).toMatch(/metformin/)
    expect(ms).toBeLessThan(5000)
  })

  it('one id in five types, and a name of 16,000 characters', () => {
    const others = ['Condition', 'Procedure', 'Goal', 'CarePlan', 'Specimen'].map((resourceType) => ({
      resourceType,
      id: 'm',
    }))
    const medication = {
      resourceType: 'Medication',
      id: 'm',
      code: { text: `${'x '.repeat(2000)}gliclazide ${'x '.repeat(6000)}` },
    }
    expect(told(request({ reference: 'Medication/m' }), ...others, medication).drugs.join()).toMatch(/sulfonylurea/)
  })
})
