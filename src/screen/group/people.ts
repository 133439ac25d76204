import type { DuckDBConnection } from '@duckdb/node-api'
import type { OwnResource, Person } from './person.ts'
import { kinds } from './tables.ts'

const columns = 'kind, type, id, url, refers, file, line, part, text'

type Row = readonly [
  who: string,
  isDoubled: boolean,
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

/**
 * Everybody, by id in the order of its UTF-8 bytes, with their resources by type, id and content. Nobody is held in memory but the one who comes next.
 * @param after the id of the last one who was had already @param most resources of one person that are read
 */
export async function* peopleOf(
  connection: DuckDBConnection,
  { after, most }: { readonly after: string; readonly most: number },
): AsyncGenerator<Person> {
  const result = await connection.stream(
    `select item.who, doubled.who is not null, ${columns} from item left join doubled using (who)
     where item.who > $after order by item.who, kind, type, id, text, file, line, part`,
    { after },
  )
  let next: Gathering | null = null
  for await (const rows of result.yieldRows())
    for (const row of rows as unknown as readonly Row[]) {
      if (next?.id !== row[0]) {
        if (next) yield next.person
        next = new Gathering(row[0], row[1], most)
      }
      next.add(row)
    }
  if (next) yield next.person
}

class Gathering {
  readonly id: string
  readonly #isDoubled: boolean
  readonly #most: number
  readonly #resources: OwnResource[] = []
  readonly #lacks = new Set<string>()
  #count = 0

  constructor(id: string, isDoubled: boolean, most: number) {
    this.id = id
    this.#isDoubled = isDoubled
    this.#most = most
  }

  add([, , kind, type, id, url, refers, file, line, part, text]: Row): void {
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
    return { id: this.id, isDoubled: this.#isDoubled, resources: this.#resources, lacks, tooMany }
  }
}
