import { type DuckDBConnection, LIST, listValue, VARCHAR } from '@duckdb/node-api'
import { parseReference } from '../../fhir/reference.ts'
import type { OwnResource, Person } from './person.ts'

/** Batches of people with what theirs refers to: it stands beside them, for it is of nobody. */
export async function* withShared(
  connection: DuckDBConnection,
  batches: AsyncIterable<readonly Person[]>,
): AsyncGenerator<readonly Person[]> {
  for await (const people of batches) yield await completed(connection, people)
}

async function completed(connection: DuckDBConnection, people: readonly Person[]): Promise<readonly Person[]> {
  const references = new Set(people.flatMap(({ resources }) => resources.flatMap(({ refers }) => refers ?? [])))
  if (references.size === 0) return people
  const names = [...references].map(nameIn)
  const found = await connection.runAndReadAll(
    `select distinct name, url, text from shared
     where name in (select unnest($names)) or url in (select unnest($urls)) order by name, url, text`,
    { names: listValue(names), urls: listValue([...references]) },
    { names: LIST(VARCHAR), urls: LIST(VARCHAR) },
  )
  const rows = found.getRows() as unknown as readonly SharedRow[]
  return rows.length === 0 ? people : people.map(withCopies(rows))
}

/** A resource of nobody: its name (`Type/id`), full URL, and content. */
export type SharedRow = readonly [name: string | null, url: string | null, text: string]

/** Somebody with a copy of each of these that theirs refer to. @param rows each once, in order */
export function withCopies(rows: readonly SharedRow[]): (person: Person) => Person {
  const named = new Map<string, OwnResource[]>()
  for (const [name, url, text] of rows) {
    const copy = copyOf(name, url, text)
    for (const key of new Set([name, url])) if (key !== null) named.set(key, [...(named.get(key) ?? []), copy])
  }
  return (person) => {
    const asked = person.resources.flatMap(({ refers }) => (refers === null ? [] : [refers, nameIn(refers)]))
    const copies = [...new Set([...new Set(asked)].flatMap((key) => named.get(key) ?? []))]
    return { ...person, resources: [...person.resources, ...copies] }
  }
}

/** `Type/id` of what is referred to; the reference itself where it says none. */
export function nameIn(reference: string): string {
  const parsed = parseReference(reference)
  return parsed ? `${parsed.type}/${parsed.id}` : reference
}

function copyOf(name: string | null, url: string | null, text: string): OwnResource {
  const [type = '', id = null] = name?.split('/') ?? []
  return { type, id, url, refers: null, text, isCopy: true, file: 0, line: 0, part: 0 }
}
