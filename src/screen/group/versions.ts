import type { Resource } from 'fhir/r4.js'
import type { OwnResource } from './person.ts'

/** A resource of a person, opened. */
export interface Opened {
  readonly own: OwnResource
  readonly resource: Resource
}

/** What is left of several that are called the same: the one to read, or none where nothing tells which it is. */
export interface Versions {
  readonly kept: readonly Opened[]
  /** The same once more, or an older version. */
  readonly duplicates: readonly Opened[]
  /** Different, and nothing tells which of them holds. */
  readonly unsettled: readonly Opened[]
}

/**
 * Of resources with one type and id: what is equal is one, and of versions that say when each was written the newest holds. @param opened in the order of type and id
 * @see docs/population.md#what-is-left-out
 */
export function settleVersions(opened: readonly Opened[]): Versions {
  const kept: Opened[] = []
  const duplicates: Opened[] = []
  const unsettled: Opened[] = []
  for (const same of groups(opened)) {
    const [first, ...others] = same
    if (!first) continue
    const content = others.length > 0 ? canonical(first.resource) : ''
    const holds = others.every(({ resource }) => canonical(resource) === content) ? first : newest(same)
    if (!holds) unsettled.push(...same)
    else {
      kept.push(holds)
      duplicates.push(...same.filter((each) => each !== holds))
    }
  }
  return { kept, duplicates, unsettled }
}

function groups(opened: readonly Opened[]): readonly (readonly Opened[])[] {
  const all: Opened[][] = []
  for (const each of opened) {
    const last = all.at(-1)
    const [other] = last ?? []
    if (last && other && isNamedAs(each, other)) last.push(each)
    else all.push([each])
  }
  return all
}

function isNamedAs({ own }: Opened, { own: other }: Opened): boolean {
  return own.id !== null && own.id === other.id && own.type === other.type
}

function newest(versions: readonly Opened[]): Opened | null {
  const dated = versions.map((version) => ({ version, at: writtenAt(version) }))
  const latest = Math.max(...dated.map(({ at }) => at))
  const [only, ...others] = dated.filter(({ at }) => at === latest)
  return only && others.length === 0 ? only.version : null
}

/** When a version was written, in milliseconds; NaN where it does not say so, or is no version. */
function writtenAt({ resource: { meta } }: Opened): number {
  return typeof meta?.versionId === 'string' && typeof meta.lastUpdated === 'string'
    ? Date.parse(meta.lastUpdated)
    : NaN
}

/** JSON of a value in which the order of members does not matter. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([one], [other]) => (one < other ? -1 : 1)))
      : member,
  )
}
