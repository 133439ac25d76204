import type { OutcomeLine, Outcomes } from '../../knowledge/service-file/outcome.ts'
import type { Cell } from '../person-outcome.ts'

/** What is counted in one line at one time point, of one group of people. */
export interface Tally {
  readonly by: { readonly dimension: string; readonly value: string } | null
  readonly cell: Omit<Cell, 'counted'>
  readonly codes: Record<string, number>
  readonly amounts: number[]
  readonly leftBy: Record<string, number>
  unknown: number
  notYet: number
}

/** The line that a tally is of. */
export function lineOf({ cell }: Tally, { indicators }: Outcomes): OutcomeLine {
  const found = indicators.find(({ id }) => id === cell.indicator)?.lines.find(({ name }) => name === cell.line)
  if (!found) throw new Error(`outcomes.yaml has no line ${cell.indicator} ${cell.line}`)
  return found
}
