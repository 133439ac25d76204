import { byBytes } from '../group/byte-order.ts'
import { type ItemColumns, PersonGathering } from '../group/people.ts'
import type { Person } from '../group/person.ts'
import { type SharedRow, withCopies } from '../group/shared.ts'
import { ends } from './wire.ts'

/** People out of lines: of each one `p` with id and whether they are doubled, then theirs (`i`) and what theirs refer to (`s`), and a blank line. */
export class PersonLines {
  readonly #lines: AsyncIterator<string>
  readonly #most: number
  /** Lines of what is asked now. */
  taken = 0
  people = 0

  constructor(lines: AsyncIterator<string>, most: number) {
    this.#lines = lines
    this.#most = most
  }

  /** Everybody up to the end of what is asked; null once nothing more is asked. */
  async next(): Promise<AsyncGenerator<Person> | null> {
    this.taken = 0
    this.people = 0
    const { value, done } = await this.#lines.next()
    return done ? null : this.#asked(value)
  }

  async *#asked(first: string): AsyncGenerator<Person> {
    for (let line = first; line !== ends; line = await this.#line()) {
      const [, who = '', isDoubled] = line.split('\t')
      yield await this.#person(JSON.parse(who), isDoubled === '1')
    }
  }

  async #person(id: string, isDoubled: boolean): Promise<Person> {
    this.people += 1
    this.taken += 1
    const gathering = new PersonGathering({ id, name: id, isDoubled }, this.#most)
    const shared = new Map<string, SharedRow>()
    for (let line = await this.#line(); line !== ''; line = await this.#line()) {
      this.taken += 1
      const row = line.slice(2)
      if (line.startsWith('s')) shared.set(row, JSON.parse(row))
      else gathering.add(JSON.parse(row) as ItemColumns)
    }
    const person = gathering.sorted
    return shared.size === 0 ? person : withCopies([...shared.values()].sort(inOrder))(person)
  }

  async #line(): Promise<string> {
    const { value, done } = await this.#lines.next()
    if (done) throw new Error('what was asked ends before its end')
    return value
  }
}

/** By name, address and content, what has no name or address last: the order of the database. */
function inOrder(one: SharedRow, other: SharedRow): number {
  const [first, second, third] = one.map((text, at) => {
    const [left, right] = [text, other[at] ?? null]
    return Number(left === null) - Number(right === null) || byBytes(left ?? '', right ?? '')
  })
  return first || second || third || 0
}
