import { ownShare } from '../../src/budget/memory.ts'
import { accept } from '../../src/call/accept.ts'
import { CdsError } from '../../src/errors.ts'
import { gather } from '../../src/gather/gather.ts'
import type { FhirLimits } from '../../src/gather/reach.ts'
import { smallKnowledge, smallPrefetch } from '../small-knowledge.ts'

export const patient = { resourceType: 'Patient', id: 'p1' }
export const subject = { reference: 'Patient/p1' }
export const observation = (id: string, more = {}) => ({ resourceType: 'Observation', id, subject, ...more })

/** Everything that the small service asks for, with nothing in it. */
export const prefetch = smallPrefetch(patient)

/** Accepts a call with these members and gathers for it; the server it names may be called. */
export function gathered(
  more: { readonly fhirServer?: string; readonly [member: string]: unknown },
  limits: Partial<FhirLimits> = {},
) {
  const context = { userId: 'Practitioner/d', patientId: 'p1' }
  const body = { hook: 'patient-view', hookInstance: 'x', context, ...more }
  const { call, service } = accept('small', body, smallKnowledge())
  return gather(call, service, {
    fhirServers: new Set([call.fhirServer ?? '']),
    gatherDeadline: 2000,
    share: ownShare(),
    ...limits,
  })
}

/** The error with which gathering is refused. */
export async function refusal(gathering: Promise<unknown>): Promise<CdsError> {
  const error = await gathering.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (error instanceof CdsError) return error
  throw new Error('it was not refused')
}

/** `Type/id` of what was gathered. */
export function names({
  resources,
}: {
  readonly resources: readonly { resourceType: string; id?: string | undefined }[]
}) {
  return resources.map(({ resourceType, id }) => `${resourceType}/${id}`)
}
