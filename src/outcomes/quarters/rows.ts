import type { OutcomeLine, Outcomes } from '../../knowledge/service-file/outcome.ts'
import { hideSecond, Kept } from '../counts/kept.ts'
import { type OutcomeRow, rowOf } from '../counts/row.ts'
import { lineOf, type Tally } from '../counts/tally.ts'
import { grouped } from '../grouped.ts'

/**
 * The rows of quarters. As they may leave the practice they are of everybody alone, and a hidden number has another quarter hidden beside it, for who started
 * is told elsewhere; from the first hidden one on nothing is added up.
 * @see docs/decisions/small-numbers.md
 */
export function quarterRows(
  tallies: readonly Tally[],
  outcomes: Outcomes,
  isShared: boolean,
): ReadonlyMap<Tally, OutcomeRow> {
  const rows = new Map<Tally, OutcomeRow>()
  for (const each of grouped(tallies.filter(isOfQuarter), nameOf).values()) {
    const [first] = each
    if (!first) continue
    const line = lineOf(first, outcomes)
    const whole = each.filter(({ by }) => by === null)
    const told = isShared ? shared(whole, line) : whole.map((tally) => rowOf(tally, line, () => true))
    for (const [at, row] of added(told, line).entries()) rows.set(whole[at] as Tally, row)
    if (!isShared) for (const tally of each) if (tally.by !== null) rows.set(tally, ofProgramme(tally, line))
  }
  return rows
}

function isOfQuarter({ cell }: Tally): boolean {
  return cell.quarter !== null
}

function nameOf({ cell }: Tally): string {
  return `${cell.indicator} ${cell.line}`
}

function shared(whole: readonly Tally[], line: OutcomeLine): readonly OutcomeRow[] {
  const kept = whole.map((tally) => new Kept(tally, line))
  for (let changed = true; changed; ) {
    changed = hideSecond(kept, 'yes')
    for (const each of kept) changed = each.hideSecond() || changed
  }
  return kept.map((each) => each.row(line))
}

function added(rows: readonly OutcomeRow[], { adds }: OutcomeLine): readonly OutcomeRow[] {
  let sum: number | null = adds ? 0 : null
  return rows.map((row) => {
    sum = sum === null || row.numerator === null ? null : sum + row.numerator
    return { ...row, ...noShare, cumulative: sum }
  })
}

/** A count of a quarter is no share of anything. */
const noShare = { percent: null, low: null, high: null, bounds: null } as const

/** Of a programme only to how many it happened is known. */
function ofProgramme(tally: Tally, line: OutcomeLine): OutcomeRow {
  const row = rowOf(tally, line, () => true)
  return {
    ...row,
    ...noShare,
    denominator: null,
    unknown: null,
    left: null,
    notYet: null,
    counts: { yes: row.numerator },
  }
}
