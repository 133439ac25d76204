import type { Bundle, Observation, Resource } from 'fhir/r4.js'
import { readFixture } from '../../src/examples/fixture.ts'

/** A fixture person of whom some resources are otherwise, or not there. */
export function changed(name: string, change: (resource: Resource) => Resource | null): Bundle {
  const bundle = readFixture(name)
  const entry = (bundle.entry ?? []).flatMap((each) => {
    const resource = each.resource && change(structuredClone(each.resource))
    return resource ? [{ ...each, resource }] : []
  })
  return { ...bundle, entry: entry as NonNullable<Bundle['entry']> }
}

/** The same with other values of Observations, by the end of their id. */
export function valued(name: string, values: Readonly<Record<string, number>>): Bundle {
  return changed(name, (resource) => {
    const end = Object.keys(values).find((each) => resource.id?.endsWith(each))
    if (end !== undefined && isObservation(resource) && resource.valueQuantity) {
      const value = values[end]
      if (value !== undefined) resource.valueQuantity.value = value
    }
    return resource
  })
}

/** The same person with more on record. */
export function withMore(name: string, ...resources: readonly Resource[]): Bundle {
  const bundle = readFixture(name)
  const more = resources.map((resource) => ({ resource }))
  return { ...bundle, entry: [...(bundle.entry ?? []), ...(more as NonNullable<Bundle['entry']>)] }
}

function isObservation(resource: Resource): resource is Observation {
  return resource.resourceType === 'Observation'
}
