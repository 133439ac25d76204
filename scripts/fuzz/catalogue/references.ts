import { asManyAs, filled, type Hostile } from '../filling.ts'
import { callWith, kinds, type Loose } from '../resources.ts'

const slashes = (bytes: number) => `x${filled('/', bytes)}x`
const address = (bytes: number) => `http://h.example/${filled('a/', bytes)}`

/** A call with these entries in its Bundle of requests, so that they can have addresses. */
function requests(entries: readonly Loose[]): string {
  const call = callWith([]) as { prefetch: { medicationRequests: { entry: readonly Loose[] } } }
  call.prefetch.medicationRequests.entry = entries
  return JSON.stringify(call)
}

const included = (resource: Loose, fullUrl: string) => ({ resource, fullUrl, search: { mode: 'include' } })
const medication = (more: Loose): Loose => ({ resourceType: 'Medication', id: 'm', ...more })
const request = (at: number): Loose => ({
  resource: { ...kinds.request?.(at, 'x'), medicationReference: { reference: 'Medication/m' } },
})
const ingredients = (reference: string, bytes: number) => asManyAs(() => ({ itemReference: { reference } }), bytes)

/** References and addresses without end, and many references from or to what is long. */
export const references: readonly Hostile[] = [
  ...Object.entries(kinds).map(
    ([kind, make]): Hostile => [
      `a subject of slashes in one ${kind}`,
      () => JSON.stringify(callWith([{ ...make(1, 'gliclazide'), subject: { reference: slashes(4_000_000) } }])),
    ],
  ),
  [
    'a reference of slashes',
    () =>
      requests([{ resource: { ...kinds.request?.(1, 'x'), medicationReference: { reference: slashes(4_000_000) } } }]),
  ],
  ['an address of slashes', () => requests([request(1), included(medication({}), slashes(4_000_000))])],
  [
    'code systems of slashes',
    () =>
      JSON.stringify(
        callWith(
          asManyAs((at) => ({
            ...kinds.hba1c?.(at, ''),
            code: { coding: [{ system: `x${'/'.repeat(480)}${at}`, code: '1' }] },
          })),
        ),
      ),
  ],
  [
    'ingredients, and what is contained beside them',
    () =>
      requests([
        request(1),
        included(
          medication({
            contained: asManyAs((at) => ({ resourceType: 'Medication', id: `${at}` }), 2_000_000),
            ingredient: ingredients('#z', 2_000_000),
          }),
          'urn:uuid:m',
        ),
      ]),
  ],
  [
    'as many ingredients as fit',
    () =>
      requests([
        request(1),
        included(
          medication({ ingredient: asManyAs((at) => ({ itemCodeableConcept: { text: `i${at}` } })) }),
          'urn:uuid:m',
        ),
      ]),
  ],
  [
    'ingredients of a drug with a long address',
    () =>
      requests([
        request(1),
        included(
          medication({ ingredient: ingredients('Medication/1', 2_000_000) }),
          `${address(2_000_000)}Medication/m`,
        ),
      ]),
  ],
  [
    'ingredients that refer to a drug with a long address',
    () =>
      requests([
        request(1),
        included(medication({ ingredient: ingredients('http://x/Medication/n', 2_000_000) }), 'urn:uuid:m'),
        included({ ...medication({}), id: 'n' }, address(2_000_000)),
      ]),
  ],
  [
    'drugs of one id, the first with a long address',
    () => {
      const others = asManyAs(
        (at) => included(medication({ code: { text: `${at}` } }), 'http://h.example/Medication/m'),
        2_500_000,
      )
      return requests([request(1), included(medication({}), address(1_500_000)), ...others])
    },
  ],
  [
    'requests, some of which have long ids',
    () => {
      const long = ['m', 'r', 'z'].map((letter) => ({
        resource: { ...kinds.request?.(1, 'x'), id: filled(letter, 500_000) },
      }))
      const others = asManyAs(
        (at) => ({ resource: { ...kinds.request?.(at, 'x'), id: `${(at * 7919) % 10_007}` } }),
        2_000_000,
      )
      return requests([...long, ...others, ...long])
    },
  ],
]
