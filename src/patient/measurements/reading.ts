import { Decimal } from 'decimal.js'
import type { Day } from '../../calendar.ts'
import type { Trace } from '../trace.ts'

export const comparators = ['<', '<=', '>', '>='] as const

export type Comparator = (typeof comparators)[number]

/** What a measured value is, as it is shown: converted, rounded, plausible. */
export interface Measured {
  readonly fact: string
  readonly value: number
  readonly comparator: Comparator | null
  readonly unit: string
  readonly decimals: number
  readonly day: Day
  readonly time: number | null
  /** `Observation/id`. */
  readonly source: string
  /** What holds of how it was taken. */
  readonly marks: ReadonlySet<string>
}

/** One usable measured value. Looking at its number is what makes it evidence. */
export class Reading implements Measured {
  readonly kind = 'reading'
  readonly fact: string
  readonly comparator: Comparator | null
  readonly unit: string
  readonly decimals: number
  readonly day: Day
  readonly time: number | null
  readonly source: string
  readonly marks: ReadonlySet<string>
  readonly #measured: Measured
  readonly #trace: Trace

  constructor(measured: Measured, trace: Trace) {
    this.fact = measured.fact
    this.comparator = measured.comparator
    this.unit = measured.unit
    this.decimals = measured.decimals
    this.day = measured.day
    this.time = measured.time
    this.source = measured.source
    this.marks = measured.marks
    this.#measured = measured
    this.#trace = trace
  }

  get value(): number {
    this.#trace.note(this)
    return this.#measured.value
  }

  /** The number without making it evidence, for ordering values. */
  get amount(): number {
    return this.#measured.value
  }

  /** Another value of the same day and source, without a comparator. */
  derive(shape: { fact: string; unit: string; decimals: number; value: number }): Reading {
    return new Reading({ ...this.#measured, ...shape, comparator: null }, this.#trace)
  }

  /** Says that a comparison could not be settled because of the comparator. */
  leaveOpen(): 'unknown' {
    this.#trace.unsettled.add(this)
    return 'unknown'
  }
}

/** The lowest of several readings, of equal ones the first; null of none. */
export function lowestOf(readings: readonly Reading[]): Reading | null {
  return readings.reduce<Reading | null>((best, each) => (best && best.amount <= each.amount ? best : each), null)
}

/** The highest of several readings, of equal ones the first; null of none. */
export function highestOf(readings: readonly Reading[]): Reading | null {
  return readings.reduce<Reading | null>((best, each) => (best && best.amount >= each.amount ? best : each), null)
}

type Claim = boolean | 'unknown'

/** A bound of what a reading can mean; `open` excludes the bound itself. */
interface Bound {
  readonly at: number
  readonly open: boolean
}

/** Whole values: `>n` is at least n + 1 and `<n` at most n - 1. @see docs/reading.md#comparators */
function lowest({ value, comparator, decimals }: Reading): Bound {
  if (comparator === '<' || comparator === '<=') return { at: Number.NEGATIVE_INFINITY, open: true }
  if (comparator === '>') return decimals === 0 ? { at: value + 1, open: false } : { at: value, open: true }
  return { at: value, open: false }
}

function highest({ value, comparator, decimals }: Reading): Bound {
  if (comparator === '>' || comparator === '>=') return { at: Number.POSITIVE_INFINITY, open: true }
  if (comparator === '<') return decimals === 0 ? { at: value - 1, open: false } : { at: value, open: true }
  return { at: value, open: false }
}

/** Whether a reading is below a limit (the limit itself is not); `unknown` where its comparator leaves it open. */
export function below(reading: Reading, limit: number): Claim {
  const high = highest(reading)
  if (high.at < limit || (high.at === limit && high.open)) return true
  return lowest(reading).at >= limit ? false : reading.leaveOpen()
}

/** Whether a reading is at or above a limit. */
export function atLeast(reading: Reading, limit: number): Claim {
  const claim = below(reading, limit)
  return claim === 'unknown' ? claim : !claim
}

/** Whether a reading is above a limit (the limit itself is not). */
export function above(reading: Reading, limit: number): Claim {
  const low = lowest(reading)
  if (low.at > limit || (low.at === limit && low.open)) return true
  return highest(reading).at <= limit ? false : reading.leaveOpen()
}

/** Whether a reading is at or below a limit. */
export function atMost(reading: Reading, limit: number): Claim {
  const claim = above(reading, limit)
  return claim === 'unknown' ? claim : !claim
}

/** Later minus earlier, in the unit of both; null where a comparator makes a difference meaningless. */
export function changeIn(earlier: Reading, later: Reading): number | null {
  if (earlier.comparator || later.comparator) return null
  return new Decimal(later.value).minus(earlier.value).toNumber()
}

/** How much lower the later value is, in percent of the earlier, not rounded; negative for a rise; null with a comparator. */
export function percentFall(earlier: Reading, later: Reading): number | null {
  if (earlier.comparator || later.comparator) return null
  return new Decimal(earlier.value).minus(later.value).times(100).dividedBy(earlier.value).toNumber()
}

/** What a derived value is shown as. */
export interface Shape {
  readonly name: string
  readonly unit: string
  readonly decimals: number
}

/** A value computed from others: product of the numerators by product of the denominators, rounded half up, dated as `of`. */
export function quotient(
  of: Reading,
  numerators: readonly number[],
  denominators: readonly number[],
  { name, unit, decimals }: Shape,
): Reading {
  const product = (factors: readonly number[]) => factors.reduce((total, factor) => total.times(factor), new Decimal(1))
  const value = product(numerators).dividedBy(product(denominators))
  return of.derive({ fact: name, unit, decimals, value: rounded(value, decimals) })
}

/** So many percent of a value, rounded half up to its own precision. */
export function percentOf(reading: Reading, percent: number): number {
  return rounded(new Decimal(reading.value).times(percent).dividedBy(100), reading.decimals)
}

function rounded(value: Decimal, decimals: number): number {
  return value.toDecimalPlaces(decimals, Decimal.ROUND_HALF_UP).toNumber()
}
