import type { Person } from './group/person.ts'

/** So many people are judged and written together, or fewer with so much data: what is lost when a run stops is no more than that. */
const [mostPeople, mostCharacters] = [200, 8_000_000]

/** People in groups, which depend on nothing but who they are. */
export async function* batchesOf(people: AsyncIterable<Person>): AsyncGenerator<readonly Person[]> {
  let batch: Person[] = []
  let characters = 0
  for await (const person of people) {
    batch.push(person)
    characters += person.resources.reduce((sum, { text }) => sum + text.length, 0)
    if (batch.length < mostPeople && characters < mostCharacters) continue
    yield batch
    batch = []
    characters = 0
  }
  if (batch.length > 0) yield batch
}
