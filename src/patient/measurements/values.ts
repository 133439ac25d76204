import { type Day, daysAfter, isDay } from '../../calendar.ts'
import type { Fact } from '../fact.ts'
import { Reading } from './reading.ts'

/** Something that may hold a value, with the date as it was written. */
export interface Source {
  readonly written: unknown
  readonly read: () => Reading | Fact
}

interface Dated {
  readonly read: Source['read']
  readonly day: Day
}

/** The values of a measure, newest day first, read no further than somebody asks: a record may hold thousands. */
export class Values {
  #sources: readonly Dated[]
  readonly #days: (readonly Reading[])[] = []
  readonly #rejected: Fact[] = []
  /** Read, and possibly older than what is still to be read: of a few days at a time, however many there are of each. */
  readonly #read = new Map<Day, Reading[]>()
  #next = 0
  #begun = false

  constructor(sources: readonly Source[]) {
    this.#sources = newestFirst(sources.map(({ read, written }) => ({ read, day: dayOf(written) })))
  }

  /** The readings of one day after another. */
  *days(): Generator<readonly Reading[]> {
    for (let at = 0; ; at++) {
      const day = this.#days[at] ?? this.#readDay()
      if (!day) return
      yield day
    }
  }

  /** Every usable value, and what could not be used. */
  get all(): { readonly readings: readonly Reading[]; readonly rejected: readonly Fact[] } {
    const readings = [...this.days()].flat()
    return { readings, rejected: this.#rejected }
  }

  #readDay(): readonly Reading[] | null {
    this.#begin()
    for (;;) {
      const newest = this.#newest()
      const source = this.#sources[this.#next]
      const settled = newest && (!source || isBefore(source, newest))
      if (settled) return this.#take(newest)
      if (!source) return null
      this.#next += 1
      this.#keep(source.read())
    }
  }

  /** Reads what was written without a whole date: only then its day is known, and its place among the others. */
  #begin(): void {
    if (this.#begun) return
    this.#begun = true
    const dated = this.#sources.findIndex(({ day }) => day !== noDay)
    const undated = dated < 0 ? this.#sources : this.#sources.slice(0, dated)
    const read = undated.map((source) => source.read())
    const found = read.flatMap((one) => (one instanceof Reading ? { read: () => one, day: one.day } : []))
    for (const one of read) if (!(one instanceof Reading)) this.#keep(one)
    this.#sources = newestFirst([...found, ...this.#sources.slice(undated.length)])
  }

  #keep(read: Reading | Fact): void {
    if (!(read instanceof Reading)) this.#rejected.push(read)
    else if (!this.#read.get(read.day)?.push(read)) this.#read.set(read.day, [read])
  }

  #newest(): Day | null {
    let newest: Day | null = null
    for (const day of this.#read.keys()) if (newest === null || day > newest) newest = day
    return newest
  }

  #take(day: Day): readonly Reading[] {
    const taken = (this.#read.get(day) ?? []).sort(inFixedOrder)
    this.#read.delete(day)
    this.#days.push(taken)
    return taken
  }
}

function newestFirst(sources: readonly Dated[]): readonly Dated[] {
  return [...sources].sort((one, other) => (one.day < other.day ? 1 : -Number(one.day > other.day)))
}

/** A day as it was written; for what is no whole date the last there is, so that it is read first. */
function dayOf(written: unknown): Day {
  const day = typeof written === 'string' ? written.trim().slice(0, 10) : ''
  return isDay(day) ? day : noDay
}

const noDay: Day = '9999-12-31'

/** Whether what was written on a day is older than this day in Europe/Amsterdam too: its offset moves it by a day at most. */
function isBefore({ day }: Dated, newest: Day): boolean {
  return day < newest && daysAfter(day, 1) < newest
}

/** A fixed order within a day, whatever the order in which resources came. */
function inFixedOrder(one: Reading, other: Reading): number {
  if (one.time !== other.time) return (other.time ?? 0) - (one.time ?? 0)
  if (one.amount !== other.amount) return other.amount - one.amount
  return one.source < other.source ? -1 : Number(one.source > other.source)
}
