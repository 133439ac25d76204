import type { FastifyInstance, FastifyRequest } from 'fastify'
import { accept } from '../engine/accept.ts'
import { compose } from '../engine/compose.ts'
import { decide } from '../engine/decide.ts'
import { gather } from '../engine/gather.ts'
import { read } from '../engine/read.ts'
import { record } from '../engine/record.ts'
import { silencedFor } from '../engine/silence.ts'
import type { Day } from '../fhir/day.ts'
import type { Context } from './context.ts'
import { languageOf } from './language.ts'
import { lap } from './laps.ts'
import { note, trusted } from './trusted.ts'

type ServiceRequest = FastifyRequest<{ Params: { service: string } }>

/** What the stages of a call make of it, before it is recorded: the same for the call itself and for "why?". */
export async function judge(context: Context, request: ServiceRequest, day: Day | null = null) {
  const { config, knowledge, agent, today } = context
  const asOf = day ?? today()
  const { client } = request
  lap(request, 'receive')
  const { service, call } = accept(request.params.service, request.body, knowledge, config.strict)
  lap(request, 'accept')
  const gathered = await gather(call, service, {
    fhirServers: client.fhirServers,
    gatherDeadline: config.gatherDeadline,
    agent,
    fetched: context.metrics.fetched,
  })
  lap(request, 'gather')
  const patient = read(gathered, knowledge, asOf, config.site)
  lap(request, 'read')
  const evaluations = decide(service, knowledge, patient)
  lap(request, 'decide')
  const language = languageOf(request.headers['accept-language'])
  const silenced = await silencedFor(evaluations, { ...context, client, service, patient, until: day })
  lap(request, 'silence')
  const composed = compose(service, knowledge, patient, evaluations, language, silenced)
  lap(request, 'compose')
  const { resources, unavailable } = gathered
  Object.assign(request.noted, {
    service: service.id,
    resources: resources.length,
    unavailable: [...unavailable],
    cards: composed.cards.length,
    silenced: silenced.size,
  })
  note(request, call.lenient)
  return { client, service, patient, evaluations, composed, language }
}

/** `POST /cds-services/{id}`: trust, accept, gather, read, decide, compose, record. @see CDS Hooks, Calling a CDS Service */
export function serveCalls(app: FastifyInstance, context: Context): void {
  const onRequest = trusted(context)
  app.post<{ Params: { service: string } }>('/cds-services/:service', { onRequest }, async (request, reply) => {
    const at = new Date()
    const judged = await judge(context, request)
    context.metrics.decided(judged.service.id, judged.evaluations, judged.composed)
    record(context.store, context.subjectOf, context.knowledge, { ...judged, at, duration: reply.elapsedTime })
    lap(request, 'record')
    reply.header('content-language', judged.language)
    return { cards: judged.composed.cards }
  })
}
