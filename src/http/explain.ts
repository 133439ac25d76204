import type { FastifyInstance } from 'fastify'
import { type Day, isCalendarDay } from '../calendar.ts'
import { errorOf } from '../errors.ts'
import { explainInSteps } from '../why/explain.ts'
import { judge } from './call.ts'
import type { Context } from './context.ts'
import { trusted } from './edge/trusted.ts'

/**
 * `POST /cds-services/{id}/explain?asOf=YYYY-MM-DD&pacing=off`: why a call is answered as it is. The same stages; records nothing.
 * @see docs/explain.md#the-request
 */
export function serveExplanations(app: FastifyInstance, context: Context): void {
  const onRequest = trusted(context)
  app.post<{ Params: { service: string } }>('/cds-services/:service/explain', { onRequest }, async (request, reply) => {
    const { service, patient, evaluations, composed, paced, language, work } = await judge(
      context,
      request,
      asOfIn(request.query),
    )
    reply.header('content-language', language)
    const doubts = paced.known ? [] : (['shown-before'] as const)
    return work.run(explainInSteps(service, context.knowledge, patient, evaluations, composed, language, doubts))
  })
}

function asOfIn(query: unknown): Day | null {
  const asOf: unknown = (query as { asOf?: unknown }).asOf
  if (asOf === undefined) return null
  if (typeof asOf === 'string' && isCalendarDay(asOf)) return asOf
  throw errorOf('as-of-invalid')
}
