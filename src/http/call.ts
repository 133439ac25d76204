import type { FastifyInstance, FastifyRequest } from 'fastify'
import { accept } from '../engine/accept.ts'
import { compose } from '../engine/compose.ts'
import { decide } from '../engine/decide.ts'
import { gather } from '../engine/gather.ts'
import { read } from '../engine/read.ts'
import { record } from '../engine/record.ts'
import { trust } from '../engine/trust.ts'
import type { Day } from '../fhir/day.ts'
import type { Context } from './context.ts'
import { languageOf } from './language.ts'

type ServiceRequest = FastifyRequest<{ Params: { service: string } }>

/** What the stages of a call make of it, before it is recorded: the same for the call itself and for "why?". */
export async function judge({ config, knowledge, today }: Context, request: ServiceRequest, asOf: Day = today()) {
  const client = trust(config)
  const { service, call } = accept(request.params.service, request.body, knowledge)
  const gathered = await gather(call, service, config)
  const patient = read(gathered, knowledge, asOf, config.site)
  const evaluations = decide(service, knowledge, patient)
  const language = languageOf(request.headers['accept-language'])
  const composed = compose(service, knowledge, patient, evaluations, language)
  const { resources, unavailable } = gathered
  Object.assign(request.noted, {
    service: service.id,
    resources: resources.length,
    unavailable: [...unavailable],
    cards: composed.cards.length,
    lenient: call.lenient,
  })
  return { client, service, patient, evaluations, composed, language }
}

/** `POST /cds-services/{id}`: trust, accept, gather, read, decide, compose, record. @see CDS Hooks, Calling a CDS Service */
export function serveCalls(app: FastifyInstance, context: Context): void {
  app.post<{ Params: { service: string } }>('/cds-services/:service', async (request, reply) => {
    const at = new Date()
    const judged = await judge(context, request)
    record(context.store, context.knowledge, { ...judged, at, duration: reply.elapsedTime })
    reply.header('content-language', judged.language)
    return { cards: judged.composed.cards }
  })
}
