import type { InjectOptions } from 'fastify'
import { smallPrefetch } from '../../small-knowledge.ts'

export const patient = {
  resourceType: 'Patient',
  id: 'p1',
  name: [{ family: 'Testpersoon-Kanarie' }],
  birthDate: '1960-01-31',
}
export const prefetch = smallPrefetch(patient)
export const call = {
  hook: 'patient-view',
  hookInstance: '0b7a5c1e-5f0d-4c0e-9a57-3f1f6f2f7d10',
  context: { userId: 'Practitioner/d1', patientId: 'p1' },
  prefetch,
}
export const authorization = {
  access_token: 'secret-canary',
  token_type: 'Bearer',
  expires_in: 60,
  scope: 'patient/*.read',
  subject: 's',
}
export const without = (key: string, from: object = call) =>
  Object.fromEntries(Object.entries(from).filter(([name]) => name !== key))
export const sent = (more: object) => ({ ...call, prefetch: { ...prefetch, ...more } })

/** Situation -> body -> status -> code (null: answered with cards). */
export type Situation = [what: string, body: unknown, status: number, code: string | null, more?: InjectOptions]

export const path = '/cds-services/small'
export const observation = (more: object) => ({
  resourceType: 'Observation',
  id: 'o1',
  subject: { reference: 'Patient/p1' },
  ...more,
})

export const atEncounter = { url: '/cds-services/small-encounter' }
export const inEncounter = (more: object) => ({
  ...call,
  hook: 'encounter-start',
  context: { ...call.context, ...more },
})

/** A good call with another authorization for the FHIR server. */
export function authorized(fhirAuthorization: object) {
  return { ...call, fhirServer: 'https://h.example/fhir', fhirAuthorization }
}
