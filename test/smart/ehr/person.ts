import type { Bundle, FhirResource } from 'fhir/r4.js'
import { dayAt } from '../../../src/calendar.ts'
import { readFixture, shiftBundle } from '../../../src/examples/fixture.ts'
import { FhirStore } from './fhir-store.ts'

/** A fixture patient as on today, with an id and a name. */
export function person(fixture: string) {
  const bundle = shiftBundle(readFixture(fixture), dayAt(Date.now())) as Bundle<FhirResource>
  const patient = bundle.entry?.map(({ resource }) => resource).find((one) => one?.resourceType === 'Patient')
  const [name] = patient?.resourceType === 'Patient' ? (patient.name ?? []) : []
  if (!patient?.id || !name?.family) throw new Error(`${fixture} has no patient`)
  return { bundle, id: patient.id, family: name.family }
}

/** A FHIR server in memory with these people. */
export function storeWith(...people: readonly { readonly bundle: Bundle<FhirResource> }[]): FhirStore {
  const store = new FhirStore()
  for (const { bundle } of people) store.load(bundle)
  return store
}
