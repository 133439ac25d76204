import type { Resource } from 'fhir/r4.js'

/** `Type/id`, by which a resource is known. */
export function nameOf({ resourceType, id }: Resource): string {
  return `${resourceType}/${typeof id === 'string' ? id : ''}`
}

/** Each resource once, in order of first appearance: of several versions of one the newest, else the first. Those without an id all stay. */
export function onceEach(resources: readonly Resource[]): Resource[] {
  const kept: Resource[] = []
  const places = new Map<string, Map<string, number>>()
  for (const resource of resources) {
    const { resourceType, id } = resource
    const ids = places.get(resourceType) ?? new Map<string, number>()
    places.set(resourceType, ids)
    const place = typeof id === 'string' ? ids.get(id) : undefined
    const other = place === undefined ? undefined : kept[place]
    if (place === undefined || !other) {
      if (typeof id === 'string') ids.set(id, kept.length)
      kept.push(resource)
    } else if (isNewer(resource, other)) kept[place] = resource
  }
  return kept
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
