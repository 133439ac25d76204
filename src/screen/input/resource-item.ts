import type { Resource } from 'fhir/r4.js'
import { plainAddress } from '../../fhir/addresses.ts'
import { identifiersOf } from '../../fhir/patient-names.ts'
import { parseReference } from '../../fhir/reference.ts'
import { referenceOf } from '../../fhir/referral.ts'
import type { Identity, Item, Needed } from './item.ts'
import { type PatientUrls, whoseIs } from './whose.ts'

/** Where a resource stands in its Bundle, and under which address; outside of one nowhere. */
export interface Standing {
  readonly part: number
  readonly url: string | null
  readonly urls: PatientUrls
}

export const alone: Standing = { part: 0, url: null, urls: new Map() }

/** What a resource is for a screening. @param text its JSON */
export function itemOf(resource: Resource, text: string, needed: Needed, { part, url, urls }: Standing): Item {
  const { resourceType: type } = resource
  const id = typeof resource.id === 'string' && resource.id !== '' ? resource.id : null
  if (type === 'Patient') {
    if (id === null) return { fate: 'left-out', reason: 'no-id', type, id, part }
    const whose = { name: id, by: 'id', base: '' } as const
    return { fate: 'person', type, id, whose, url, part, text, refers: null, identity: identityOf(resource) }
  }
  if (needed.shared.has(type)) return { fate: 'shared', type, id, url, part, text }
  if (!needed.ofPeople.has(type)) return { fate: 'not-needed', type }
  const whose = whoseIs(resource, urls)
  if (typeof whose === 'string') return { fate: 'left-out', reason: whose, type, id, part }
  return { fate: 'person', type, id, whose, url, part, text, refers: refersTo(resource), identity: null }
}

/** A reference to another resource; what it contains itself is read with it. */
function refersTo(resource: Resource): string | null {
  const reference = referenceOf(resource)?.reference
  return reference === undefined || reference.startsWith('#') ? null : plainAddress(reference)
}

function identityOf(patient: Resource): Identity {
  const { link } = patient as { readonly link?: unknown }
  const links: readonly { readonly type?: unknown; readonly other?: { readonly reference?: unknown } }[] =
    Array.isArray(link) ? link : []
  const other = parseReference(links.find((each) => each?.type === 'replaced-by')?.other?.reference)
  return { identifiers: identifiersOf(patient), replacedBy: other?.type === 'Patient' ? other.id : null }
}
