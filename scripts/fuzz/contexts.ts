import { asManyAs, filled } from './filling.ts'
import type { Random } from './random.ts'
import { callWith, kinds, type Loose } from './resources.ts'

/** What the context of a hook brings: under which name, of which kinds. */
const brought = {
  'order-select': { name: 'draftOrders', kinds: ['request', 'referral', 'plan'] },
  'order-sign': { name: 'draftOrders', kinds: ['request', 'referral', 'plan'] },
  'problem-list-item-create': { name: 'conditions', kinds: ['condition'] },
} as const

/** Hooks whose context brings resources. */
export type BringingHook = keyof typeof brought
export const bringingHooks = Object.keys(brought) as [BringingHook, ...BringingHook[]]

/** Few enough to be read, or many more than anybody orders. */
const counts = [1, 40, 200, 3000] as const

/** A call whose context brings much: so many resources of a kind, each with a text without end, one in another, and names of drafts without end. */
export function broughtCase(hook: BringingHook, random: Random, text: (bytes: number) => string): Loose {
  const { name, kinds: possible } = brought[hook]
  const count = random.one(counts)
  const kind = random.one(possible)
  const long = text(random.one([10, 2000, Math.floor(3_000_000 / count)]))
  const resources = Array.from({ length: count }, (_, at) => ({ ...kinds[kind]?.(at, long), id: `n${at}` }))
  const inner = random.below(4) === 0 ? [{ resourceType: 'Bundle', entry: resources.slice(0, 200) }] : []
  const bundle = { resourceType: 'Bundle', entry: [...resources, ...inner].map((resource) => ({ resource })) }
  const chosen = random.one([[], resources.map(({ id }) => `MedicationRequest/${id}`), endless(random)])
  return callWith(
    asManyAs((at) => kinds.statement?.(at, 'gliclazide') ?? {}, random.one([5000, 400_000])),
    { hook, context: { userId: 'Practitioner/d', patientId: 'p', [name]: bundle, selections: chosen } },
  )
}

function endless(random: Random): readonly string[] {
  return Array.from({ length: 2000 }, () => filled('a/', random.one([4, 400])))
}
