import type { FastifyInstance } from 'fastify'
import { serviceOf } from '../engine/accept.ts'
import { acceptFeedback } from '../engine/feedback.ts'
import { storeFeedback } from '../store/feedback.ts'
import type { Context } from './context.ts'
import { trusted } from './trusted.ts'

/** `POST /cds-services/{id}/feedback`: what became of cards. Answered once it is stored, and never before. A token may be for this URL or for that of the service. @see CDS Hooks, Feedback */
export function serveFeedback(app: FastifyInstance, context: Context): void {
  const { knowledge, store, metrics } = context
  const onRequest = trusted(context, ['/cds-services/:service'])
  app.post<{ Params: { service: string } }>('/cds-services/:service/feedback', { onRequest }, async (request) => {
    const { client, tenant } = request.client
    const service = serviceOf(request.params.service, knowledge)
    const outcomes = acceptFeedback(request.body, service)
    const received = new Date()
    const rows = outcomes.map((outcome) => ({ ...outcome, client, tenant, service: service.id, received }))
    const unknownCards = await store.use((database) => storeFeedback(database, rows, store.refused))
    metrics.toldOutcomes(service.id, outcomes)
    Object.assign(request.noted, { service: service.id, feedback: rows.length, unknownCards })
    return { received: rows.length }
  })
}
