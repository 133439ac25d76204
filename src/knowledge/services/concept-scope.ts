import type { LoadedConcept } from '../knowledge.ts'

/** Where the concepts lie that every service may ask. */
export const shared = 'shared'

/** The concepts that a service may ask: those that are shared, and its own. */
export function conceptsFor(service: string, concepts: readonly LoadedConcept[]): readonly LoadedConcept[] {
  return concepts.filter((each) => isReadable(roomOf(each), `${service}/concepts`))
}

/** The folder that holds a concept's own folder. */
export function roomOf({ name, at }: LoadedConcept): string {
  return at.slice(0, -name.length - 1)
}

/** Whether what lies in one room may be asked from another. */
export function isReadable(room: string | undefined, from: string): boolean {
  return room === shared || room === from
}
