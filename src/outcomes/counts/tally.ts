import type { OutcomeLine, Outcomes } from '../../knowledge/service-file/outcome.ts'
import type { Counted } from '../cell.ts'
import type { Cell, PersonOutcome } from '../person-outcome.ts'

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

/** Everybody, added up. */
export class OutcomeBook {
  readonly #tallies = new Map<string, Tally>()
  readonly outside: Record<string, number> = {}
  members = 0
  /** Everybody who was judged. */
  people = 0

  add({ cells, happened, member, outside }: PersonOutcome): void {
    this.people += 1
    if (outside !== null) this.outside[outside] = (this.outside[outside] ?? 0) + 1
    if (member) this.members += 1
    for (const { counted, ...cell } of cells) {
      this.#count(cell, null, counted)
      if (cell.population === 'cohort')
        for (const [dimension, value] of Object.entries(member ?? {})) this.#count(cell, { dimension, value }, counted)
    }
    for (const { programme, ...cell } of happened)
      this.#count(cell, { dimension: 'programme', value: programme }, { code: 'yes' })
  }

  /** In a fixed order within each line and time point: everybody first. */
  get tallies(): readonly Tally[] {
    return [...this.#tallies].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, tally]) => tally)
  }

  #count(cell: Tally['cell'], by: Tally['by'], counted: Counted): void {
    const { indicator, line, at, quarter, population } = cell
    const key = JSON.stringify([indicator, line, String(at ?? '').padStart(3, '0'), quarter, population, by])
    const tally = this.#tallies.get(key) ?? { by, cell, codes: {}, amounts: [], leftBy: {}, unknown: 0, notYet: 0 }
    this.#tallies.set(key, tally)
    if (counted === 'unknown') tally.unknown += 1
    else if (counted === 'not-yet') tally.notYet += 1
    else if ('left' in counted) tally.leftBy[counted.left] = (tally.leftBy[counted.left] ?? 0) + 1
    else if ('amount' in counted) tally.amounts.push(counted.amount)
    else tally.codes[counted.code] = (tally.codes[counted.code] ?? 0) + 1
  }
}

/** The line that a tally is of. */
export function lineOf({ cell }: Tally, { indicators }: Outcomes): OutcomeLine {
  const found = indicators.find(({ id }) => id === cell.indicator)?.lines.find(({ name }) => name === cell.line)
  if (!found) throw new Error(`outcomes.yaml has no line ${cell.indicator} ${cell.line}`)
  return found
}
