import type { Resource } from 'fhir/r4.js'
import type { Entry } from '../fhir/bundle.ts'
import { isPatient, type PatientNames, type Subject } from '../fhir/patient-names.ts'
import { checkFound } from '../fhir/subject.ts'

/** What a search for a type gave, each entry ascribed to the patient where it says so in some way. @throws NotHad when none is about the patient */
export function checkedFor(entries: readonly Entry[], type: string, names: PatientNames): readonly Entry[] {
  const found = entries.map((entry) => ascribed(entry, names))
  checkFound(
    found.map(({ resource }) => resource),
    type,
    names.id,
  )
  return found
}

/**
 * The entry, with `Patient/id` in its subject (of a Task: `for`) and focus where that says the same in another way: by a full URL of the Patient, an identifier that the Patient has, or
 * with a slash too many.
 * @see docs/reading.md#whose-a-resource-is
 */
export function ascribed(entry: Entry, names: PatientNames): Entry {
  const about = entry.resource.resourceType === 'Task' ? 'for' : 'subject'
  const { [about]: subject, focus } = entry.resource as Partial<Readonly<Record<'for' | 'subject' | 'focus', unknown>>>
  if (focus === undefined && (subject as Subject | null | undefined)?.reference === names.reference) return entry
  const [plain, plainFocus] = [
    plainly(subject, names),
    Array.isArray(focus) ? focus.map((one) => plainly(one, names)) : [],
  ]
  const isInFocus = plainFocus.some((one, at) => one !== (focus as readonly unknown[])[at])
  if (plain === subject && !isInFocus) return entry
  const resource = { ...entry.resource, [about]: plain, ...(isInFocus && { focus: plainFocus }) } as Resource
  return { ...entry, resource }
}

/** A reference, by type and id where it means the patient in another way. */
function plainly(reference: unknown, names: PatientNames): unknown {
  if (typeof reference !== 'object' || reference === null || !isPatient(reference, names)) return reference
  return { ...reference, reference: names.reference }
}
