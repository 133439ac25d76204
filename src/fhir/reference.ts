import type { Resource } from 'fhir/r4.js'

/**
 * Type and id of a relative, absolute or versioned reference; null for anything else.
 * @see https://hl7.org/fhir/R4/references.html#literal "Literal References"
 * @see docs/reading.md#references
 */
export function parseReference(reference: unknown): { readonly type: string; readonly id: string } | null {
  if (typeof reference !== 'string') return null
  const found = /(?:^|\/)([A-Z][A-Za-z]+)\/([A-Za-z0-9\-.]{1,64})(?:\/_history\/[^/]+)?$/.exec(reference.trim())
  return found?.[1] && found[2] ? { type: found[1], id: found[2] } : null
}

/** `Type/id`, by which a resource is known. */
export function nameOf({ resourceType, id }: Resource): string {
  return `${resourceType}/${typeof id === 'string' ? id : ''}`
}

/** Most characters of an id. @see https://hl7.org/fhir/R4/datatypes.html#id "id" */
const longestId = 64

/** `Type/id` of a resource as answers name it: once for each value in it, so that a longer id than FHIR knows is cut off. */
export function sourceOf(resourceType: string, id: string | undefined): string {
  return `${resourceType}/${id?.slice(0, longestId) ?? ''}`
}

/** By which reference a contained resource is meant; some write the sign of it in the id too. */
export function containedName(id: unknown): string | null {
  return typeof id === 'string' ? `#${id.replace(/^#/, '')}` : null
}

/** What a resource contains, by type and the reference that means it (`Medication#1`): the first of those that are called alike. */
export function containedIn(resource: object): ReadonlyMap<string, Resource> {
  const { contained } = resource as { readonly contained?: unknown }
  const known = new Map<string, Resource>()
  for (const one of Array.isArray(contained) ? contained : []) {
    const [name, type] = [containedName(one?.id), one?.resourceType]
    if (name !== null && typeof type === 'string' && !known.has(type + name)) known.set(type + name, one)
  }
  return known
}

/** Whose a resource is, by its subject reference. @see docs/reading.md#whose-a-resource-is */
export function whose(subject: unknown, patientId: string): 'this-patient' | 'other-patient' | 'no-subject' {
  if (subject === undefined) return 'no-subject'
  const found = parseReference(subject)
  return found?.type === 'Patient' && found.id === patientId ? 'this-patient' : 'other-patient'
}
