import type { Resource } from 'fhir/r4.js'
import { plainAddress } from '../../fhir/addresses.ts'
import { identifierNames, identifiersOf, type Subject } from '../../fhir/patient-names.ts'
import { containedIn, parseReference } from '../../fhir/reference.ts'
import { subjectOf } from '../../fhir/subject.ts'
import type { LeftOutReason } from '../left-out.ts'

/** By what a resource names the person it is about: an id, with the base of the server where it says one, or an identifier. */
export interface Whose {
  readonly name: string
  readonly by: 'id' | 'identifier'
  readonly base: string
}

/** Full URL of each Patient of a Bundle -> its id. */
export type PatientUrls = ReadonlyMap<string, string>

/** Whose a resource is, or why that cannot be told. @see docs/reading.md#whose-a-resource-is */
export function whoseIs(resource: Resource, urls: PatientUrls): Whose | LeftOutReason {
  const { subject, patient } = resource as { readonly subject?: unknown; readonly patient?: unknown }
  const [first, second] = [subject ?? patient, patient].map((each) => named(each as Subject, resource, urls))
  if (subject && patient && !isSame(first, second)) return 'several-patients'
  return named(subjectOf(resource), resource, urls)
}

function isSame(one: Whose | LeftOutReason | undefined, other: Whose | LeftOutReason | undefined): boolean {
  return typeof one === 'object' && typeof other === 'object' && one.by === other.by && one.name === other.name
}

function named(subject: Subject | undefined, resource: Resource, urls: PatientUrls): Whose | LeftOutReason {
  const { reference, identifier } = subject ?? {}
  if (typeof reference !== 'string') return byIdentifier(identifierNames(identifier))
  const plain = plainAddress(reference)
  const known = urls.get(plain)
  if (known !== undefined) return { name: known, by: 'id', base: '' }
  if (plain.startsWith('#')) return contained(plain, resource)
  const [, asked] = /^(?:.*\/)?Patient\?(.+)$/.exec(plain) ?? []
  if (asked !== undefined) return byIdentifier(conditional(asked))
  const [, uuid] = /^urn:uuid:(.+)$/i.exec(reference.trim()) ?? []
  if (uuid !== undefined) return { name: uuid, by: 'id', base: '' }
  const parsed = parseReference(plain)
  if (!parsed) return 'no-subject'
  if (parsed.type !== 'Patient') return 'not-a-patient'
  return { name: parsed.id, by: 'id', base: /^(https?:.+)\/Patient\//.exec(plain)?.[1] ?? '' }
}

function byIdentifier(names: readonly string[]): Whose | LeftOutReason {
  const [name] = names
  return name === undefined ? 'no-subject' : { name, by: 'identifier', base: '' }
}

function contained(reference: string, resource: Resource): Whose | LeftOutReason {
  const patient = containedIn(resource).get(`Patient${reference}`)
  return patient ? byIdentifier(identifiersOf(patient)) : 'no-subject'
}

/** The identifier of a conditional reference, `Patient?identifier=system|value`. */
function conditional(query: string): readonly string[] {
  const [system = '', value = ''] = new URLSearchParams(query).get('identifier')?.split('|') ?? []
  return identifierNames({ system, value })
}
