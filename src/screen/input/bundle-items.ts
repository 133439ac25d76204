import type { Resource } from 'fhir/r4.js'
import { Addresses, addressesOf, plainAddress } from '../../fhir/addresses.ts'
import { type Entry, lookInto } from '../../fhir/bundle.ts'
import { NotHad } from '../../fhir/failed-answer.ts'
import { referenceOf } from '../../fhir/referral.ts'
import { Searchset } from '../../fhir/searchset.ts'
import { anyType, type Item, type Needed, type PersonItem, type SharedItem } from './item.ts'
import { itemOf } from './resource-item.ts'
import type { PatientUrls, Whose } from './whose.ts'

/** Each entry of a Bundle, also of those in it; of an answer that is not whole its people lack something. @throws NotHad when it is no Bundle */
export function itemsOfBundle(bundle: unknown, needed: Needed): readonly Item[] {
  const items: Item[] = []
  let part = 0
  const pages = [bundle]
  const urls = new Map<string, string>()
  for (const each of pages) {
    const page = lookInto(each)
    for (const [url, id] of urlsOf(page.entries)) urls.set(url, id)
    const read = page.entries.map(({ resource, fullUrl = null }) => {
      part += 1
      return itemOf(resource, JSON.stringify(resource), needed, { part, url: fullUrl, urls })
    })
    items.push(...read, ...copies(page.entries, read))
    const lost = page.spoilt.filter(({ resource }) => !isBundle(resource))
    for (const _ of lost) {
      part += 1
      items.push({ fate: 'left-out', reason: 'no-resource-type', type: null, id: null, part })
    }
    pages.push(...page.spoilt.map(({ resource }) => resource).filter(isBundle))
    const types = [...(lost.length > 0 ? [anyType] : []), ...lackingOf(page)]
    for (const type of types) for (const whose of peopleOf(read)) items.push({ fate: 'lack', whose, type })
  }
  return items
}

function isBundle(resource: unknown): boolean {
  return typeof resource === 'object' && resource !== null && Reflect.get(resource, 'resourceType') === 'Bundle'
}

function urlsOf(entries: readonly Entry[]): PatientUrls {
  return new Map(
    entries.flatMap(({ resource, fullUrl }) =>
      resource.resourceType === 'Patient' && typeof resource.id === 'string' && fullUrl !== undefined
        ? [[plainAddress(fullUrl), resource.id] as const]
        : [],
    ),
  )
}

/** What a resource of somebody refers to in the same Bundle, as theirs too: ids of one Bundle may be those of others in another. */
function copies(entries: readonly Entry[], items: readonly Item[]): readonly PersonItem[] {
  const shared = new Map<Resource, SharedItem>()
  for (const [at, item] of items.entries())
    if (item.fate === 'shared' && entries[at]) shared.set(entries[at].resource, item)
  if (shared.size === 0) return []
  const addresses = new Addresses(shared.keys(), addressesOf(entries))
  return items.flatMap((item, at) => {
    const from = entries[at]?.resource
    const referral = from && referenceOf(from)
    if (item.fate !== 'person' || !referral) return []
    const found = addresses.find(referral.reference, referral.type, from)
    const copied = found && shared.get(found)
    return copied
      ? [{ ...copied, fate: 'person', whose: item.whose, part: -copied.part, refers: null, identity: null } as const]
      : []
  })
}

/** Of which types a search did not give all: of the one that was asked for, else of any. */
function lackingOf({ entries, total, next }: ReturnType<typeof lookInto>): readonly string[] {
  const types = new Set(entries.filter(({ mode }) => mode !== 'include').map(({ resource }) => resource.resourceType))
  const [only = '', ...others] = types
  const asked = others.length > 0 || only === 'Patient' ? anyType : only
  if (next !== null) return [asked]
  const found = new Searchset(only)
  try {
    found.add({ entries, total, next })
    found.end()
    return []
  } catch (error) {
    if (error instanceof NotHad) return [asked]
    throw error
  }
}

function peopleOf(items: readonly Item[]): readonly Whose[] {
  const people = new Map<string, Whose>()
  for (const item of items) if (item.fate === 'person') people.set(`${item.whose.by} ${item.whose.name}`, item.whose)
  return [...people.values()]
}
