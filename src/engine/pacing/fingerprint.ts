import type { Pacing } from '../../knowledge/knowledge.ts'
import type { Reading } from '../../patient/measurements/reading.ts'
import type { Drug } from '../../patient/medication/drug.ts'
import { readingsIn } from '../view.ts'
import type { WantedCard } from '../wanted-card.ts'

/**
 * What a card says, as far as a change of it is news: which rule, why, how urgent, with which drugs in use, on which values. Of a series
 * of which there is a value every day only what it changes in the decision counts.
 * @see docs/decisions/pacing.md
 */
export function newsOf(card: WantedCard, pacing: Said, graded?: number): string {
  const { evaluation, request, indicator } = card
  const { rule, decision, evidence } = evaluation
  const result = Object.entries(decision.result).filter(([name]) => pacing.level.includes(name))
  return JSON.stringify([
    rule.at,
    request.name,
    decision.reason,
    indicator,
    decision.outcome === 'missing' ? decision.missing.toSorted() : [],
    result.map(([name, value]) => [name, Array.isArray(value) ? value.map(String).sort() : value]).sort(),
    classesIn(evidence),
    [...new Set(valuesOf(card, pacing, graded))].sort(),
  ])
}

/** What decides whether something is news. */
export type Said = Pick<Pacing, 'series' | 'level' | 'graded'>

function valuesOf(card: WantedCard, pacing: Said, graded?: number): readonly string[] {
  const { series, graded: grade } = pacing
  const readings = readingsShown(card)
  if (card.indicator === 'info') return newestOf(readings.filter(({ fact }) => !series.includes(fact))).map(written)
  const one = gradedIn(card, pacing)
  if (!one) return readings.map(written)
  const others = one.alone ? [] : readings.filter(({ fact }) => fact !== grade.fact)
  return [...others.map(written), JSON.stringify([grade.fact, graded ?? one.value])]
}

/** The value of which only a lower one is news on a card that warns, and whether it is all that the card warns of; null where there is none. */
export function gradedIn(
  card: WantedCard,
  { graded: { triggers, fact } }: Said,
): { readonly value: number; readonly alone: boolean } | null {
  const { indicator, evaluation } = card
  const held = (evaluation.decision.result as { readonly triggers?: unknown }).triggers
  if (indicator !== 'warning' || !Array.isArray(held) || !held.some((name) => triggers.includes(name))) return null
  const [newest] = newestOf(readingsShown(card).filter((reading) => reading.fact === fact))
  if (!newest || newest.comparator) return null
  return { value: newest.amount, alone: held.every((name) => triggers.includes(name)) }
}

function written({ fact, day, time, comparator, amount }: Reading): string {
  return JSON.stringify([fact, day, time, comparator, amount])
}

/** Of each fact the newest: an older one leaves a card when it is too old, which is no news. */
function newestOf(readings: readonly Reading[]): readonly Reading[] {
  const newest = new Map<string, Reading>()
  for (const reading of readings) {
    const other = newest.get(reading.fact)
    if (!other || isBefore(other, reading)) newest.set(reading.fact, reading)
  }
  return [...newest.values()]
}

function isBefore(one: Reading, other: Reading): boolean {
  if (one.day !== other.day) return one.day < other.day
  return (one.time ?? 0) === (other.time ?? 0) ? one.amount < other.amount : (one.time ?? 0) < (other.time ?? 0)
}

/** All that a card shows, with its parts. */
function readingsShown({ request, parts }: WantedCard): readonly Reading[] {
  return readingsIn([request, ...parts.map((part) => part.request)].map(({ view }) => view))
}

function classesIn(evidence: ReadonlySet<object>): readonly string[] {
  const inUse = [...evidence].filter(
    (item): item is Drug => 'kind' in item && item.kind === 'drug' && (item as Drug).inUse,
  )
  return [...new Set(inUse.flatMap(({ classes }) => classes))].sort()
}
