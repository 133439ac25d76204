import type { Bundle, Resource } from 'fhir/r4.js'

/** Prefetch key -> template, as discovery gives them. */
export type Templates = Readonly<Record<string, string>>

/** A CDS service as discovery describes it. */
export interface DiscoveredService {
  readonly id: string
  readonly hook: string
  readonly title: string
  readonly description: string
  readonly prefetch: Templates
}

/** What the page, as a HIS, has of one person. */
export interface PatientRecord {
  readonly patientId: string
  readonly resources: readonly Resource[]
  /** Resource types that could not be had: they are not sent, which is something else than sending that there are none. */
  readonly unavailable: readonly string[]
}

/**
 * The record under an id of its own, so that what was answered or refused for it before says nothing about it now. References that
 * name the patient name the new id.
 */
export function renamed(record: PatientRecord, patientId: string): PatientRecord {
  const old = `Patient/${record.patientId}`
  const rename = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) return value.map((item) => rename(item, key))
    if (typeof value === 'string')
      return key === 'reference' && (value === old || value.endsWith(`/${old}`)) ? `Patient/${patientId}` : value
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, rename(inner, name)]))
  }
  const resources = record.resources.map((resource) => {
    const named = rename(resource, '') as Resource
    return resource.resourceType === 'Patient' && resource.id === record.patientId ? { ...named, id: patientId } : named
  })
  return { ...record, patientId, resources }
}

/** The body of the hook call by which a HIS sends this record to a service. @see https://cds-hooks.hl7.org/ "Providing FHIR Resources to a CDS Service" */
export function callFor({ hook, prefetch }: DiscoveredService, record: PatientRecord, hookInstance: string) {
  const sent = Object.entries(prefetch).flatMap(([key, template]) => {
    const [type = ''] = template.split(/[/?]/)
    if (record.unavailable.includes(type)) return []
    return [[key, template.includes('?') ? searchset(record, type) : only(record, type)] as const]
  })
  return {
    hook,
    hookInstance,
    context: { userId: 'Practitioner/example', patientId: record.patientId },
    prefetch: Object.fromEntries(sent),
  }
}

export type HookCall = ReturnType<typeof callFor>

/** All resources of a call, each once. */
export function resourcesOf(prefetch: Readonly<Record<string, unknown>>): readonly Resource[] {
  const found = Object.values(prefetch).flatMap((value) => {
    const resource = value as Resource | Bundle
    if (resource?.resourceType !== 'Bundle') return resource ? [resource as Resource] : []
    return ((resource as Bundle).entry ?? []).flatMap((entry) => entry.resource ?? [])
  })
  return [...new Map(found.map((resource) => [`${resource.resourceType}/${resource.id}`, resource])).values()]
}

function only({ resources, patientId }: PatientRecord, type: string): Resource | null {
  const ofType = resources.filter(({ resourceType }) => resourceType === type)
  return (type === 'Patient' ? ofType.find(({ id }) => id === patientId) : ofType[0]) ?? null
}

/** What a resource refers to goes along where no search of its own would find it. */
function searchset({ resources }: PatientRecord, type: string): Bundle {
  const matches = resources.filter(({ resourceType }) => resourceType === type)
  const text = JSON.stringify(matches)
  const included = resources.filter(
    ({ resourceType, id }) => /^(Medication|Specimen)$/.test(resourceType) && text.includes(`"${resourceType}/${id}"`),
  )
  const entry = (mode: 'match' | 'include') => (resource: Resource) => ({ resource, search: { mode } }) as never
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    total: matches.length,
    entry: [...matches.map(entry('match')), ...included.map(entry('include'))],
  }
}
