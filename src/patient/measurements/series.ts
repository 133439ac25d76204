import { type Day, monthsAfter } from '../../calendar.ts'
import type { Measure } from '../../knowledge/dictionary.ts'
import type { Fact, Unused } from '../fact.ts'
import type { Reading } from './reading.ts'
import type { Values } from './values.ts'

/** How the values of a series are judged: the day, the more careful of two values, the months that a value decides. */
export interface Judging {
  readonly asOf: Day
  readonly careful: Measure['careful']
  readonly freshFor: number
}

/** The usable values of one fact, newest first, read no further than they are asked for. Iterating gives one a day. */
export class Series {
  /** The days that were not looked at yet, and what belongs of those that were. */
  readonly #unread: Iterator<readonly Reading[]>
  readonly #own: (readonly Reading[])[] = []
  readonly #belongs: (reading: Reading) => boolean
  readonly #judging: Judging
  readonly #decided: Reading[] = []
  #daily: readonly Reading[] | undefined
  #newest: Reading | null | undefined
  #freshAsked = false

  readonly #values: Values

  constructor(values: Values, belongs: (reading: Reading) => boolean, judging: Judging) {
    this.#values = values
    this.#unread = values.days()
    this.#belongs = belongs
    this.#judging = judging
  }

  /** One value a day: the later time when all have one, else the more careful. @see docs/reading.md#two-on-one-day */
  *[Symbol.iterator](): Generator<Reading> {
    let at = 0
    for (const day of this.#days()) {
      const decided = this.#decided[at] ?? this.#decisive(day)
      this.#decided[at++] = decided
      yield decided
    }
  }

  /** Every value there is, also several of one day. */
  get all(): readonly Reading[] {
    return [...this.#days()].flat()
  }

  /** One value a day, all of them. */
  get daily(): readonly Reading[] {
    this.#daily ??= [...this]
    return this.#daily
  }

  /** The newest value, of any age. */
  get newest(): Reading | null {
    if (this.#newest === undefined) this.#newest = this.find(() => true)
    return this.#newest
  }

  /** The newest value when it is recent enough to decide. */
  get fresh(): Reading | null {
    this.#freshAsked = true
    const { newest } = this
    return newest && this.#lasts(newest, this.#judging.freshFor) ? newest : null
  }

  /** The newest value, when one was asked for that is recent enough to decide and it is not. */
  get expired(): Reading | null {
    return this.#freshAsked && !this.fresh ? this.newest : null
  }

  /** A value as new as the newest that can be used, or newer, that cannot for this reason; null without one. */
  newestUnused(reason: Unused): Fact | null {
    const last = this.newest?.day ?? ''
    const dated = this.#values.all.rejected.filter(
      (fact) => !fact.used && fact.reason === reason && (fact.date ?? '') >= last,
    )
    return dated.sort((one, other) => ((one.date ?? '') < (other.date ?? '') ? 1 : -1))[0] ?? null
  }

  /** The newest value of a day for which this holds. */
  find(holds: (reading: Reading) => boolean): Reading | null {
    for (const reading of this) if (holds(reading)) return reading
    return null
  }

  /** One value a day, from this day on. */
  since(day: Day): readonly Reading[] {
    const found: Reading[] = []
    for (const reading of this) {
      if (reading.day < day) break
      found.push(reading)
    }
    return found
  }

  /** Every value, also several of one day, from this day on. */
  allSince(first: Day): readonly Reading[] {
    const found: Reading[] = []
    for (const day of this.#days()) {
      if (day.some((reading) => reading.day < first)) break
      for (const reading of day) found.push(reading)
    }
    return found
  }

  /** Every value of the last months: so many months after it the day judged has not passed. */
  allWithin(months: number): readonly Reading[] {
    const found: Reading[] = []
    for (const day of this.#days()) {
      if (!day.every((reading) => this.#lasts(reading, months))) break
      for (const reading of day) found.push(reading)
    }
    return found
  }

  *#days(): Generator<readonly Reading[]> {
    for (let at = 0; ; at++) {
      const day = this.#own[at] ?? this.#next()
      if (!day) return
      yield day
    }
  }

  #next(): readonly Reading[] | null {
    for (let next = this.#unread.next(); !next.done; next = this.#unread.next()) {
      const own = next.value.filter(this.#belongs)
      if (own.length === 0) continue
      this.#own.push(own)
      return own
    }
    return null
  }

  #lasts({ day }: Reading, months: number): boolean {
    return monthsAfter(day, months) >= this.#judging.asOf
  }

  #decisive(day: readonly Reading[]): Reading {
    const timed = day.every((reading) => reading.time !== null)
    return day.reduce((best, other) => {
      if (timed && best.time !== other.time) return (other.time ?? 0) > (best.time ?? 0) ? other : best
      return this.#isMoreCareful(other, best) ? other : best
    })
  }

  #isMoreCareful(one: Reading, other: Reading): boolean {
    const sign = this.#judging.careful === 'higher' ? 1 : -1
    const difference = one.amount !== other.amount ? one.amount - other.amount : direction(one) - direction(other)
    return sign * difference > 0
  }
}

function direction({ comparator }: Reading): number {
  if (comparator === null) return 0
  return comparator.startsWith('>') ? 1 : -1
}
