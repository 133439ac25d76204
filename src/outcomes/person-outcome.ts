import type { Counted } from './cell.ts'

export type Population = 'cohort' | 'reference'

/** One person in one line at one time point: so many months after the start, or in a quarter. */
export interface Cell {
  readonly indicator: string
  readonly line: string
  readonly at: number | null
  readonly quarter: string | null
  readonly population: Population
  readonly counted: Counted
}

/** What became of one person. */
export interface PersonOutcome {
  readonly cells: readonly Cell[]
  /** What happened to them in quarters, by programme. */
  readonly happened: readonly (Omit<Cell, 'counted'> & { readonly programme: string })[]
  /** Of who is in the cohort: by what they are told apart. */
  readonly member: Readonly<Record<string, string>> | null
  /** Why somebody who started in these months is not in the cohort. */
  readonly outside: string | null
}
