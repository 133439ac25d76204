import type { Criterion } from '../knowledge/knowledge.ts'

/** Criteria that all of both ask: a local form of a programme may be for fewer people than the national one, never for more. */
export function narrowed(national: readonly Criterion[], own: readonly Criterion[]): readonly Criterion[] {
  const met = own.map((criterion) => national.reduce(narrower, criterion))
  const ranges = met.map(rangeOf)
  const kept = national.filter((criterion) => rangeOf(criterion) === null || !ranges.includes(rangeOf(criterion)))
  const all = [...kept, ...met].map((criterion) => JSON.stringify(criterion))
  return [...kept, ...met].filter((_, index) => all.indexOf(all[index] ?? '') === index)
}

/** Of what a criterion is a range: of two ranges of the same the narrower stays. */
function rangeOf(criterion: Criterion): string | null {
  if (criterion.kind === 'measure') return criterion.measure
  return criterion.kind === 'age' ? criterion.kind : null
}

function narrower(one: Criterion, other: Criterion): Criterion {
  if (one.kind === 'age' && other.kind === 'age') {
    const [from, to] = [[one.from, other.from].filter(isGiven), [one.to, other.to].filter(isGiven)]
    return {
      kind: 'age',
      ...(from.length > 0 && { from: Math.max(...from) }),
      ...(to.length > 0 && { to: Math.min(...to) }),
    }
  }
  if (one.kind !== 'measure' || other.kind !== 'measure' || one.measure !== other.measure) return one
  const { or, ...both } = { ...one, from: Math.max(one.from, other.from) }
  return { ...both, ...(or !== undefined && or === other.or && { or }) }
}

function isGiven(limit: number | undefined): limit is number {
  return limit !== undefined
}
