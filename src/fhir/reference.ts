/** Type and id of a relative, absolute or versioned reference; null for anything else. @see https://hl7.org/fhir/R4/references.html */
export function parseReference(reference: unknown): { readonly type: string; readonly id: string } | null {
  if (typeof reference !== 'string') return null
  const found = /(?:^|\/)([A-Z][A-Za-z]+)\/([A-Za-z0-9\-.]{1,64})(?:\/_history\/[^/]+)?$/.exec(reference.trim())
  return found?.[1] && found[2] ? { type: found[1], id: found[2] } : null
}

/** Whose a resource is, by its subject reference. @see clinical-details.md section 1, "Whose" */
export function whose(subject: unknown, patientId: string): 'this-patient' | 'other-patient' | 'no-subject' {
  if (subject === undefined) return 'no-subject'
  const found = parseReference(subject)
  return found?.type === 'Patient' && found.id === patientId ? 'this-patient' : 'other-patient'
}
