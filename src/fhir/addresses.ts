import type { Resource } from 'fhir/r4.js'
import { withoutEndingSlashes } from '../plain-text.ts'
import type { Entry } from './bundle.ts'
import { containedIn, nameOf, parseReference } from './reference.ts'

/** The address of each resource that came with one: its full URL in a Bundle, or where it was read. */
export interface AddressOf {
  get(resource: Resource): string | undefined
}

/** The addresses of these entries, put together when the first is asked for: most calls refer to nothing. */
export function addressesOf(entries: readonly Pick<Entry, 'resource' | 'fullUrl'>[]): AddressOf {
  let known: Map<Resource, string> | undefined
  return {
    get(resource) {
      if (!known) {
        known = new Map()
        for (const { resource, fullUrl } of entries) if (fullUrl) known.set(resource, fullUrl)
      }
      return known.get(resource)
    },
  }
}

/** No address of a resource has more characters: a longer text is compared as it is, and leads to no server. */
const longest = 2048

/** An address without its version or a slash at its end; what stands in a `urn:` is the same in capitals. */
export function plainAddress(address: string): string {
  if (address.length > longest) return address
  const plain = withoutEndingSlashes(address.trim()).replace(/\/_history\/[^/]*$/, '')
  return /^urn:/i.test(plain) ? plain.toLowerCase() : plain
}

/**
 * Finds what references mean, among the resources of a call.
 * @see https://hl7.org/fhir/R4/bundle.html#references "Resolving references in Bundles"
 * @see docs/reading.md#references
 */
export class Addresses {
  readonly #addressOf: AddressOf
  /** Null where different resources came under one address. */
  readonly #byAddress = new Map<string, Resource | null>()
  /** `Type/id` -> the resources that are called so, from whatever server. */
  readonly #byName = new Map<string, Resource[]>()
  /** Of each resource that refers: what it contains, and the base of its server. It may hold as many references as fit. */
  readonly #contained = new Map<Resource, ReadonlyMap<string, Resource>>()
  readonly #bases = new Map<Resource, string>()

  /** @param resources those that references may mean */
  constructor(resources: Iterable<Resource>, addressOf: AddressOf) {
    this.#addressOf = addressOf
    for (const resource of resources) {
      const address = addressOf.get(resource)
      if (address !== undefined) this.#place(plainAddress(address), resource)
      const name = nameOf(resource)
      const same = this.#byName.get(name)
      if (same) same.push(resource)
      else this.#byName.set(name, [resource])
    }
  }

  #place(address: string, resource: Resource): void {
    const other = this.#byAddress.get(address)
    const same = other === undefined || (other && JSON.stringify(other) === JSON.stringify(resource))
    this.#byAddress.set(address, same ? resource : null)
  }

  /**
   * The resource of a type that a reference means: contained, by its address, by that on the server of the one that refers to it, or by type and id where
   * no address says that it is another.
   */
  find(reference: unknown, type: string, from: Resource): Resource | undefined {
    if (typeof reference !== 'string') return undefined
    if (reference.startsWith('#')) return this.#containedIn(from).get(`${type}${reference}`)
    const plain = plainAddress(reference)
    const found = this.#byAddress.get(plain) ?? this.#byAddress.get(`${this.#baseOf(from)}/${plain}`)
    if (found === null) return undefined
    if (found) return found.resourceType === type ? found : undefined
    const parsed = parseReference(plain)
    if (parsed?.type !== type) return undefined
    const [only, ...others] = this.#byName.get(`${type}/${parsed.id}`) ?? []
    if (!only || others.length > 0) return undefined
    return this.#isElsewhere(only, plain) ? undefined : only
  }

  /** Whether both have an address on the web, and not the same. */
  #isElsewhere(resource: Resource, plain: string): boolean {
    const own = this.#addressOf.get(resource)
    return own?.startsWith('http') === true && /^https?:/.test(plain) && plainAddress(own) !== plain
  }

  /** The base of the server of a resource; empty when its address does not tell. */
  #baseOf(resource: Resource): string {
    const known = this.#bases.get(resource) ?? this.#readBase(resource)
    this.#bases.set(resource, known)
    return known
  }

  #containedIn(resource: Resource): ReadonlyMap<string, Resource> {
    const known = this.#contained.get(resource) ?? containedIn(resource)
    this.#contained.set(resource, known)
    return known
  }

  #readBase(resource: Resource): string {
    const address = plainAddress(this.#addressOf.get(resource) ?? '')
    const ending = `/${nameOf(resource)}`
    return address.length <= longest && address.startsWith('http') && address.endsWith(ending)
      ? address.slice(0, -ending.length)
      : ''
  }
}
