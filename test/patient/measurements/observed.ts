import type { Observation, Resource } from 'fhir/r4.js'
import { defaultSite } from '../../../src/knowledge/site.ts'
import type { Fact } from '../../../src/patient/fact.ts'
import type { Patient } from '../../../src/patient/patient.ts'
import { read } from '../../../src/patient/read.ts'
import { type Asked, knowledge, service, type Why, why } from '../../why.ts'

/** Whose results these tests read, and the day judged. */
export const patientId = 'p1'
export const asOf = '2026-11-22'
export const subject = { reference: `Patient/${patientId}` }

type Loose = Readonly<Record<string, unknown>>

const systems = {
  loinc: 'http://loinc.org',
  nhg45: 'https://referentiemodel.nhg.org/tabellen/nhg-tabel-45-diagnostische-bepalingen',
  snomed: 'http://snomed.info/sct',
}
let made = 0

export type Code = readonly [system: keyof typeof systems, code: unknown]

/** A code of one system, or of several. */
export function coded(...codes: readonly Code[]) {
  return { coding: codes.map(([system, code]) => ({ system: systems[system], code })) }
}

/** A final HbA1c of 50 mmol/mol on 2026-10-01, but for what is said. */
export function observation(fields: Loose = {}): Observation {
  return {
    resourceType: 'Observation',
    id: `o${++made}`,
    status: 'final',
    code: coded(['nhg45', '2816']),
    subject,
    effectiveDateTime: '2026-10-01',
    valueQuantity: { value: 50, unit: 'mmol/mol' },
    ...fields,
  } as unknown as Observation
}

/** A final HbA1c in mmol/mol. */
export function hba1c(day: string, value: number, more: object = {}): Observation {
  return observation({ effectiveDateTime: day, valueQuantity: { value, unit: 'mmol/mol' }, ...more })
}

/** A final glucose in mmol/L under a code of the NHG. */
export function glucose(code: string, day: string, value: number, more: object = {}): Observation {
  const valueQuantity = { value, unit: 'mmol/L' }
  return observation({ code: coded(['nhg45', code]), effectiveDateTime: day, valueQuantity, ...more })
}

/** A person born in 1966, with these resources. */
export function patientWith(resources: readonly object[], asked: Partial<Asked> = {}): Patient {
  const patient = { resourceType: 'Patient', id: patientId, gender: 'female', birthDate: '1966-05-10' }
  const gathered = { patientId, resources: [patient, ...resources] as Resource[], unavailable: new Set<string>() }
  return read(gathered, knowledge, service, asked.asOf ?? asOf, defaultSite)
}

/** The facts of one measure that "why?" would list, however few rules ask for it. */
export function factsOf(measure: string, resources: readonly object[], asked: Partial<Asked> = {}): readonly Fact[] {
  const patient = patientWith(resources, asked)
  patient.series(measure)
  const [read] = patient.read.measured.filter(([name]) => name === measure)
  return read?.[1].rejected ?? []
}

/** What "why?" says of a person with type 2 diabetes and these resources. */
export function whyOf(resources: readonly object[], asked: Partial<Asked> = {}, ask: Why = why) {
  const person = [
    { resourceType: 'Patient', id: patientId, gender: 'female', birthDate: '1966-05-10' },
    {
      resourceType: 'Condition',
      id: 't2',
      subject,
      code: { coding: [{ system: 'http://hl7.org/fhir/sid/icpc-1-nl', code: 'T90.02' }] },
      onsetDateTime: '2024-02-01',
    },
  ]
  return ask([...person, ...resources] as unknown as Resource[], { patientId, asOf, ...asked })
}
