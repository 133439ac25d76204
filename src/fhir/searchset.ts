import type { Entry, Page } from './bundle.ts'
import { NotHad } from './failed-answer.ts'

/**
 * What a search for one type gave, page by page, sent or fetched: whole, or not had.
 * @see docs/reading.md#whole-answers; https://hl7.org/fhir/R4/bundle.html#searchset "Search Results"
 */
export class Searchset {
  readonly #entries: Entry[] = []
  readonly #type: string
  readonly #matches = new Set<unknown>()
  /** Matches that are not among these yet: they need no counting in a single page without a total. */
  #uncounted: readonly Entry[] = []
  /** What the full URLs of resources have before their ids. */
  #base: string | undefined
  #total = 0

  constructor(type: string) {
    this.#type = type
  }

  /** @throws NotHad when it holds nothing but what came before, or a total that is no number */
  add({ entries, total }: Page): void {
    const before = this.#entries.length > 0 ? this.#different() : 0
    this.#uncounted = entries.filter((entry) => isMatch(entry, this.#type))
    for (const entry of entries) this.#entries.push(entry)
    if (before > 0 && this.#uncounted.length > 0 && this.#different() === before)
      throw new NotHad('incomplete', 'a page that came before', 'een pagina die al kwam')
    this.#total = Math.max(this.#total, numberOf(total))
  }

  /** Once all pages are in. @throws NotHad when there are fewer different matches than a page says */
  end(): readonly Entry[] {
    if (this.#total > 0 && this.#different() < this.#total)
      throw new NotHad(
        'incomplete',
        'a Bundle with fewer entries than its total',
        'een Bundle met minder entries dan total zegt',
      )
    return this.#entries
  }

  #different(): number {
    for (const entry of this.#uncounted) this.#matches.add(this.#nameOf(entry))
    this.#uncounted = []
    return this.#matches.size
  }

  /** Versions of one resource are one match; what has no address and no id is one for itself. Of one server the id is enough, and quicker. */
  #nameOf({ fullUrl, resource: { resourceType, id }, resource }: Entry): unknown {
    if (!fullUrl?.startsWith('http')) return typeof id === 'string' ? `${resourceType}/${id}` : (fullUrl ?? resource)
    const version = fullUrl.indexOf('/_history/')
    const address = version < 0 ? fullUrl : fullUrl.slice(0, version)
    if (typeof id !== 'string' || !address.endsWith(id)) return address
    const length = address.length - id.length
    this.#base ??= address.slice(0, length)
    return this.#base.length === length && address.startsWith(this.#base) ? id : address
  }
}

/** Without a mode, a resource of the type that was searched for. */
function isMatch({ mode, resource }: Entry, type: string): boolean {
  return mode === 'match' || (mode !== 'include' && resource.resourceType === type)
}

function numberOf(total: unknown): number {
  const number = typeof total === 'string' && total.trim() !== '' ? Number(total) : total
  if (number === undefined || number === null) return 0
  if (typeof number === 'number' && number >= 0) return number
  throw new NotHad('wrong', 'a Bundle with a total that is no number', 'een Bundle met een total die geen getal is')
}
