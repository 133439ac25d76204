import type { Resource } from 'fhir/r4.js'

/** `Type/id`, by which a resource is known. */
export function nameOf({ resourceType, id }: Resource): string {
  return `${resourceType}/${id}`
}

/** Each resource once, in order of first appearance: of several versions of one the newest, else the first. Those without an id all stay. */
export function onceEach(resources: readonly Resource[]): Resource[] {
  const kept = new Map<string, Resource>()
  let nameless = 0
  for (const resource of resources) {
    const name = typeof resource.id === 'string' ? nameOf(resource) : `#${nameless++}`
    const other = kept.get(name)
    if (!other || isNewer(resource, other)) kept.set(name, resource)
  }
  return [...kept.values()]
}

function isNewer(one: Resource, other: Resource): boolean {
  const [version, otherVersion] = [Number(one.meta?.versionId), Number(other.meta?.versionId)]
  if (version !== otherVersion && !Number.isNaN(version + otherVersion)) return version > otherVersion
  return Date.parse(String(one.meta?.lastUpdated)) > Date.parse(String(other.meta?.lastUpdated))
}
