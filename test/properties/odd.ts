import fc from 'fast-check'
import type { Resource } from 'fhir/r4.js'

type Place = readonly (string | number)[]

/** Values that are at home in some place of some resource, and lead astray in another. */
const misplaced: readonly unknown[] = [
  null,
  0,
  -1,
  1.5,
  1e21,
  1e308,
  Number.POSITIVE_INFINITY,
  '',
  ' ',
  '48',
  true,
  false,
  [],
  {},
  [null],
  [[]],
  [[{}]],
  { coding: 'x' },
  { coding: [null, 3, 'x', {}] },
  { reference: 5 },
  { reference: '#' },
  { value: '5', unit: 7, code: [] },
  { toString: null, valueOf: null },
  { constructor: 1, hasOwnProperty: 1, length: -1 },
  '2026',
  '2026-11',
  '2026-13-45',
  '0001-01-01T00:00:00Z',
  '0000-01-01T00:00:00+14:00',
  '9999-12-31T23:59:59-12:00',
  '9999',
  { start: 3, end: {} },
  'T90.02',
  '{{hba1c}}',
  '<script>',
  'constructor',
  '\u0000\ud800',
]

const odd = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...misplaced) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
)

/** Some ways in which an element can be other than FHIR has it. */
const spoiling = fc.oneof(
  { weight: 6, arbitrary: odd.map((value) => () => value) },
  { weight: 1, arbitrary: fc.constant((value: unknown) => [value]) },
  { weight: 1, arbitrary: fc.constant((value: unknown) => (Array.isArray(value) ? value[0] : { value })) },
  { weight: 1, arbitrary: fc.constant((value: unknown) => [value, value]) },
)

const change = fc.record({ resource: fc.nat(), place: fc.nat(), spoil: spoiling })

/** These resources with up to eight of their elements, at any depth, replaced by something that FHIR does not allow there. */
export function spoiled(resources: readonly Resource[]): fc.Arbitrary<Resource[]> {
  return fc.array(change, { minLength: 1, maxLength: 8 }).map((changes) => {
    const copy = structuredClone(resources) as Resource[]
    for (const { resource, place, spoil } of changes) {
      const target = copy[resource % copy.length]
      const places = placesIn(target).filter(([first]) => first !== 'resourceType')
      const chosen = places[place % Math.max(places.length, 1)]
      if (chosen) replace(target, chosen, spoil)
    }
    return copy
  })
}

/** Resources of these types with any JSON under the names that such resources have. */
export function shapeless(resources: readonly Resource[]): fc.Arbitrary<Resource[]> {
  const one = fc.constantFrom(...resources).chain((resource) => {
    const names = Object.keys(resource).filter((name) => name !== 'resourceType')
    return fc
      .dictionary(fc.constantFrom(...names), odd)
      .map((members) => ({ ...members, resourceType: resource.resourceType }) as unknown as Resource)
  })
  return fc.array(one, { maxLength: 12 })
}

function placesIn(value: unknown, at: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => {
    const place = [...at, Array.isArray(value) ? Number(name) : name]
    return [place, ...placesIn(inner, place)]
  })
}

function replace(target: unknown, place: Place, spoil: (value: unknown) => unknown): void {
  const parent = place.slice(0, -1).reduce<unknown>((value, name) => (value as Record<string, unknown>)[name], target)
  const name = place.at(-1) as string
  const holder = parent as Record<string, unknown>
  holder[name] = structuredClone(spoil(holder[name]))
}
