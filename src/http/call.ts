import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Day } from '../calendar.ts'
import { accept } from '../call/accept.ts'
import type { Call } from '../call/envelope.ts'
import { isForProfessional, userOf } from '../call/user.ts'
import { compose } from '../cards/compose.ts'
import { launching } from '../cards/launching.ts'
import type { Config } from '../config.ts'
import { decideInSteps } from '../engine/decide.ts'
import { forNobody, forOthers, hush, isFor } from '../engine/pacing/hush.ts'
import { keyedCards } from '../engine/pacing/keyed.ts'
import { unpaced } from '../engine/pacing/paced.ts'
import { record } from '../engine/record.ts'
import { serverBase } from '../fhir/client/base-url.ts'
import { gather } from '../gather/gather.ts'
import { read } from '../patient/read.ts'
import type { Context } from './context.ts'
import { note, trusted } from './edge/trusted.ts'
import { languageOf } from './language.ts'
import { lap } from './watch/stage-timing.ts'

type ServiceRequest = FastifyRequest<{ Params: { service: string } }>

/** What the stages of a call make of it, before it is recorded: the same for the call itself and for "why?". */
export async function judge(context: Context, request: ServiceRequest, day: Day | null = null) {
  const { config, knowledge, agent, today } = context
  const asOf = day ?? today()
  const { client } = request
  lap(request, 'receive')
  const { work } = request.share
  const { service, call } = accept(request.params.service, request.body, knowledge, config.strict)
  lap(request, 'accept')
  const gathered = await gather(call, service, {
    fhirServers: client.fhirServers,
    gatherDeadline: config.gatherDeadline,
    agent,
    share: request.share,
    fetched: context.metrics.fetched,
  })
  lap(request, 'gather')
  const isPast = day !== null && day < today()
  const patient = read({ ...gathered, isPast }, knowledge, service, asOf, config.site)
  await work.run(patient.ahead())
  lap(request, 'read')
  const evaluations = await work.run(decideInSteps(service, knowledge, patient))
  lap(request, 'decide')
  const language = languageOf(request.headers['accept-language'])
  const cards = keyedCards(evaluations, { ...context, client, patient })
  const [user, site] = [userOf(call), config.site]
  const own = cards.filter((card) => isFor(card, user, site))
  const others = forOthers(cards.filter((card) => !own.includes(card)))
  const isPaced = (day === null || day === today()) && !isUnpaced(request.query)
  const { silenced, paced } = isForProfessional(call)
    ? await hush(own, { ...context, service, patient, until: day, isPaced })
    : { silenced: forNobody(cards), paced: unpaced }
  lap(request, 'silence')
  const said = compose(service, knowledge, patient, evaluations, language, new Map([...others, ...silenced]))
  const composed = canLaunch(call, config)
    ? { ...said, cards: launching(said.cards, service, knowledge, `${config.publicUrl}/conversation/launch`, language) }
    : said
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
  return { client, service, patient, evaluations, cards, composed, paced, language, work }
}

/** Whether the system that calls can open the conversation page, as far as it says which FHIR server is its own. */
function canLaunch({ fhirServer }: Call, { launchServers }: Config): boolean {
  return launchServers.some(({ iss }) => fhirServer === null || serverBase(iss) === serverBase(fhirServer))
}

/** Whether a page asks to see all that there is to say, however often it was said: `?pacing=off`. */
function isUnpaced(query: unknown): boolean {
  return (query as { pacing?: unknown }).pacing === 'off'
}

/**
 * `POST /cds-services/{id}`: trust, accept, gather, read, decide, compose, record.
 * @see https://cds-hooks.hl7.org/2.0/#calling-a-cds-service "Calling a CDS Service"
 */
export function serveCalls(app: FastifyInstance, context: Context): void {
  const onRequest = trusted(context)
  app.post<{ Params: { service: string } }>('/cds-services/:service', { onRequest }, async (request, reply) => {
    const at = context.now()
    const judged = await judge(context, request)
    record(context.store, context.knowledge, {
      ...judged,
      keyed: judged.cards,
      showings: judged.paced.showings,
      at,
      duration: reply.elapsedTime,
    })
    lap(request, 'record')
    reply.header('content-language', judged.language)
    return { cards: judged.composed.cards }
  })
}
