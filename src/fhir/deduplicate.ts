import type { Resource } from 'fhir/r4.js'
import { type AddressOf, plainAddress } from './addresses.ts'

/**
 * Each resource once, in order of first appearance: of several versions of one the newest, else the first. Those without an id all stay, and so do those of one
 * id that have different addresses on the web.
 */
export function onceEach(resources: readonly Resource[], addressOf: AddressOf = new Map()): Resource[] {
  const kept: Resource[] = []
  const places = new Map<string, Map<string, number | number[]>>()
  for (const resource of resources) {
    const { resourceType, id } = resource
    let ids = places.get(resourceType)
    if (!ids) {
      ids = new Map()
      places.set(resourceType, ids)
    }
    const known = typeof id === 'string' ? ids.get(id) : undefined
    const same = known === undefined ? none : typeof known === 'number' ? [known] : known
    const place = same.length < mostApart ? same.find((at) => !areApart(kept[at], resource, addressOf)) : same[0]
    const other = place === undefined ? undefined : kept[place]
    if (place === undefined || !other) {
      if (typeof id === 'string') ids.set(id, known === undefined ? kept.length : [...same, kept.length])
      kept.push(resource)
    } else if (isNewer(resource, other)) kept[place] = resource
  }
  return kept
}

const none: readonly number[] = []

/** Most resources of one id that are told apart by their addresses: a longer list would be gone through for each of them. */
const mostApart = 50

function areApart(one: Resource | undefined, other: Resource, addressOf: AddressOf): boolean {
  const [address, otherAddress] = [one && addressOf.get(one), addressOf.get(other)]
  if (!address?.startsWith('http') || !otherAddress?.startsWith('http')) return false
  return address !== otherAddress && plainAddress(address) !== plainAddress(otherAddress)
}

function isNewer(one: Resource, other: Resource): boolean {
  const [version, otherVersion] = [Number(said(one, 'versionId')), Number(said(other, 'versionId'))]
  if (version !== otherVersion && !Number.isNaN(version + otherVersion)) return version > otherVersion
  return Date.parse(said(one, 'lastUpdated')) > Date.parse(said(other, 'lastUpdated'))
}

/** As text; what is no text is no number and no date either. */
function said({ meta }: Resource, name: 'versionId' | 'lastUpdated'): string {
  const value: unknown = meta?.[name]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : 'none'
}
