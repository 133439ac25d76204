import { randomUUID } from 'node:crypto'
import type { Bundle, FhirResource } from 'fhir/r4.js'

/** How a FHIR server answers one request: a status, and a resource or nothing. */
export interface FhirAnswer {
  readonly status: number
  readonly body: object | null
}

/** A FHIR server in memory: reads, searches by `patient` page by page, creates on condition, transactions. */
export class FhirStore {
  readonly resources: FhirResource[] = []
  /** What was created since the start. */
  readonly created: FhirResource[] = []
  transactions = true
  pageSize = 10

  load(bundle: Bundle<FhirResource>): void {
    for (const { resource } of bundle.entry ?? []) if (resource) this.resources.push(resource)
  }

  answer(method: string, path: string, base: string, body: unknown, ifNoneExist?: string): FhirAnswer {
    const url = new URL(path, 'http://x')
    const [type = '', id] = url.pathname.slice(1).split('/')
    if (type === 'metadata') return { status: 200, body: this.#metadata() }
    if (method === 'POST')
      return type === '' ? this.#transaction(body as Bundle<FhirResource>) : this.#create(body, ifNoneExist)
    if (id !== undefined) {
      const found = this.resources.find((one) => one.resourceType === type && one.id === id)
      return found ? { status: 200, body: found } : { status: 404, body: null }
    }
    return { status: 200, body: this.#search(type, url.searchParams, base) }
  }

  #metadata() {
    const interaction = this.transactions ? [{ code: 'transaction' }] : [{ code: 'batch' }]
    return { resourceType: 'CapabilityStatement', rest: [{ mode: 'server', interaction }] }
  }

  #search(type: string, query: URLSearchParams, base: string) {
    const patient = `Patient/${query.get('patient')}`
    const from = Number(query.get('from') ?? 0)
    const found = this.resources.filter((one) => {
      const {
        subject,
        patient: whose,
        for: about,
      } = one as unknown as Record<string, { reference?: string } | undefined>
      return one.resourceType === type && [subject, whose, about].some((each) => each?.reference === patient)
    })
    const next = new URLSearchParams({ ...Object.fromEntries(query), from: String(from + this.pageSize) })
    return {
      resourceType: 'Bundle',
      type: 'searchset',
      total: found.length,
      ...(from + this.pageSize < found.length && { link: [{ relation: 'next', url: `${base}/${type}?${next}` }] }),
      entry: found.slice(from, from + this.pageSize).map((resource) => {
        return { fullUrl: `${base}/${type}/${resource.id}`, resource, search: { mode: 'match' } }
      }),
    }
  }

  #create(body: unknown, ifNoneExist?: string): FhirAnswer {
    const value = new URLSearchParams(ifNoneExist).get('identifier')?.split('|')[1]
    const known = value && this.created.find((one) => JSON.stringify(one).includes(JSON.stringify(value)))
    if (known) return { status: 200, body: known }
    const resource = { ...(body as FhirResource), id: randomUUID() }
    this.resources.push(resource)
    this.created.push(resource)
    return { status: 201, body: resource }
  }

  #transaction({ entry = [] }: Bundle<FhirResource>): FhirAnswer {
    if (!this.transactions) return { status: 400, body: null }
    const ids = new Map<string, string>()
    const answers = entry.map(({ resource, fullUrl, request }) => {
      const referring = JSON.parse(JSON.stringify(resource), (_, value) => ids.get(value) ?? value)
      const { status, body } = this.#create(referring, request?.ifNoneExist)
      const { resourceType, id } = body as FhirResource
      if (fullUrl) ids.set(fullUrl, `${resourceType}/${id}`)
      return { response: { status: `${status}`, location: `${resourceType}/${id}/_history/1` } }
    })
    return { status: 200, body: { resourceType: 'Bundle', type: 'transaction-response', entry: answers } }
  }
}
