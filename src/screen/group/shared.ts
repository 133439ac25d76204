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
  const named = new Map<string, OwnResource[]>()
  for (const [name, url, text] of found.getRows() as unknown as readonly [string | null, string | null, string][]) {
    const copy = copyOf(name, url, text)
    for (const key of new Set([name, url])) if (key !== null) named.set(key, [...(named.get(key) ?? []), copy])
  }
  return named.size === 0
    ? people
    : people.map((person) => ({ ...person, resources: [...person.resources, ...copiesFor(person)] }))

  function copiesFor({ resources }: Person): readonly OwnResource[] {
    const asked = resources.flatMap(({ refers }) => (refers === null ? [] : [refers, nameIn(refers)]))
    return [...new Set([...new Set(asked)].flatMap((key) => named.get(key) ?? []))]
  }
}

/** `Type/id` of what is referred to; the reference itself where it says none. */
function nameIn(reference: string): string {
  const parsed = parseReference(reference)
  return parsed ? `${parsed.type}/${parsed.id}` : reference
}

function copyOf(name: string | null, url: string | null, text: string): OwnResource {
  const [type = '', id = null] = name?.split('/') ?? []
  return { type, id, url, refers: null, text, isCopy: true, file: 0, line: 0, part: 0 }
}
