import type { Counted } from '../cell.ts'
import type { PersonOutcome } from '../person-outcome.ts'
import type { Tally } from './tally.ts'

/** Everybody, added up, as it can be kept and handed over: tallies by a name that says what they are of. */
export interface Counts {
  readonly tallies: Readonly<Record<string, Partial<Counting>>>
  readonly outside: Readonly<Record<string, number>>
  readonly members: number
  /** Everybody who was judged. */
  readonly people: number
}

type Counting = Omit<Tally, 'by' | 'cell'>

/** Adds up people, and what others added up. */
export class OutcomeBook {
  readonly #tallies = new Map<string, Counting>()
  readonly #outside = new Map<string, number>()
  #members = 0
  #people = 0

  add({ cells, happened, member, outside }: PersonOutcome): void {
    this.#people += 1
    if (outside !== null) this.#outside.set(outside, (this.#outside.get(outside) ?? 0) + 1)
    if (member) this.#members += 1
    for (const { counted, ...cell } of cells) {
      this.#count(cell, null, counted)
      if (cell.population === 'cohort')
        for (const [dimension, value] of Object.entries(member ?? {})) this.#count(cell, { dimension, value }, counted)
    }
    for (const { programme, ...cell } of happened)
      this.#count(cell, { dimension: 'programme', value: programme }, { code: 'yes' })
  }

  addAll({ tallies, outside, members, people }: Counts): void {
    this.#people += people
    this.#members += members
    for (const [why, count] of Object.entries(outside)) this.#outside.set(why, (this.#outside.get(why) ?? 0) + count)
    for (const [name, { codes = {}, amounts = [], leftBy = {}, unknown = 0, notYet = 0 }] of Object.entries(tallies)) {
      const tally = this.#tallyOf(name)
      for (const [code, count] of Object.entries(codes)) tally.codes[code] = (tally.codes[code] ?? 0) + count
      for (const amount of amounts) tally.amounts.push(amount)
      for (const [why, count] of Object.entries(leftBy)) tally.leftBy[why] = (tally.leftBy[why] ?? 0) + count
      tally.unknown += unknown
      tally.notYet += notYet
    }
  }

  /** All of it; what is none is left out. */
  get counts(): Counts {
    const isSome = (value: unknown) => (typeof value === 'object' ? Object.keys(value ?? {}).length > 0 : value !== 0)
    const brief = (counting: Counting) =>
      Object.fromEntries(Object.entries(counting).filter(([, value]) => isSome(value)))
    return {
      tallies: Object.fromEntries([...this.#tallies].map(([name, counting]) => [name, brief(counting)])),
      outside: Object.fromEntries([...this.#outside].sort()),
      members: this.#members,
      people: this.#people,
    }
  }

  /** In a fixed order within each line and time point: everybody first. */
  get tallies(): readonly Tally[] {
    return [...this.#tallies]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, counting]) => ({ ...aboutIn(name), ...counting }))
  }

  #count(cell: Tally['cell'], by: Tally['by'], counted: Counted): void {
    const tally = this.#tallyOf(nameOf(cell, by))
    if (counted === 'unknown') tally.unknown += 1
    else if (counted === 'not-yet') tally.notYet += 1
    else if ('left' in counted) tally.leftBy[counted.left] = (tally.leftBy[counted.left] ?? 0) + 1
    else if ('amount' in counted) tally.amounts.push(counted.amount)
    else tally.codes[counted.code] = (tally.codes[counted.code] ?? 0) + 1
  }

  #tallyOf(name: string): Counting {
    const known = this.#tallies.get(name)
    if (known) return known
    const none: Counting = { codes: {}, amounts: [], leftBy: {}, unknown: 0, notYet: 0 }
    this.#tallies.set(name, none)
    return none
  }
}

function nameOf({ indicator, line, at, quarter, population }: Tally['cell'], by: Tally['by']): string {
  return JSON.stringify([indicator, line, at === null ? null : String(at).padStart(3, '0'), quarter, population, by])
}

function aboutIn(name: string): Pick<Tally, 'cell' | 'by'> {
  const [indicator, line, at, quarter, population, by] = JSON.parse(name) as [
    ...[indicator: string, line: string, at: string | null, quarter: string | null],
    ...[population: Tally['cell']['population'], by: Tally['by']],
  ]
  return { cell: { indicator, line, at: at === null ? null : Number(at), quarter, population }, by }
}
