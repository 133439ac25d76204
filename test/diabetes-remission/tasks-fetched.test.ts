import { afterEach, describe, expect, it } from 'vitest'
import { ownShare } from '../../src/budget/memory.ts'
import { accept } from '../../src/call/accept.ts'
import { readFixture, shiftBundle } from '../../src/examples/fixture.ts'
import { gather } from '../../src/gather/gather.ts'
import { bundle, type FhirServer, json, startFhirServer } from '../fhir-server.ts'
import { callOf, knowledge, serviceId } from './service.ts'

const { prefetch, ...call } = callOf(shiftBundle(readFixture('review-planned'), '2026-11-22'))
const { tasks, ...others } = prefetch as Readonly<Record<string, { entry?: unknown[] }>>
const patient = { reference: `Patient/${call.context.patientId}` }
const task = (about: object) => ({ resourceType: 'Task', id: 't', status: 'requested', intent: 'order', ...about })

async function gathered(more: object) {
  const accepted = accept(serviceId, { ...call, ...more }, knowledge)
  const fhirServers = new Set([accepted.call.fhirServer ?? ''])
  const found = await gather(accepted.call, accepted.service, { fhirServers, gatherDeadline: 4000, share: ownShare() })
  const had = found.resources.filter(({ resourceType }) => resourceType === 'Task').length
  return { had, unknown: found.unavailable.has('Task') }
}

describe('tasks', () => {
  let server: FhirServer | undefined
  afterEach(() => server?.close())

  it('that are sent are had, and nothing is fetched', async () => {
    server = await startFhirServer()
    expect(await gathered({ prefetch, fhirServer: server.base })).toEqual({ had: 1, unknown: false })
    expect(server.requests).toEqual([])
  })

  it('that are not sent are unknown, which is no error', async () => {
    expect(tasks?.entry).toHaveLength(1)
    expect(await gathered({ prefetch: others })).toEqual({ had: 0, unknown: true })
  })

  it('that are not sent are asked of the FHIR server once', async () => {
    server = await startFhirServer({ Task: json(bundle([task({ for: patient })])) })
    expect(await gathered({ prefetch: others, fhirServer: server.base })).toEqual({ had: 1, unknown: false })
    expect(server.requests.map(({ url }) => url)).toEqual([`/Task?patient=${call.context.patientId}`])
  })

  it('of which none is for the patient are no answer', async () => {
    for (const about of [{}, { for: { reference: 'Patient/other' } }, { subject: patient }])
      expect(await gathered({ prefetch: { ...others, tasks: bundle([task(about)]) } })).toEqual({
        had: 0,
        unknown: true,
      })
  })
})
