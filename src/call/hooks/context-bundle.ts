import type { Resource } from 'fhir/r4.js'
import { type Issue, issueOf, type PlainCode } from '../../errors.ts'
import type { Entry } from '../../fhir/bundle.ts'
import { isPatient, type PatientNames } from '../../fhir/patient-names.ts'
import { whose } from '../../fhir/reference.ts'

/** An entry that holds a resource, and its place among all that were sent. */
export interface Placed extends Entry {
  readonly at: number
}

/** The entries of a Bundle that a context brings, else what is wrong with it; `type` and full URLs may lack. */
export function entriesIn(
  bundle: unknown,
  place: string,
  codes: { readonly missing: PlainCode; readonly otherShape: PlainCode },
): readonly unknown[] | Issue {
  if (bundle === undefined || bundle === null) return issueOf(codes.missing, {}, place)
  const { resourceType, entry = [] } = Object(bundle) as { readonly resourceType?: unknown; readonly entry?: unknown }
  return resourceType === 'Bundle' && Array.isArray(entry) ? entry : issueOf(codes.otherShape, {}, place)
}

/** The entries that hold a resource. */
export function placedIn(entries: readonly unknown[]): readonly Placed[] {
  return entries.flatMap((entry, at) => {
    const { resource, fullUrl } = Object(entry) as { readonly resource?: unknown; readonly fullUrl?: unknown }
    const type: unknown = Object(resource).resourceType
    if (typeof resource !== 'object' || typeof type !== 'string' || type === '') return []
    const known = typeof fullUrl === 'string' ? fullUrl : undefined
    return [{ resource: resource as Resource, fullUrl: known, mode: undefined, at }]
  })
}

/** Whether a resource is of anybody else than the patient in view, or of nobody we know; one that says nothing of it is of the patient. */
export function isOfSomebodyElse({ resource }: Placed, names: PatientNames): boolean {
  const { subject, patient } = resource as { readonly subject?: unknown; readonly patient?: unknown }
  return names.id !== '' && [subject, patient].some((each) => !isOfPatient(each, names))
}

function isOfPatient(subject: unknown, names: PatientNames): boolean {
  if (typeof subject !== 'object' || subject === null) return subject === undefined || subject === null
  const { reference, identifier } = subject as { readonly reference?: unknown; readonly identifier?: unknown }
  const isEmpty =
    (reference === undefined || reference === null || reference === '') &&
    (identifier === undefined || identifier === null)
  return isEmpty || whose(reference, names.id) === 'this-patient' || isPatient(subject, names)
}
