import type { OutcomeLine } from '../../knowledge/service-file/outcome.ts'
import { fewest } from '../../small-numbers.ts'
import { percent, spread, wilson } from './statistics.ts'
import type { Tally } from './tally.ts'

type Number = number | null

/** A line at a time point, of one group of people, as it is told. Null is a number that may not be told, or that there is not. */
export interface OutcomeRow {
  readonly id: string
  readonly line: string
  /** Months after the start; null of a quarter. */
  readonly at: number | null
  readonly quarter: string | null
  readonly population: Tally['cell']['population']
  readonly by: Tally['by']
  /** Too few people to say anything: no number is there. */
  readonly tooFew?: true
  /** Of who it is about and did not leave: known and unknown. */
  readonly denominator: Number
  /** Of a share: yes. */
  readonly numerator: Number
  readonly unknown: Number
  readonly left: Number
  readonly leftBy: Readonly<Record<string, Number>>
  readonly notYet: Number
  /** Of those known, with its interval. */
  readonly percent: Number
  readonly low: Number
  readonly high: Number
  /** Between these the percentage lies, whatever the unknown ones are. */
  readonly bounds: readonly [number, number] | null
  /** Of a share yes and no; of codes each. */
  readonly counts: Readonly<Record<string, Number>>
  /** Of a quarter: what happened in it and in the quarters before it that are told, added up. Null where it does not add up. */
  readonly cumulative: Number
  /** Of an amount: of how many it is known, and what it is. */
  readonly amount: ({ readonly people: Number } & Partial<ReturnType<typeof spread>>) | null
}

export type Cells = Readonly<Record<string, number>>

/** The cells of a row: each person whom the line is about is in one of them. */
export function cellsOf({ codes, amounts, leftBy, unknown, notYet }: Tally, line: OutcomeLine): Cells {
  const left = Object.values(leftBy).reduce((sum, count) => sum + count, 0)
  const own =
    line.unit === undefined
      ? Object.fromEntries(namesOf(line).map((name) => [name, codes[name] ?? 0]))
      : { known: amounts.length }
  return { ...own, unknown, left, notYet }
}

/** The codes of a line. */
export function namesOf({ codes }: OutcomeLine): readonly string[] {
  return codes ? Object.keys(codes) : ['yes', 'no']
}

/** Whether a line counts yes and no. */
export function isShare({ unit, codes }: OutcomeLine): boolean {
  return unit === undefined && codes === undefined
}

/** The row of a tally; without the cells that may not be told, and what could be computed from them. */
export function rowOf(tally: Tally, line: OutcomeLine, isTold: (cell: string) => boolean): OutcomeRow {
  const cells = cellsOf(tally, line)
  const tell = (name: string): Number => (isTold(name) ? (cells[name] ?? 0) : null)
  const own = line.unit === undefined ? namesOf(line) : ['known']
  const everyKnown = [...own, 'unknown'].every(isTold)
  const sum = (names: readonly string[]) => names.reduce((all, name) => all + (cells[name] ?? 0), 0)
  const { yes = 0, no = 0, unknown = 0 } = cells
  const known = isShare(line) && isTold('yes') && isTold('no') ? yes + no : 0
  const interval = known >= fewest.row ? wilson(yes, known) : null
  const all = yes + no + unknown
  const people = tally.amounts.length
  const { indicator, line: _, at, quarter, population } = tally.cell
  return {
    id: indicator,
    line: line.name,
    at,
    quarter,
    population,
    by: tally.by,
    denominator: everyKnown ? sum([...own, 'unknown']) : null,
    numerator: isShare(line) ? tell('yes') : null,
    unknown: tell('unknown'),
    left: tell('left'),
    leftBy: Object.fromEntries(
      Object.entries(tally.leftBy).map(([why, count]) => [why, isTold('left') && isTold(`left ${why}`) ? count : null]),
    ),
    notYet: isTold('notYet') ? tally.notYet : null,
    percent: known > 0 ? percent(yes / known) : null,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    bounds: isShare(line) && everyKnown && all > 0 ? [percent(yes / all), percent((yes + unknown) / all)] : null,
    counts: line.unit === undefined ? Object.fromEntries(own.map((name) => [name, tell(name)])) : {},
    cumulative: null,
    amount:
      line.unit === undefined
        ? null
        : { people: tell('known'), ...(isTold('known') && isTold('amount') && people > 0 && spread(tally.amounts)) },
  }
}

/** A row of which nothing may be told but what it is about. */
export function tooFew({ cell, by }: Tally, line: OutcomeLine): OutcomeRow {
  const nothing = { denominator: null, numerator: null, unknown: null, left: null, leftBy: {}, notYet: null }
  const { indicator: id, at, quarter, population } = cell
  const none = { percent: null, low: null, high: null, bounds: null, counts: {}, cumulative: null, amount: null }
  return { id, line: line.name, at, quarter, population, by, tooFew: true, ...nothing, ...none }
}
