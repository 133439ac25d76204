import type { Resource } from 'fhir/r4.js'

/** Type and id of a relative, absolute or versioned reference; null for anything else. @see https://hl7.org/fhir/R4/references.html */
export function parseReference(reference: unknown): { readonly type: string; readonly id: string } | null {
  if (typeof reference !== 'string') return null
  const found = /(?:^|\/)([A-Z][A-Za-z]+)\/([A-Za-z0-9\-.]{1,64})(?:\/_history\/[^/]+)?$/.exec(reference.trim())
  return found?.[1] && found[2] ? { type: found[1], id: found[2] } : null
}

/** Most characters of an id. @see http://hl7.org/fhir/R4/datatypes.html#id */
const longestId = 64

/** `Type/id` of a resource as answers name it: once for each value in it, so that a longer id than FHIR knows is cut off. */
export function sourceOf(resourceType: string, id: string | undefined): string {
  return `${resourceType}/${id?.slice(0, longestId) ?? ''}`
}

/** The contained resource of a type that a reference such as `#1` means. */
export function containedIn(resource: object, type: string, reference: string): Resource | undefined {
  const { contained } = resource as { readonly contained?: unknown }
  if (!Array.isArray(contained)) return undefined
  return contained.find((one) => one?.resourceType === type && typeof one.id === 'string' && `#${one.id}` === reference)
}

/** Whose a resource is, by its subject reference. @see clinical-details.md section 1, "Whose" */
export function whose(subject: unknown, patientId: string): 'this-patient' | 'other-patient' | 'no-subject' {
  if (subject === undefined) return 'no-subject'
  const found = parseReference(subject)
  return found?.type === 'Patient' && found.id === patientId ? 'this-patient' : 'other-patient'
}
