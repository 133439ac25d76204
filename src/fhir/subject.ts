import type { Resource } from 'fhir/r4.js'
import type { Text } from '../text.ts'
import { NotHad } from './failed-answer.ts'
import type { Subject } from './patient-names.ts'
import { whose } from './reference.ts'

const patientIn = /(?:^|\/)Patient\/([^/|#?]+)/

/** True when a resource says that it is about another patient; one that names nobody does not say so. */
export function isOfAnother(resource: Resource, patientId: string): boolean {
  if (resource.resourceType === 'Patient') return resource.id !== patientId
  const reference = subjectOf(resource)?.reference
  const id = typeof reference === 'string' ? patientIn.exec(reference)?.[1] : undefined
  return id !== undefined && id !== patientId
}

/**
 * Checks what a search for one type gave: an answer without any resource of that type that is not empty, or one of which no resource says that it is about
 * the patient, is no answer. Single resources of others are left for reading to set aside.
 * @throws NotHad
 */
export function checkFound(resources: readonly Resource[], type: string, patientId: string): void {
  const isOurs = (one: Resource) => whose(subjectOf(one)?.reference, patientId) === 'this-patient'
  if (resources.length === 0 || resources.some((one) => one.resourceType === type && isOurs(one))) return
  const asked = resources.filter(({ resourceType }) => resourceType === type)
  const [first] = asked
  if (!first) throw new NotHad('wrong', `a Bundle without any ${type} in it`, `een Bundle zonder ${type}`)
  if (asked.every((one) => isOfAnother(one, patientId)))
    throw new NotHad('other-patient', 'about another patient', 'gegevens van een andere patiënt')
  const { en, nl } = shapeOf(first)
  throw new NotHad(
    'unascribed',
    `a Bundle of ${asked.length} ${type} of which none says readably that it is about the patient (${en})`,
    `een Bundle van ${asked.length} ${type} waarvan geen enkele leesbaar zegt over de patiënt te gaan (${nl})`,
  )
}

/** Whom a resource says that it is about, under either name that R4 has for that. */
export function subjectOf(resource: Resource): Subject | undefined {
  const { subject, patient } = resource as { readonly subject?: Subject | null; readonly patient?: Subject | null }
  if (resource.resourceType === 'Task') return (resource as { readonly for?: Subject | null }).for ?? undefined
  return subject ?? patient ?? undefined
}

/** How a resource says whom it is about, without any of what it says. */
function shapeOf(resource: Resource): Text {
  const subject = subjectOf(resource)
  if (!subject) return { en: 'it has no subject', nl: 'subject ontbreekt' }
  const { reference, identifier } = subject
  if (typeof reference === 'string') {
    if (reference.startsWith('urn:'))
      return { en: 'subject is a urn that no Patient here has', nl: 'subject is een urn die geen Patient hier heeft' }
    return reference.includes('/')
      ? { en: 'subject is no reference to a Patient', nl: 'subject is geen verwijzing naar een Patient' }
      : { en: 'subject is an id without Patient/ before it', nl: 'subject is een id zonder Patient/ ervoor' }
  }
  return identifier
    ? {
        en: 'subject is an identifier that the Patient does not have',
        nl: 'subject is een identifier die de Patient niet heeft',
      }
    : { en: 'subject has no reference', nl: 'subject heeft geen reference' }
}
