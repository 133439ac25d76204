import type { FastifyInstance } from 'fastify'
import { explain } from '../engine/explain.ts'
import { CdsError } from '../errors.ts'
import { type Day, isCalendarDay } from '../fhir/day.ts'
import { judge } from './call.ts'
import type { Context } from './context.ts'
import { trusted } from './trusted.ts'

/** `POST /cds-services/{id}/explain?asOf=YYYY-MM-DD`: why a call is answered as it is. The same stages; records nothing. @see spec/explain.md */
export function serveExplanations(app: FastifyInstance, context: Context): void {
  const onRequest = trusted(context)
  app.post<{ Params: { service: string } }>('/cds-services/:service/explain', { onRequest }, async (request, reply) => {
    const { service, patient, evaluations, composed, language } = await judge(context, request, asOfIn(request.query))
    reply.header('content-language', language)
    return explain(service, context.knowledge, patient, evaluations, composed, language)
  })
}

function asOfIn(query: unknown): Day | null {
  const asOf: unknown = (query as { asOf?: unknown }).asOf
  if (asOf === undefined) return null
  if (typeof asOf === 'string' && isCalendarDay(asOf)) return asOf
  const diagnostics =
    'asOf must be one existing day, written YYYY-MM-DD. Send that, or leave it out for today in Europe/Amsterdam.'
  throw new CdsError(400, 'as-of-invalid', diagnostics)
}
