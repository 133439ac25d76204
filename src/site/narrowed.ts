import type { Criterion } from '../knowledge/knowledge.ts'

/** Criteria that all of both ask: a local form of a programme may be for fewer people than the national one, never for more. */
export function narrowed(national: readonly Criterion[], own: readonly Criterion[]): readonly Criterion[] {
  const met = own.map((criterion) => national.reduce(narrower, criterion))
  const kinds = met.map(({ kind }) => kind)
  const kept = national.filter((criterion) => !(isRange(criterion) && kinds.includes(criterion.kind)))
  const all = [...kept, ...met].map((criterion) => JSON.stringify(criterion))
  return [...kept, ...met].filter((_, index) => all.indexOf(all[index] ?? '') === index)
}

function isRange({ kind }: Criterion): boolean {
  return kind === 'age' || kind === 'bmi' || kind === 'egfr'
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
  if (one.kind === 'egfr' && other.kind === 'egfr') return { kind: 'egfr', from: Math.max(one.from, other.from) }
  if (one.kind !== 'bmi' || other.kind !== 'bmi') return one
  const orRaisedWaist = one.orRaisedWaist === true && other.orRaisedWaist === true
  return { kind: 'bmi', from: Math.max(one.from, other.from), ...(orRaisedWaist && { orRaisedWaist }) }
}

function isGiven(limit: number | undefined): limit is number {
  return limit !== undefined
}
