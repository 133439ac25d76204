import type { DuckDBConnection } from '@duckdb/node-api'
import { byBytes } from './byte-order.ts'
import type { OwnResource, Person } from './person.ts'
import { kinds } from './tables.ts'

const nameOf = 'coalesce(called.name, item.who)'
const columns = 'kind, type, id, url, refers, file, line, part, text'

/** A row of `item` without whose it is. */
export type ItemColumns = readonly [
  kind: number,
  type: string,
  id: string | null,
  url: string | null,
  refers: string | null,
  file: number,
  line: number,
  part: number,
  text: string,
]

type Row = readonly [who: string, isDoubled: boolean, name: string, ...ItemColumns]

/**
 * Everybody, by name in the order of its UTF-8 bytes, with their resources by type, id and content. Nobody is held in memory but the one who comes next.
 * @param after the name of the last one who was had already @param most resources of one person that are read
 */
export async function* peopleOf(
  connection: DuckDBConnection,
  { after, most }: { readonly after: string; readonly most: number },
): AsyncGenerator<Person> {
  const result = await connection.stream(
    `select item.who, doubled.who is not null, ${nameOf} as called_so, ${columns}
     from item left join doubled using (who) left join called using (who)
     where ${nameOf} > $after order by called_so, kind, type, id, text, file, line, part`,
    { after },
  )
  let next: PersonGathering | null = null
  for await (const rows of result.yieldRows())
    for (const [who, isDoubled, name, ...item] of rows as unknown as readonly Row[]) {
      if (next?.id !== who) {
        if (next) yield next.person
        next = new PersonGathering({ id: who, name, isDoubled }, most)
      }
      next.add(item)
    }
  if (next) yield next.person
}

/** How many have a name up to this one, and how many after it. */
export async function countPeople(
  connection: DuckDBConnection,
  after: string,
): Promise<{ readonly before: number; readonly next: number }> {
  const read = await connection.runAndReadAll(
    `select count(distinct item.who) filter (${nameOf} <= $after), count(distinct item.who) filter (${nameOf} > $after)
     from item left join called using (who)`,
    { after },
  )
  const [before, next] = (read.getRows()[0] ?? []).map(Number)
  return { before: before ?? 0, next: next ?? 0 }
}

/** Puts what came in of one person together. */
export class PersonGathering {
  readonly id: string
  readonly #who: Pick<Person, 'id' | 'name' | 'isDoubled'>
  readonly #most: number
  readonly #resources: OwnResource[] = []
  readonly #lacks = new Set<string>()
  #count = 0

  constructor(who: Pick<Person, 'id' | 'name' | 'isDoubled'>, most: number) {
    this.id = who.id
    this.#who = who
    this.#most = most
  }

  add([kind, type, id, url, refers, file, line, part, text]: ItemColumns): void {
    if (kind === kinds.lack) {
      this.#lacks.add(type)
      return
    }
    const isCopy = kind === kinds.copy
    if (!isCopy) this.#count += 1
    if (this.#count > this.#most) this.#resources.length = 0
    else this.#resources.push({ type, id, url, refers, text, isCopy, file, line, part })
  }

  get person(): Person {
    const tooMany = this.#count > this.#most ? this.#count : 0
    const lacks = [...this.#lacks].sort()
    return { ...this.#who, resources: this.#resources, lacks, tooMany }
  }

  /** The same of what came in any order. */
  get sorted(): Person {
    this.#resources.sort(asDatabase)
    return this.person
  }
}

/** The order in which the database gives the resources of a person. */
function asDatabase(one: OwnResource, other: OwnResource): number {
  return (
    Number(one.isCopy) - Number(other.isCopy) ||
    byBytes(one.type, other.type) ||
    Number(one.id === null) - Number(other.id === null) ||
    byBytes(one.id ?? '', other.id ?? '') ||
    byBytes(one.text, other.text) ||
    one.file - other.file ||
    one.line - other.line ||
    one.part - other.part
  )
}
