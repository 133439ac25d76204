import type { Observation } from 'fhir/r4.js'
import type { Day } from '../../calendar.ts'
import { sourceOf } from '../../fhir/reference.ts'
import { fold, wordAt } from '../../knowledge/codes/folded-text.ts'
import type { Dictionary } from '../../knowledge/dictionary.ts'
import { codeOf, codingsOf } from '../coding.ts'
import { lexiconOf, viewOf } from '../compiled-codes.ts'
import type { Context } from '../context.ts'
import type { Fact } from '../fact.ts'
import { dateOf, whyUnusable } from './observation-status.ts'

/** An Observation, or a component of one, of which no code is known. */
export interface UnknownCode {
  readonly observation: Observation
  readonly part: { readonly code?: unknown }
}

/** Most results with a code that is not known of which "why?" tells. */
const most = 20

/**
 * Results that count but for their code, which is not known, while its display or text names a fact that was asked for. Of each fact and code the newest, and
 * of all of these the newest.
 * @see docs/reading.md#codes; docs/explain.md#why-a-fact-was-not-used
 */
export function unknownResults(
  unknown: readonly UnknownCode[],
  asked: ReadonlySet<string>,
  dictionary: Dictionary,
  context: Context,
): readonly Fact[] {
  const newest = new Map<string, Fact & { readonly date: Day }>()
  for (const { observation, part } of unknown) {
    const fact = namedBy(part, dictionary)
    if (fact === undefined || !asked.has(fact)) continue
    const row = viewOf(lexiconOf(dictionary), 'Observation')(observation)
    const date = dateOf(row)
    if (!date || whyUnusable(row, observation, date, context)) continue
    const key = JSON.stringify([fact, codingsOf(part).map(({ system, ...coding }) => [system, codeOf(coding)])])
    const known = newest.get(key)
    if (known && known.date >= date.day) continue
    const source = sourceOf('Observation', row.text('id'))
    newest.set(key, { fact, value: null, unit: null, date: date.day, source, used: false, reason: 'unknown-code' })
  }
  return [...newest.values()]
    .sort((one, other) => (one.date < other.date ? 1 : one.date > other.date ? -1 : one.source < other.source ? -1 : 1))
    .slice(0, most)
}

/** The fact that the words beside a code name. */
function namedBy(part: UnknownCode['part'], dictionary: Dictionary): string | undefined {
  const { text } = (part.code ?? {}) as { readonly text?: unknown }
  const said = [text, ...codingsOf(part).map(({ display }) => display)].filter((each) => typeof each === 'string')
  const { factNames } = lexiconOf(dictionary)
  for (const words of said.map(fold)) {
    const found = factNames.likely(words).find(({ phrase }) => wordAt(words, phrase) >= 0)
    if (found) return found.row
  }
  return undefined
}
