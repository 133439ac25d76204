import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Day } from '../../calendar.ts'
import { compose } from '../../cards/compose.ts'
import { marksThen } from '../../conversation/course/then.ts'
import { Known } from '../../conversation/known.ts'
import type { Sheet } from '../../conversation/sheet.ts'
import { sheetOf } from '../../conversation/sheet-of.ts'
import { answer, decideInSteps } from '../../engine/decide.ts'
import { gather } from '../../gather/gather.ts'
import type { Language, Service, SheetTexts } from '../../knowledge/knowledge.ts'
import { type Gathered, read } from '../../patient/read.ts'
import { explainInSteps } from '../../why/explain.ts'
import { addressOf } from '../caller.ts'
import type { Context } from '../context.ts'
import { languageOf } from '../language.ts'
import { askedOf } from './asked.ts'
import { serviceOfConversation } from './on.ts'
import { sameOriginOnly } from './same-origin.ts'

/**
 * `POST /conversation/explain`: the sheet of the conversation page, for our own page alone. It takes data and nothing else, fetches and
 * records nothing, and has a rate limit of its own. @see docs/conversation.md#what-the-page-asks
 */
export function serveConversation(app: FastifyInstance, context: Context): void {
  const { config, knowledge, limitConversation } = context
  const { sheet } = knowledge
  const service = serviceOfConversation(knowledge, config)
  if (!sheet || !service) return
  const onRequest = [sameOriginOnly, limitConversation, own]
  app.post('/conversation/explain', { onRequest }, async (request, reply) => {
    const language = languageOf(request.headers['accept-language'])
    reply.header('content-language', language)
    return sheetFor(request, { context, service, texts: sheet, language })
  })
}

async function own(request: FastifyRequest): Promise<void> {
  request.share.belongTo(addressOf(request))
}

interface Asking {
  readonly context: Context
  readonly service: Service
  readonly texts: SheetTexts
  readonly language: Language
}

async function sheetFor(request: FastifyRequest, { context, service, texts, language }: Asking): Promise<Sheet> {
  const { config, knowledge, agent, today } = context
  const { work } = request.share
  const call = askedOf(request.body, service, knowledge)
  // What could not be had is told on the page: the talk goes on without a record.
  const gathered = await gather(
    call,
    { ...service, needed: [] },
    {
      fhirServers: new Set(),
      gatherDeadline: config.gatherDeadline,
      agent,
      share: request.share,
    },
  )
  const asOf = today()
  const patient = read(gathered, knowledge, service, asOf, config.site)
  await work.run(patient.ahead())
  const evaluations = await work.run(decideInSteps(service, knowledge, patient))
  const composed = compose(service, knowledge, patient, evaluations, language)
  const explanation = await work.run(
    explainInSteps(service, knowledge, patient, evaluations, composed, language, ['shown-before']),
  )
  const { reason } = answer(service.applies.concept, knowledge, patient) as { readonly reason: string | null }
  const judged = { explanation, patient, outside: reason, isEmpty: isEmpty(gathered) }
  const { resources, unavailable } = gathered
  Object.assign(request.noted, { service: service.id, resources: resources.length, unavailable: [...unavailable] })
  const earlier = (day: Day) => read({ ...gathered, isPast: true }, knowledge, service, day, config.site)
  const then = await work.run(marksThen(new Known(judged, knowledge, texts, false), earlier))
  return work.piece(() => sheetOf(judged, { service, knowledge, texts, language, then }))
}

/** Nothing is on record but who it is, or no diagnosis could be had. */
function isEmpty({ resources, unavailable }: Gathered): boolean {
  return unavailable.has('Condition') || resources.every(({ resourceType }) => resourceType === 'Patient')
}
