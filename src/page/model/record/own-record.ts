import type { Bundle, Resource } from 'fhir/r4.js'
import { isTooDeep } from '../../../fhir/depth.ts'
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
  if (resourceType === 'Bundle' && (entry === undefined || Array.isArray(entry))) return settled(entry ?? [])
  if (typeof prefetch === 'object' && prefetch !== null)
    return resourcesOf(prefetch as Record<string, unknown>).filter(isResource)
  return null
}

/**
 * The resources of entries, with ids and references as a server would settle them: by type and id instead of by `fullUrl`.
 * @see https://hl7.org/fhir/R4/bundle.html#references "Resolving references in Bundles"
 */
function settled(entries: readonly unknown[]): readonly Resource[] {
  const names = new Map<unknown, string>()
  const found = entries.flatMap((entry) => {
    const { resource, fullUrl } = (entry ?? {}) as { resource?: unknown; fullUrl?: unknown }
    if (!isResource(resource)) return []
    const id = resource.id ?? /^urn:uuid:(.+)$/.exec(String(fullUrl))?.[1]
    if (typeof fullUrl === 'string' && id) names.set(fullUrl, `${resource.resourceType}/${id}`)
    return [{ ...resource, ...(id && { id }) }]
  })
  const refer = (key: string, value: unknown) => (key === 'reference' && names.has(value) ? names.get(value) : value)
  return JSON.parse(JSON.stringify(found, refer))
}

function isResource(value: unknown): value is Resource {
  return typeof value === 'object' && value !== null && typeof (value as Resource).resourceType === 'string'
}
