import type { OutcomeLine, Outcomes } from '../knowledge/service-file/outcome.ts'
import { fewest, mayTell } from '../small-numbers.ts'
import { type Cells, cellsOf, type OutcomeRow, rowOf, tooFew } from './row.ts'
import type { Tally } from './tally.ts'

/** All rows, each number told: for who may see the people themselves. */
export function allTold(tallies: readonly Tally[], outcomes: Outcomes): readonly OutcomeRow[] {
  return tallies.map((tally) => rowOf(tally, lineOf(tally, outcomes), () => true))
}

/**
 * The rows as they may leave the practice: small cells are hidden, and as many more as it takes that none of them is a sum less the others, of a row or
 * of the groups that add up to everybody.
 * @see docs/decisions/small-numbers.md
 */
export function mayBeTold(tallies: readonly Tally[], outcomes: Outcomes): readonly OutcomeRow[] {
  const places = new Map<string, Tally[]>()
  for (const tally of tallies) {
    const place = JSON.stringify(tally.cell)
    const known = places.get(place)
    if (known) known.push(tally)
    else places.set(place, [tally])
  }
  const rows = new Map<Tally, OutcomeRow>()
  for (const place of places.values()) for (const [tally, row] of toldAt(place, outcomes)) rows.set(tally, row)
  return tallies.map((tally) => rows.get(tally) as OutcomeRow)
}

/** Everybody and each group, of one line at one time point. */
function toldAt(tallies: readonly Tally[], outcomes: Outcomes): readonly (readonly [Tally, OutcomeRow])[] {
  const [first] = tallies
  if (!first) return []
  const line = lineOf(first, outcomes)
  const kept = tallies.map((tally) => new Kept(tally, cellsOf(tally, line)))
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

/** One hidden number of a column is its sum less the others: the smallest of those goes too. */
function hideSecond(column: readonly Kept[], cell: string): boolean {
  const shown = column.filter((each) => each.isTold(cell) && (each.cells[cell] ?? 0) > 0)
  const hidden = column.filter((each) => !each.isTold(cell))
  if (hidden.length !== 1) return false
  // Of a row that hides something already less is lost.
  const cost = (each: Kept) => (each.cells[cell] ?? 0) + (each.isHiding ? 0 : Number.MAX_SAFE_INTEGER / 2)
  const [smallest] = shown.toSorted((one, other) => cost(one) - cost(other))
  smallest?.hide(cell)
  return smallest !== undefined
}

/** The cells of a row, and which of them are hidden. */
class Kept {
  readonly tally: Tally
  readonly cells: Cells
  readonly #hidden = new Set<string>()
  readonly #isWhole: boolean

  constructor(tally: Tally, cells: Cells) {
    this.tally = tally
    this.cells = cells
    const told = mayTell(cells)
    this.#isWhole = told !== null
    for (const name of Object.keys(cells)) if (told === null || told.cells[name] === null) this.#hidden.add(name)
  }

  isTold(cell: string): boolean {
    return !this.#hidden.has(cell)
  }

  get isHiding(): boolean {
    return this.#hidden.size > 0
  }

  hide(cell: string): void {
    this.#hidden.add(cell)
  }

  /** One hidden cell of a row is its total less the others. */
  hideSecond(): boolean {
    if (this.#hidden.size !== 1) return false
    const shown = Object.keys(this.cells).filter((name) => this.isTold(name) && (this.cells[name] ?? 0) > 0)
    const [smallest] = shown.toSorted((one, other) => (this.cells[one] ?? 0) - (this.cells[other] ?? 0))
    if (smallest === undefined) return false
    this.hide(smallest)
    return true
  }

  row(line: OutcomeLine): OutcomeRow {
    if (!this.#isWhole) return tooFew(this.tally, line)
    const { amounts, leftBy, notYet } = this.tally
    const isFew = (count: number) => count > 0 && count < fewest.cell
    // Reasons to leave add up to a number that is told: with a small one among them none is.
    const reasons = Object.values(leftBy).some(isFew)
    return rowOf(this.tally, line, (cell) => {
      if (cell.startsWith('left ')) return !reasons
      if (cell === 'amount') return amounts.length >= fewest.row
      return cell === 'notYet' ? !isFew(notYet) : this.isTold(cell)
    })
  }
}

/** The line that a tally is of. */
export function lineOf({ cell }: Tally, { indicators }: Outcomes): OutcomeLine {
  const found = indicators.find(({ id }) => id === cell.indicator)?.lines.find(({ name }) => name === cell.line)
  if (!found) throw new Error(`outcomes.yaml has no line ${cell.indicator} ${cell.line}`)
  return found
}
