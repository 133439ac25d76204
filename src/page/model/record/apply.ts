import type { Resource } from 'fhir/r4.js'
import type { Action, Writing } from '../../../cards/card.ts'
import { writingsOf } from '../../../cards/writing.ts'
import type { PatientRecord } from './record.ts'

/** What signing makes of a draft: status element -> the draft's value -> the signed one. */
const signing: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  status: { draft: 'active' },
  intent: { proposal: 'order' },
  lifecycleStatus: { proposed: 'active' },
}

/** The draft as it stands once a clinician has signed it; what is no draft stays as it is. */
export function signed(resource: Writing['resource']): Writing['resource'] {
  const changed = Object.entries(signing).flatMap(([element, values]) => {
    const value = values[String(resource[element])]
    return value ? [[element, value] as const] : []
  })
  return { ...resource, ...Object.fromEntries(changed) }
}

/** The record after a suggestion is taken: what it creates is added under ids from `newId`, what it updates is replaced. what it takes away is no draft any more. */
export function applied(record: PatientRecord, actions: readonly Action[], newId: () => string): PatientRecord {
  let resources = record.resources
  for (const { type, resource } of writingsOf(actions)) {
    const written = signed(resource) as unknown as Resource
    resources = type === 'create' ? [...resources, { ...written, id: newId() }] : resources.map(replacedBy(written))
  }
  const gone = new Set(actions.flatMap((action) => (action.type === 'delete' ? [action.resourceId] : [])))
  const drafts = record.drafts?.filter(({ resourceType, id }) => !gone.has(`${resourceType}/${id}`))
  return { ...record, resources, ...(drafts && { drafts }) }
}

function replacedBy(written: Resource) {
  return (resource: Resource) =>
    resource.resourceType === written.resourceType && resource.id === written.id ? written : resource
}
