import type { Resource } from 'fhir/r4.js'
import { parseReference } from '../../fhir/reference.ts'

/** Of whom it is not known which practice they are of. */
export const unknownPractice = 'unknown'

/** The practice of a person: that which manages the record, else the organisation of the GP. A GP by name is nobody's practice. */
export function practiceOf(patient: Resource | undefined): string {
  const { managingOrganization, generalPractitioner } = (patient ?? {}) as {
    readonly managingOrganization?: { readonly reference?: unknown }
    readonly generalPractitioner?: unknown
  }
  const named = [managingOrganization, ...(Array.isArray(generalPractitioner) ? generalPractitioner : [])]
  const organisations = named
    .map((each) => parseReference(each?.reference))
    .filter((each) => each?.type === 'Organization')
  return organisations[0]?.id ?? unknownPractice
}
