import type { Resource } from 'fhir/r4.js'
import { whole } from '../../../src/budget/work.ts'
import { readProgrammes } from '../../../src/patient/programmes/programmes.ts'
import { asOf, contextOf, knowledge } from '../medication/medication.ts'

export type Loose = Readonly<Record<string, unknown>>

export const subject = { reference: 'Patient/p1' }
export const snomed = 'http://snomed.info/sct'
/** The system of the codes that are the project's own. */
export const own = knowledge.codes.systems.get('programme')?.[0] ?? ''
/** A concept with one code. */
export const coded = (system: string, code: string, display?: string) => ({
  coding: [{ system, code, ...(display ? { display } : {}) }],
})

/** An active plan that is called GLI, but for what is said. */
export const carePlan = (fields: Loose = {}): Loose => ({
  resourceType: 'CarePlan',
  id: 'c',
  subject,
  status: 'active',
  intent: 'plan',
  title: 'GLI',
  ...fields,
})
/** A diet that is under way, but for what is said. */
export const procedure = (fields: Loose = {}): Loose => ({
  resourceType: 'Procedure',
  id: 'p',
  subject,
  status: 'in-progress',
  code: { text: 'Koolhydraatarm dieet' },
  ...fields,
})
/** A referral to the GLI, but for what is said. */
export const referral = (fields: Loose = {}): Loose => ({
  resourceType: 'ServiceRequest',
  id: 's',
  subject,
  status: 'active',
  intent: 'order',
  code: { text: 'Verwijzing GLI' },
  authoredOn: '2026-10-01',
  ...fields,
})

/** What is read of a resource on a day. */
export function read(resource: Loose, on = asOf) {
  return whole(readProgrammes([resource as unknown as Resource], knowledge, contextOf(on)))[0] ?? null
}
/** What is read of a plan by its title. */
export const of = (title: string) => read(carePlan({ title }))
/** The phase on a day, or none. */
export const phase = (resource: Loose, on?: string) => read(resource, on)?.phase ?? 'none'
