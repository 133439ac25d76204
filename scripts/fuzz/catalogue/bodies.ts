import { asManyAs, filled, type Hostile, marks } from '../filling.ts'
import { callWith, kinds } from '../resources.ts'
import { names, texts } from '../texts.ts'
import { envelopes } from './envelopes.ts'
import { lists } from './lists.ts'
import { references } from './references.ts'
import { structures } from './structures.ts'

/** One text without end in each kind of resource. */
const longTexts: readonly Hostile[] = Object.entries(texts).flatMap(([what, text]) =>
  Object.entries(kinds).map(
    ([kind, make]): Hostile => [
      `${what} in one ${kind}`,
      () => JSON.stringify(callWith([make(1, text(kind === 'treatment' || kind === 'plan' ? 2_000_000 : 4_000_000))])),
    ],
  ),
)

/** As many of each kind as fit, with short names, with names of some length, and with names as long as names may be. */
const manyResources: readonly Hostile[] = Object.entries(kinds).flatMap(([kind, make]) => [
  [
    `as many as fit of ${kind}`,
    () => JSON.stringify(callWith(asManyAs((at) => make(at, names[at % names.length] ?? '')))),
  ],
  [
    `as many as fit of ${kind}, alike`,
    () => JSON.stringify(callWith(asManyAs((at) => ({ ...make(0, names[0] ?? ''), id: `${at}` })))),
  ],
  [
    `as many as fit of ${kind} with long names`,
    () => JSON.stringify(callWith(asManyAs((at) => make(at, `${names.join(' ')} ${at} ${filled('xyz ', 400)}`)))),
  ],
  [
    `as many as fit of ${kind} with marks`,
    () => JSON.stringify(callWith(asManyAs((at) => make(at, `gliclazide ${at} ${marks(2000)}`)))),
  ],
])

/** Bodies of up to 4 MiB, each made to hold up whoever reads it. */
export const hostileBodies: readonly Hostile[] = [
  ...structures,
  ...envelopes,
  ...lists,
  ...references,
  ...manyResources,
  ...longTexts,
]
