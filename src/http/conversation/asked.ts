import { randomUUID } from 'node:crypto'
import { accept } from '../../call/accept.ts'
import type { Call } from '../../call/envelope.ts'
import { errorOf } from '../../errors.ts'
import type { Knowledge, Service } from '../../knowledge/knowledge.ts'

const members = ['patientId', 'prefetch']
const id = /^[A-Za-z0-9.-]{1,64}$/

/**
 * What the page asks, as a call of the service that it is about: with data and nothing else, so that nothing is ever fetched for it.
 * @throws CdsError 400 for anything else
 */
export function askedOf(body: unknown, service: Service, knowledge: Knowledge): Call {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw errorOf('conversation-members')
  const names = Object.keys(body)
  if (names.length !== members.length || !members.every((name) => names.includes(name)))
    throw errorOf('conversation-members')
  const { patientId, prefetch } = body as Readonly<Record<string, unknown>>
  if (typeof patientId !== 'string' || !id.test(patientId)) throw errorOf('conversation-patient-id', {}, 'patientId')
  const context = { patientId, userId: 'Practitioner/conversation' }
  const call = { hook: service.hook, hookInstance: randomUUID(), context, prefetch }
  return accept(service.id, call, knowledge).call
}
