import type { OutcomeLine } from '../../knowledge/service-file/outcome.ts'
import { fewest, mayTell } from '../../small-numbers.ts'
import { type Cells, cellsOf, type OutcomeRow, rowOf, tooFew } from './row.ts'
import type { Tally } from './tally.ts'

/** One hidden number of a column is its sum less the others: the smallest of those goes too. */
export function hideSecond(column: readonly Kept[], cell: string): boolean {
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
export class Kept {
  readonly tally: Tally
  readonly cells: Cells
  readonly #hidden = new Set<string>()
  readonly #isWhole: boolean

  constructor(tally: Tally, line: OutcomeLine) {
    this.tally = tally
    this.cells = cellsOf(tally, line)
    // Of whom nothing is told yet a row is not about; who knows how many started could still tell them from the rest.
    const { notYet = 0, ...others } = this.cells
    const told = mayTell<string>(others)
    this.#isWhole = told !== null
    for (const name of Object.keys(others)) if (told === null || told.cells[name] === null) this.#hidden.add(name)
    if (isFew(notYet)) this.#hidden.add('notYet')
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
    const { amounts, leftBy } = this.tally
    // Reasons to leave add up to a number that is told: with a small one among them none is.
    const reasons = Object.values(leftBy).some(isFew)
    return rowOf(this.tally, line, (cell) => {
      if (cell.startsWith('left ')) return !reasons
      return cell === 'amount' ? amounts.length >= fewest.row : this.isTold(cell)
    })
  }
}

function isFew(count: number): boolean {
  return count > 0 && count < fewest.cell
}
