import type { Resource } from 'fhir/r4.js'
import type { Call } from '../call/envelope.ts'
import { errorOf } from '../errors.ts'
import { type Entry, openBundle, openResource } from '../fhir/bundle.ts'
import { NotHad } from '../fhir/failed-answer.ts'
import type { PatientNames } from '../fhir/patient-names.ts'
import { Searchset } from '../fhir/searchset.ts'
import { checkedFor } from './ascription.ts'
import type { Need } from './need.ts'

/**
 * What was sent for a prefetch key: its resources, why its value cannot be used, or null when nothing was sent.
 * @throws CdsError 400 when the Patient is someone else
 * @see docs/integration.md#6-what-your-prefetch-values-mean; https://cds-hooks.hl7.org/2.0/#prefetch-template "Prefetch Template"
 */
export function prefetched(need: Need, { prefetch }: Call, names: PatientNames): readonly Entry[] | NotHad | null {
  const value = Object.hasOwn(prefetch, need.key) ? prefetch[need.key] : undefined
  if (value === undefined) return null
  try {
    return need.id === null
      ? bundled(value, need.type, names)
      : [{ resource: single(value, need), fullUrl: undefined, mode: 'match' }]
  } catch (error) {
    if (error instanceof NotHad) return error
    throw error
  }
}

function single(value: unknown, { key, type, id }: Need): Resource {
  const resource = openResource(value, type)
  if (typeof resource.id !== 'string') throw new NotHad('wrong', `a ${type} without an id`, `een ${type} zonder id`)
  if (resource.id === id) return resource
  if (type !== 'Patient')
    throw new NotHad('wrong', `another ${type} than the one in context`, `een andere ${type} dan die in context`)
  throw errorOf('prefetch-other-patient', { key }, `prefetch.${key}`)
}

function bundled(value: unknown, type: string, names: PatientNames): readonly Entry[] {
  const page = openBundle(value)
  if (page.next !== null)
    throw new NotHad('incomplete', 'a Bundle with more pages to come', 'een Bundle waarop nog pagina’s volgen')
  const found = new Searchset(type)
  found.add(page)
  return checkedFor(found.end(), type, names)
}
