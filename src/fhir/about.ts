import type { Resource } from 'fhir/r4.js'
import { NotHad } from './not-had.ts'

const patientIn = /(?:^|\/)Patient\/([^/|#?]+)/

/** True when a resource says that it is about another patient; one that names nobody does not say so. */
export function isOfAnother(resource: Resource, patientId: string): boolean {
  if (resource.resourceType === 'Patient') return resource.id !== patientId
  const named = resource as { subject?: { reference?: unknown } | null; patient?: { reference?: unknown } | null }
  const reference = named.subject?.reference ?? named.patient?.reference
  const id = typeof reference === 'string' ? patientIn.exec(reference)?.[1] : undefined
  return id !== undefined && id !== patientId
}

/**
 * Checks what a search for one type gave: an answer without any resource of that type that is not empty, or one that is wholly
 * about another patient, is no answer. Single resources of others are left for reading to set aside.
 * @throws NotHad
 */
export function checkFound(resources: readonly Resource[], type: string, patientId: string): void {
  const asked = (resource: Resource) => resource.resourceType === type
  if (resources.length === 0 || resources.some((one) => asked(one) && !isOfAnother(one, patientId))) return
  if (resources.some(asked)) throw new NotHad('other-patient', 'about another patient')
  throw new NotHad('wrong', `a Bundle without any ${type} in it`)
}
