import { parseReference } from '../fhir/reference.ts'
import type { Call } from './envelope.ts'

const nonProfessional = /(^|\/)(Patient|RelatedPerson)\/[^/]+(\/_history\/[^/]+)?$/i

/**
 * Whether who is looking may be a professional: cards are for them, and not for a patient or a relative.
 * @see https://cds-hooks.hl7.org/2.0/#fields "Fields"
 */
export function isForProfessional({ context: { userId } }: Pick<Call, 'context'>): boolean {
  return typeof userId !== 'string' || !nonProfessional.test(userId.trim())
}

/** Type and id of who is looking, without the server and the version; null where that is not told. */
export function userOf({ context: { userId } }: Pick<Call, 'context'>): string | null {
  const found = parseReference(userId)
  return found && `${found.type}/${found.id}`
}
