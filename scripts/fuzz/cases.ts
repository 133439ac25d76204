import { randomUUID } from 'node:crypto'
import { hostileBodies } from './catalogue/bodies.ts'
import { bringingHooks, broughtCase } from './contexts.ts'
import { asManyAs, largest } from './filling.ts'
import type { Random } from './random.ts'
import { callWith, kinds, type Loose } from './resources.ts'
import { texts } from './texts.ts'

/** One request, or several of it at once. */
export interface Case {
  /** Enough to tell it from others, not to make it again: the seed does that. */
  readonly what: string
  /** Of the service to which it is sent; of the first where there are several. */
  readonly hook: string
  readonly path: '' | '/explain' | '/feedback'
  readonly body: string
  readonly atOnce: number
}

const sizes = [3000, 30_000, 300_000, 1_000_000, 2_000_000, largest - 100_000] as const
const lengths = [0, 20, 200, 2000, 20_000, 400_000] as const
const kindNames = Object.keys(kinds) as [string, ...string[]]
const textNames = Object.keys(texts) as [string, ...string[]]

const view = 'patient-view'

/** The next case for a server that offers services on these hooks: one from the catalogue, resources of several kinds, an element without end, a call that leaves all to its FHIR server, one whose context brings much, or feedback. */
export function nextCase(random: Random, fhirServer: string, offered: ReadonlySet<string>): Case {
  const path = random.one(['', '', '/explain'] as const)
  const way = random.below(12)
  if (way < 4) {
    const [what, body] = hostileBodies[random.below(hostileBodies.length)] ?? ['', () => '{}']
    return { what, hook: view, path, body: body(), atOnce: 1 }
  }
  if (way < 7) return { ...mixture(random), hook: view, path, atOnce: random.one([1, 1, 1, 4]) }
  if (way < 8) return { ...repeated(random), hook: view, path, atOnce: 1 }
  if (way < 9) {
    const { prefetch: _, ...rest } = callWith([])
    return {
      what: 'all from a FHIR server',
      hook: view,
      path,
      body: JSON.stringify({ ...rest, fhirServer }),
      atOnce: random.one([1, 4, 16]),
    }
  }
  const bringing = bringingHooks.filter((hook) => offered.has(hook))
  if (way < 11 && bringing.length > 0) {
    const [hook, name] = [bringing[random.below(bringing.length)] ?? bringingHooks[0], random.one(textNames)]
    const body = JSON.stringify(broughtCase(hook, random, (bytes) => texts[name]?.(bytes) ?? '')).slice(0, largest)
    return { what: `${hook} with ${name}`, hook, path, body, atOnce: random.one([1, 1, 4]) }
  }
  return { ...feedback(random), hook: view, path: '/feedback', atOnce: random.one([1, 8]) }
}

function mixture(random: Random): Pick<Case, 'what' | 'body'> {
  const size = random.one(sizes)
  const parts = 1 + random.below(4)
  const told: string[] = []
  const resources = Array.from({ length: parts }, () => {
    const [kind, text, length] = [random.one(kindNames), random.one(textNames), random.one(lengths)]
    const name = length === 0 ? 'metformine' : (texts[text]?.(Math.min(length, size / parts / 2)) ?? '')
    told.push(`${kind} with ${length} of ${text}`)
    const days = random.one([1, 30, 30_000])
    return asManyAs((at) => ({ ...kinds[kind]?.(at % days, name), id: `${kind}${at}` }), size / parts)
  })
  return { what: `${size} bytes of ${told.join(', ')}`, body: JSON.stringify(callWith(resources.flat())) }
}

/** A resource of which some element is a list of as many as fit. */
function repeated(random: Random): Pick<Case, 'what' | 'body'> {
  const kind = random.one(kindNames)
  const resource = structuredClone(kinds[kind]?.(1, 'gliclazide')) as Record<string, unknown>
  const names = Object.keys(resource).filter((name) => name !== 'resourceType')
  const name = names[random.below(names.length)] ?? 'code'
  const value = resource[name]
  const count = Math.floor(random.one(sizes) / (JSON.stringify(value).length + 1))
  resource[name] = Array.from({ length: Math.min(count, 200_000) }, (_, at) =>
    random.below(2) === 0 ? value : Object.assign(Object(structuredClone(value)), { id: `${at}` }),
  )
  return { what: `${count} times ${name} in one ${kind}`, body: JSON.stringify(callWith([resource as Loose])) }
}

function feedback(random: Random): Pick<Case, 'what' | 'body'> {
  const count = random.one([1, 100, 1000, 5000])
  const text = random.one(textNames)
  const entries = Array.from({ length: count }, () => ({
    card: randomUUID(),
    outcome: 'overridden',
    outcomeTimestamp: '2026-11-01T10:00:00Z',
    overrideReason: { reason: { code: texts[text]?.(random.one([10, 500])) ?? '' } },
  }))
  return {
    what: `feedback on ${count} cards with ${text}`,
    body: JSON.stringify({ feedback: entries }).slice(0, largest),
  }
}
