import type { Resource } from 'fhir/r4.js'

/** Under which name a resource refers to another that is read with it, and of which type that is. */
export interface Referral {
  readonly member: string
  readonly type: string
}

/** Type -> what it refers to that is needed to understand it. */
export const referrals: Readonly<Record<string, Referral>> = {
  MedicationRequest: { member: 'medicationReference', type: 'Medication' },
  MedicationStatement: { member: 'medicationReference', type: 'Medication' },
  MedicationDispense: { member: 'medicationReference', type: 'Medication' },
  Observation: { member: 'specimen', type: 'Specimen' },
}

/** What a resource refers to that is needed to understand it; null where it refers to nothing of the kind. */
export function referenceOf(resource: Resource): { readonly reference: string; readonly type: string } | null {
  const referral = Object.hasOwn(referrals, resource.resourceType) ? referrals[resource.resourceType] : undefined
  const reference: unknown = referral && Reflect.get(resource, referral.member)?.reference
  return referral && typeof reference === 'string' ? { reference, type: referral.type } : null
}
