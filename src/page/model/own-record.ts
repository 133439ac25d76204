import type { Bundle, Resource } from 'fhir/r4.js'
import { isTooDeep } from '../../fhir/depth.ts'
import { type PatientRecord, resourcesOf } from './record.ts'

/** Why a text is not a record of one patient; the page has words for each. */
export type RecordFault =
  | 'empty'
  | 'not-json'
  | 'not-fhir'
  | 'no-patient'
  | 'several-patients'
  | 'no-id'
  | 'too-large'
  | 'too-deep'

/** Largest text that the page takes in, in characters: a call of that size is the most that the service takes. */
export const largest = 16_000_000

/** The record in a FHIR Bundle or in the body of a hook call, or why there is none. */
export function readRecord(text: string): PatientRecord | RecordFault {
  if (text.trim() === '') return 'empty'
  if (text.length > largest) return 'too-large'
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return 'not-json'
  }
  if (isTooDeep(json)) return 'too-deep'
  const resources = resourcesIn(json)
  if (!resources) return 'not-fhir'
  const patients = resources.filter(({ resourceType }) => resourceType === 'Patient')
  const [patient] = patients
  if (!patient) return 'no-patient'
  if (patients.length > 1) return 'several-patients'
  return patient.id ? { patientId: patient.id, resources, unavailable: [] } : 'no-id'
}

function resourcesIn(json: unknown): readonly Resource[] | null {
  if (typeof json !== 'object' || json === null) return null
  const { resourceType, entry, prefetch } = json as Partial<Bundle> & { prefetch?: unknown }
  if (resourceType === 'Bundle' && (entry === undefined || Array.isArray(entry)))
    return (entry ?? []).flatMap((each) => (isResource(each?.resource) ? [each.resource] : []))
  if (typeof prefetch === 'object' && prefetch !== null)
    return resourcesOf(prefetch as Record<string, unknown>).filter(isResource)
  return null
}

function isResource(value: unknown): value is Resource {
  return typeof value === 'object' && value !== null && typeof (value as Resource).resourceType === 'string'
}
