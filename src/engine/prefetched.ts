import type { Resource } from 'fhir/r4.js'
import { CdsError } from '../errors.ts'
import { checkFound } from '../fhir/about.ts'
import { openBundle, openResource } from '../fhir/bundle.ts'
import { NotHad } from '../fhir/not-had.ts'
import type { Call } from './call.ts'
import type { Need } from './need.ts'

/**
 * What was sent for a prefetch key: its resources, why its value cannot be used, or null when nothing was sent.
 * @throws CdsError 400 when the Patient is someone else
 * @see CDS Hooks, Prefetch
 */
export function prefetched(need: Need, { prefetch, patientId }: Call): readonly Resource[] | NotHad | null {
  const value = Object.hasOwn(prefetch, need.key) ? prefetch[need.key] : undefined
  if (value === undefined) return null
  try {
    return need.id === null ? bundled(value, need.type, patientId) : [single(value, need)]
  } catch (error) {
    if (error instanceof NotHad) return error
    throw error
  }
}

function single(value: unknown, { key, type, id }: Need): Resource {
  const resource = openResource(value, type)
  if (typeof resource.id !== 'string') throw new NotHad('wrong', `a ${type} without an id`)
  if (resource.id === id) return resource
  if (type !== 'Patient') throw new NotHad('wrong', `another ${type} than the one in context`)
  const diagnostics = `prefetch.${key} is not the Patient of context.patientId. Send the data of the patient in view.`
  throw new CdsError(400, 'prefetch-other-patient', diagnostics, [
    { code: 'prefetch-other-patient', diagnostics, expression: `prefetch.${key}` },
  ])
}

function bundled(value: unknown, type: string, patientId: string): readonly Resource[] {
  const { resources, matches, total, next } = openBundle(value)
  if (next !== null) throw new NotHad('incomplete', 'a Bundle with more pages to come')
  if (total !== null && total > matches) throw new NotHad('incomplete', 'a Bundle with fewer entries than its total')
  checkFound(resources, type, patientId)
  return resources
}
