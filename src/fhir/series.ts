import type { Measure } from '../knowledge/knowledge.ts'
import { type Day, monthsAfter } from './day.ts'
import type { Reading } from './reading.ts'

/** The usable values of one fact, newest first. */
export class Series {
  /** Every value, also several of one day. */
  readonly all: readonly Reading[]
  readonly #careful: Measure['careful']
  readonly #freshFrom: (day: Day) => boolean
  #daily: readonly Reading[] | undefined
  #freshAsked = false

  constructor(readings: readonly Reading[], careful: Measure['careful'], asOf: Day, freshForMonths: number) {
    this.all = readings
    this.#careful = careful
    this.#freshFrom = (day) => monthsAfter(day, freshForMonths) >= asOf
  }

  /** One value a day: the later time when all have one, else the more careful. @see clinical-details.md section 1, "Two on one day" */
  get daily(): readonly Reading[] {
    this.#daily ??= byDay(this.all).map((day) => this.#decisive(day))
    return this.#daily
  }

  /** The newest value, of any age. */
  get newest(): Reading | null {
    return this.daily[0] ?? null
  }

  /** The newest value when it is recent enough to decide. */
  get fresh(): Reading | null {
    this.#freshAsked = true
    return this.newest && this.#freshFrom(this.newest.day) ? this.newest : null
  }

  /** The newest value, when one was asked for that is recent enough to decide and it is not. */
  get expired(): Reading | null {
    return this.#freshAsked && !this.fresh ? this.newest : null
  }

  #decisive(day: readonly Reading[]): Reading {
    const timed = day.every((reading) => reading.time !== null)
    return day.reduce((best, other) => {
      if (timed && best.time !== other.time) return (other.time ?? 0) > (best.time ?? 0) ? other : best
      return this.#moreCareful(other, best) ? other : best
    })
  }

  #moreCareful(one: Reading, other: Reading): boolean {
    const sign = this.#careful === 'higher' ? 1 : -1
    const difference = one.amount !== other.amount ? one.amount - other.amount : direction(one) - direction(other)
    return sign * difference > 0
  }
}

/** Readings in order of day, split where the day changes. */
function byDay(readings: readonly Reading[]): Reading[][] {
  const days: Reading[][] = []
  for (const reading of readings) {
    const last = days.at(-1)
    if (last?.[0]?.day === reading.day) last.push(reading)
    else days.push([reading])
  }
  return days
}

function direction({ comparator }: Reading): number {
  if (comparator === null) return 0
  return comparator.startsWith('>') ? 1 : -1
}
