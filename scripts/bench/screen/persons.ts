import type { Person } from '../../../src/screen/group/person.ts'
import { people } from './export.ts'

/** The same invented people as they come out of the database: each with their resources as text. */
export function personsOf(count: number): readonly Person[] {
  const persons = new Map<string, Person['resources'][number][]>()
  for (const resources of people(count))
    for (const resource of resources) {
      const { subject } = resource as { readonly subject?: { readonly reference?: string } }
      const id = subject?.reference?.split('/')[1] ?? resource.id ?? ''
      const own = persons.get(id) ?? []
      persons.set(id, own)
      const place = { file: 0, line: 1, part: 0 }
      const named = { type: resource.resourceType, id: resource.id ?? null, url: null, refers: null }
      own.push({ ...named, ...place, text: JSON.stringify(resource), isCopy: false })
    }
  return [...persons].map(([id, resources]) => ({
    ...{ id, name: id, isDoubled: false, lacks: [], tooMany: 0 },
    resources: resources.sort((one, other) => (`${one.type} ${one.id}` < `${other.type} ${other.id}` ? -1 : 1)),
  }))
}
