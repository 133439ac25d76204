import type { Resource } from 'fhir/r4.js'
import { plainAddress } from './addresses.ts'
import type { Entry } from './bundle.ts'
import { parseReference } from './reference.ts'

/** By what the data of a call name the patient, beside `Patient/id`. */
export interface PatientNames {
  readonly id: string
  /** `Patient/id`, as nearly all name them. */
  readonly reference: string
  /** Full URLs of the Patient, and `urn:uuid:` with the id. */
  readonly addresses: ReadonlySet<string>
  /** System and value of each identifier that the Patient has. */
  readonly identifiers: ReadonlySet<string>
}

/** What the prefetch of a call names the patient by. */
export function namesSent(prefetch: Readonly<Record<string, unknown>>, id: string): PatientNames {
  return namesIn(Object.values(prefetch).flatMap(patientsIn), id)
}

function patientsIn(value: unknown): readonly Entry[] {
  const { resourceType, entry } = (value ?? {}) as { readonly resourceType?: unknown; readonly entry?: unknown }
  if (resourceType === 'Patient') return [{ resource: value as Resource, fullUrl: undefined, mode: undefined }]
  if (resourceType !== 'Bundle' || !Array.isArray(entry)) return []
  return entry.filter((each) => each?.resource?.resourceType === 'Patient')
}

/** The names of the patient that these entries add. */
export function withNames(names: PatientNames, entries: readonly Entry[]): PatientNames {
  const more = namesIn(entries, names.id)
  return {
    ...names,
    addresses: new Set([...names.addresses, ...more.addresses]),
    identifiers: new Set([...names.identifiers, ...more.identifiers]),
  }
}

/** What these entries name the patient by. */
function namesIn(entries: readonly Entry[], id: string): PatientNames {
  const own = entries.filter(({ resource }) => resource.resourceType === 'Patient' && resource.id === id)
  return {
    id,
    reference: `Patient/${id}`,
    addresses: new Set([`urn:uuid:${id}`, ...own.flatMap(({ fullUrl }) => fullUrl ?? [])].map(plainAddress)),
    identifiers: new Set(own.flatMap(({ resource }) => identifiersOf(resource))),
  }
}

/** A reference as it was sent: nothing of it is sure. */
export interface Subject {
  readonly reference?: unknown
  readonly identifier?: unknown
}

/** Whether a subject that reading would not understand means the patient. */
export function isPatient({ reference, identifier }: Subject, { id, addresses, identifiers }: PatientNames): boolean {
  if (reference === undefined) return identifierNames(identifier).some((name) => identifiers.has(name))
  if (typeof reference !== 'string' || parseReference(reference)) return false
  const plain = plainAddress(reference)
  const found = parseReference(plain)
  return addresses.has(plain) || (found?.type === 'Patient' && found.id === id)
}

/** What a resource is named by beside its id: its identifiers, each in one text. */
export function identifiersOf(resource: Resource): readonly string[] {
  const { identifier } = resource as { readonly identifier?: unknown }
  return Array.isArray(identifier) ? identifier.flatMap(identifierNames) : []
}

/** System and value of an Identifier, in one text; nothing without both. */
export function identifierNames(identifier: unknown): readonly string[] {
  if (typeof identifier !== 'object' || identifier === null) return []
  const { system, value } = identifier as { readonly system?: unknown; readonly value?: unknown }
  return typeof system === 'string' && typeof value === 'string' && system !== '' && value !== ''
    ? [JSON.stringify([system, value])]
    : []
}
