import { expect } from 'vitest'

type Loose = Readonly<Record<string, unknown>>

/** Writes a resource as a client does that presses a suggestion. @returns it as the server has it */
export async function write(fhirServer: string, type: string, resource: object): Promise<Loose> {
  const { resourceType, id } = resource as Loose
  const create = type === 'create'
  const response = await fetch(`${fhirServer}/${resourceType}${create ? '' : `/${id}`}`, {
    method: create ? 'POST' : 'PUT',
    headers: { 'content-type': 'application/fhir+json', prefer: 'return=representation' },
    body: JSON.stringify(resource),
  })
  const answer = (await response.json()) as Loose
  expect([200, 201], JSON.stringify(answer)).toContain(response.status)
  return answer
}

/** One resource as the server has it. */
export async function get(fhirServer: string, path: string): Promise<Loose> {
  return (await (await fetch(`${fhirServer}/${path}`)).json()) as Loose
}

/** What the server's own validator calls an error: structure, bound codes and invariants of R4. */
export async function faultsOf(fhirServer: string, resource: object): Promise<readonly unknown[]> {
  const response = await fetch(`${fhirServer}/${(resource as Loose).resourceType}/$validate`, {
    method: 'POST',
    headers: { 'content-type': 'application/fhir+json' },
    body: JSON.stringify(resource),
  })
  const { issue } = (await response.json()) as { readonly issue: readonly { readonly severity: string }[] }
  return issue.filter(({ severity }) => severity === 'error' || severity === 'fatal')
}

/** A suggestion that a clinician presses, and what the service says of the patient afterwards. */
export interface Pressed {
  /** The fixture patient, and what stands on the button. */
  readonly fixture: string
  readonly label: string
  /** The clinical status that the diagnosis then has. */
  readonly status: string
  readonly rule: string
  readonly reason: string
}
