import type { Day } from '../../calendar.ts'
import type { Dose } from './dose.ts'
import { byStart, compare, Newest } from './latest-statement.ts'
import type { Statement } from './statement.ts'

/** The use of a drug on a day, with its dose where that is recorded. */
export interface Use {
  readonly dose: Dose | null
}

/** How a drug was used from a day on which something started; null when it was not in use then. */
export interface Used {
  readonly from: Day
  readonly use: Use | null
}

/** How a treatment was used, by the statement that decides among those that had started by then. One that ended on an unknown day was in use. */
export class Uses {
  readonly #started: readonly Statement[]

  constructor(statements: readonly Statement[]) {
    this.#started = [...statements].sort(byStart)
  }

  /** On one day. */
  on(day: Day): Use | null {
    const then = new Then()
    for (const statement of this.#started) if ((statement.start ?? '') <= day) then.add(statement)
    return then.on(day)
  }

  /** On every day on which use starts by some statement, ascending: where a dose may change. */
  get all(): readonly Used[] {
    const then = new Then()
    const used: Used[] = []
    for (const [at, statement] of this.#started.entries()) {
      then.add(statement)
      const from = statement.start
      if (from !== null && from !== this.#started[at + 1]?.start) used.push({ from, use: then.on(from) })
    }
    return used
  }
}

/** What had started by a day. */
class Then {
  readonly #agreed = new Newest()
  readonly #supplied = new Newest()

  add(statement: Statement): void {
    if (statement.supply) this.#supplied.add(statement)
    else this.#agreed.add(statement)
  }

  on(day: Day): Use | null {
    const [agreed, supplied] = [this.#agreed.latest, this.#supplied.latest]
    const counts = supplied !== null && (agreed === null || compare(agreed, supplied) <= 0)
    const decisive = this.#agreed.inUseOn(day) ?? (counts ? this.#supplied.inUseOn(day) : null)
    return decisive && { dose: decisive.dose() }
  }
}
