import type { Pacing } from '../../knowledge/knowledge.ts'
import { Reading } from '../../patient/measurements/reading.ts'
import type { Drug } from '../../patient/medication/drug.ts'
import type { WantedCard } from '../wanted-card.ts'

/**
 * What a card says, as far as a change of it is news: which rule, why, how urgent, with which drugs in use, on which values. Of a series
 * of which there is a value every day only what it changes in the decision counts.
 * @see docs/decisions/pacing.md
 */
export function newsOf({ evaluation, request, indicator, parts }: WantedCard, { series, level }: Pacing): string {
  const { rule, decision, evidence } = evaluation
  const result = Object.entries(decision.result).filter(([name]) => level.includes(name))
  const isOnce = indicator === 'info'
  const readings = readingsIn([request, ...parts.map((part) => part.request)].map(({ view }) => view)).filter(
    ({ fact }) => !isOnce || !series.includes(fact),
  )
  return JSON.stringify([
    rule.at,
    request.name,
    decision.reason,
    indicator,
    decision.outcome === 'missing' ? decision.missing.toSorted() : [],
    result.map(([name, value]) => [name, Array.isArray(value) ? value.map(String).sort() : value]).sort(),
    classesIn(evidence),
    [...new Set((isOnce ? newestOf(readings) : readings).map(written))].sort(),
  ])
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

function readingsIn(shown: unknown): readonly Reading[] {
  if (shown instanceof Reading) return [shown]
  return typeof shown === 'object' && shown !== null ? Object.values(shown).flatMap(readingsIn) : []
}

function classesIn(evidence: ReadonlySet<object>): readonly string[] {
  const inUse = [...evidence].filter(
    (item): item is Drug => 'kind' in item && item.kind === 'drug' && (item as Drug).inUse,
  )
  return [...new Set(inUse.flatMap(({ classes }) => classes))].sort()
}
