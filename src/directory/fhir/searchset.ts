import type { Bundle, FhirResource } from 'fhir/r4.js'
import type { Query } from './query.ts'

/** One page of what a search finds, with the search as it was understood and where the next page is. @see https://hl7.org/fhir/R4/http.html#search "search" */
export function searchset<T extends FhirResource>(
  resources: readonly T[],
  query: Query<T>,
  type: string,
  base: string,
): Bundle<T> {
  const found = resources.filter((resource) => query.finds(resource))
  const { count, offset } = query
  const here = found.slice(offset, offset + count)
  const at = (from: number) => {
    const parameters: [string, string][] = [
      ...query.used.map(([name, value]): [string, string] => [name, value]),
      ['_count', String(count)],
      ...(from > 0 ? [['_offset', String(from)] satisfies [string, string]] : []),
    ]
    return `${base}/${type}?${new URLSearchParams(parameters)}`
  }
  const next = count > 0 && offset + count < found.length
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    total: found.length,
    link: [{ relation: 'self', url: at(offset) }, ...(next ? [{ relation: 'next', url: at(offset + count) }] : [])],
    ...(here.length > 0 && {
      entry: here.map((resource) => ({
        fullUrl: `${base}/${type}/${resource.id}`,
        resource,
        search: { mode: 'match' as const },
      })),
    }),
  }
}
