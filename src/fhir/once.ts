import type { Resource } from 'fhir/r4.js'

/** `Type/id`, by which a resource is known. */
export function nameOf({ resourceType, id }: Resource): string {
  return `${resourceType}/${typeof id === 'string' ? id : ''}`
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
  const [version, otherVersion] = [Number(said(one, 'versionId')), Number(said(other, 'versionId'))]
  if (version !== otherVersion && !Number.isNaN(version + otherVersion)) return version > otherVersion
  return Date.parse(said(one, 'lastUpdated')) > Date.parse(said(other, 'lastUpdated'))
}

/** As text; what is no text is no number and no date either. */
function said({ meta }: Resource, name: 'versionId' | 'lastUpdated'): string {
  const value: unknown = meta?.[name]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : 'none'
}
