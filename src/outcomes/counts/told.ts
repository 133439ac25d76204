import type { Outcomes } from '../../knowledge/service-file/outcome.ts'
import { grouped } from '../grouped.ts'
import { quarterRows } from '../quarters/rows.ts'
import { hideSecond, Kept } from './kept.ts'
import { cellsOf, type OutcomeRow, rowOf } from './row.ts'
import { lineOf, type Tally } from './tally.ts'

/** All rows, each number told: for who may see the people themselves. */
export function allTold(tallies: readonly Tally[], outcomes: Outcomes): readonly OutcomeRow[] {
  const quarters = quarterRows(tallies, outcomes, false)
  return tallies.flatMap((tally) => quarters.get(tally) ?? rowOf(tally, lineOf(tally, outcomes), () => true))
}

/**
 * The rows as they may leave the practice: small cells are hidden, and as many more as it takes that none of them is a sum less the others, of a row or
 * of the groups that add up to everybody.
 * @see docs/decisions/small-numbers.md
 */
export function mayBeTold(tallies: readonly Tally[], outcomes: Outcomes): readonly OutcomeRow[] {
  const months = tallies.filter(({ cell }) => cell.quarter === null)
  const places = grouped(months, ({ cell }) => JSON.stringify(cell))
  const rows = new Map(quarterRows(tallies, outcomes, true))
  for (const place of places.values()) for (const [tally, row] of toldAt(place, outcomes)) rows.set(tally, row)
  return tallies.flatMap((tally) => rows.get(tally) ?? [])
}

/** Everybody and each group, of one line at one time point. */
function toldAt(tallies: readonly Tally[], outcomes: Outcomes): readonly (readonly [Tally, OutcomeRow])[] {
  const [first] = tallies
  if (!first) return []
  const line = lineOf(first, outcomes)
  const kept = tallies.map((tally) => new Kept(tally, line))
  const whole = kept.find(({ tally }) => tally.by === null)
  const dimensions = [...new Set(tallies.flatMap(({ by }) => by?.dimension ?? []))]
  for (let changed = true; changed; ) {
    changed = false
    for (const dimension of dimensions) {
      const groups = kept.filter(({ tally }) => tally.by?.dimension === dimension)
      const column = whole ? [...groups, whole] : groups
      for (const cell of Object.keys(cellsOf(first, line))) changed = hideSecond(column, cell) || changed
    }
    for (const each of kept) changed = each.hideSecond() || changed
  }
  return kept.map((each) => [each.tally, each.row(line)])
}
