import type { Call } from './envelope.ts'

const nonProfessional = /(^|\/)(Patient|RelatedPerson)\/[^/]+(\/_history\/[^/]+)?$/i

/**
 * Whether who is looking may be a professional: cards are for them, and not for a patient or a relative.
 * @see https://cds-hooks.hl7.org/2.0/#fields "Fields"
 */
export function isForProfessional({ context: { userId } }: Pick<Call, 'context'>): boolean {
  return typeof userId !== 'string' || !nonProfessional.test(userId.trim())
}
