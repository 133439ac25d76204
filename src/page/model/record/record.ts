import type { Bundle, Resource } from 'fhir/r4.js'
import { type Called, type HookCall, hookCall, type PatientRecord } from '../../../examples/hook-call.ts'

export type { HookCall, PatientRecord } from '../../../examples/hook-call.ts'

/** A CDS service as discovery describes it. */
export interface DiscoveredService extends Called {
  readonly id: string
  readonly title: string
  readonly description: string
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

/** The call by which the page sends this record to a service. */
export function callFor(service: DiscoveredService, record: PatientRecord, hookInstance: string): HookCall {
  return hookCall(service, record, { userId: 'Practitioner/example', hookInstance, encounterId: 'example' })
}

/** All resources of calls, each once. */
export function resourcesOf(...prefetches: readonly Readonly<Record<string, unknown>>[]): readonly Resource[] {
  const found = prefetches.flatMap(Object.values).flatMap((value: unknown) => {
    const resource = value as Resource | Bundle
    if (resource?.resourceType !== 'Bundle') return resource ? [resource as Resource] : []
    return ((resource as Bundle).entry ?? []).flatMap((entry) => entry.resource ?? [])
  })
  return [...new Map(found.map((resource) => [`${resource.resourceType}/${resource.id}`, resource])).values()]
}
