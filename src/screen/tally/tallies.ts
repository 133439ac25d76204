import type { Service } from '../../knowledge/knowledge.ts'
import type { Explanation } from '../../why/explanation.ts'
import { addTally, count, emptyTally, type Tally } from './tally.ts'

/** Service and practice -> what was counted of its people. */
export type Tallies = Readonly<Record<string, Readonly<Record<string, Tally>>>>

/** Counts people, of each service and practice apart. */
export class TallyBook {
  readonly #all: Record<string, Record<string, Tally>>

  constructor(services: readonly Pick<Service, 'id'>[] = []) {
    this.#all = Object.fromEntries(services.map(({ id }) => [id, {}]))
  }

  get all(): Tallies {
    return this.#all
  }

  /** Counts one person more; nobody of a service that says nothing of many people. */
  count(
    { id, population }: Pick<Service, 'id' | 'population'>,
    practice: string,
    told: Pick<Explanation, 'decisions'>,
    isIncomplete: boolean,
    section: number | null,
  ): void {
    if (!population) return
    const tally = this.#all[id]?.[practice] ?? emptyTally(population)
    count(told, isIncomplete, population, tally)
    if (section !== null) tally.sections[section] = (tally.sections[section] ?? 0) + 1
    this.#place(id, practice, tally)
  }

  /** Adds what was counted of others. */
  add(others: Tallies): void {
    for (const [id, practices] of Object.entries(others))
      for (const [practice, tally] of Object.entries(practices)) {
        const known = this.#all[id]?.[practice]
        if (known) addTally(known, tally)
        else this.#place(id, practice, tally)
      }
  }

  #place(id: string, practice: string, tally: Tally): void {
    const practices = this.#all[id] ?? {}
    practices[practice] = tally
    this.#all[id] = practices
  }
}
