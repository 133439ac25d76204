import type { Trouble } from '../../conversation/record.ts'

/** Who looks: a reference that can stand as an author, or nobody who could be read. */
export interface Looker {
  readonly author: string | null
}

/**
 * Who opened the page, by `fhirUser`. It is for two people of whom one is a professional: the person alone, or who stands near, is refused.
 * Whom the server does not tell is a professional only where an EHR opened it. Somebody of another server is no author on this one
 * (`base`), where the same id may be somebody else.
 */
export function lookerOf(fhirUser: unknown, fromEhr: boolean, base: string): Looker | Trouble {
  const [, where = '', type, id] =
    (typeof fhirUser === 'string' &&
      /^(.*\/)?([A-Z][A-Za-z]+)\/([A-Za-z0-9.-]{1,64})(?:\/_history\/[^/]+)?$/.exec(fhirUser)) ||
    []
  if (type === 'Patient' || type === 'RelatedPerson') return { trouble: 'user-is-patient' }
  if (type === 'Practitioner' || type === 'PractitionerRole')
    return { author: where === '' || where === `${base}/` ? `${type}/${id}` : null }
  return fromEhr ? { author: null } : { trouble: 'user-unknown' }
}
