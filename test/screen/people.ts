import type { Resource } from 'fhir/r4.js'

type Named = { readonly id: string; readonly resourceType: string } & Resource

/** An adult of whom nothing is known. */
export function adult(id: string, more: object = {}): Named {
  return {
    resourceType: 'Patient',
    id,
    gender: 'female',
    birthDate: '1970-02-01',
    name: [{ family: 'Testpersoon' }],
    ...more,
  } as Named
}

/** Something measured of somebody; not of any use here. */
export function measured(id: string, patient: string, more: object = {}): Named {
  return {
    resourceType: 'Observation',
    id,
    status: 'final',
    code: { text: 'iets' },
    subject: { reference: `Patient/${patient}` },
    ...more,
  } as unknown as Named
}
