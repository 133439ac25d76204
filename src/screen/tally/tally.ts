import type { Population } from '../../knowledge/knowledge.ts'
import type { ExplainedDecision, Explanation } from '../../why/explanation.ts'
import { lossOf } from './funnel.ts'

export type Counts = Record<string, number>

/** What is counted of a number of people, of one service. */
export interface Tally {
  people: number
  incomplete: number
  /** Of each step of the funnel, in its order: who got past it, and for which reasons the others did not. */
  readonly steps: { reached: number; readonly lost: Counts }[]
  /** Of each section of the worklist how many have a place there. */
  readonly sections: number[]
  readonly exclusions: Counts
  readonly silent: Counts
  readonly missing: Counts
  readonly bands: Counts
}

/** Of nobody. */
export function emptyTally({ funnel: { steps }, worklist }: Population): Tally {
  return {
    people: 0,
    incomplete: 0,
    steps: steps.map(() => ({ reached: 0, lost: {} })),
    sections: (worklist?.sections ?? []).map(() => 0),
    exclusions: {},
    silent: {},
    missing: {},
    bands: {},
  }
}

/** Counts one person more. */
export function count(
  { decisions }: Pick<Explanation, 'decisions'>,
  isIncomplete: boolean,
  population: Population,
  tally: Tally,
): void {
  tally.people += 1
  if (isIncomplete) tally.incomplete += 1
  for (const name of new Set(decisions.flatMap(({ missing }) => missing))) add(tally.missing, name)
  const decision = decisions.find(({ rule }) => rule === population.funnel.rule)
  if (!decision) return
  const loss = lossOf(decision, population.funnel)
  for (const [at, step] of tally.steps.entries()) {
    if (loss && at > loss.step) break
    if (at === loss?.step) add(step.lost, loss.reason)
    else step.reached += 1
  }
  for (const code of codesIn(decision, population.exclusions)) add(tally.exclusions, code)
  if (population.funnel.stays.includes(decision.reason))
    for (const code of codesIn(decision, population.bands)) add(tally.bands, code)
  if (decision.notShown !== null) add(tally.silent, decision.notShown)
}

function add(counts: Counts, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1
}

function codesIn({ result }: ExplainedDecision, name: string | undefined): readonly string[] {
  const codes = name === undefined ? [] : [result[name]].flat()
  return codes.filter((code) => typeof code === 'string')
}

/** Adds what was counted of others. */
export function addTally(to: Tally, other: Tally): void {
  to.people += other.people
  to.incomplete += other.incomplete
  for (const [at, { reached, lost }] of other.steps.entries()) {
    const step = to.steps[at]
    if (!step) continue
    step.reached += reached
    addCounts(step.lost, lost)
  }
  for (const [at, number] of other.sections.entries()) to.sections[at] = (to.sections[at] ?? 0) + number
  for (const name of ['exclusions', 'silent', 'missing', 'bands'] as const) addCounts(to[name], other[name])
}

function addCounts(to: Counts, other: Counts): void {
  for (const [name, number] of Object.entries(other)) to[name] = (to[name] ?? 0) + number
}
