import type { FastifyInstance } from 'fastify'
import { serviceOf } from '../call/accept.ts'
import { acceptFeedback } from '../engine/feedback.ts'
import { storeFeedback } from '../store/feedback.ts'
import type { Context } from './context.ts'
import { trusted } from './edge/trusted.ts'

/**
 * `POST /cds-services/{id}/feedback`: what became of cards. Answered once it is stored, and never before. A token may be for this URL or
 * for that of the service.
 * @see https://cds-hooks.hl7.org/2.0/#feedback "Feedback"
 */
export function serveFeedback(app: FastifyInstance, context: Context): void {
  const { knowledge, limitOutcomes, store } = context
  const onRequest = trusted(context, ['/cds-services/:service'])
  app.post<{ Params: { service: string } }>(
    '/cds-services/:service/feedback',
    { onRequest },
    async (request, reply) => {
      const { client, tenant } = request.client
      const service = serviceOf(request.params.service, knowledge)
      const outcomes = acceptFeedback(request.body, service)
      limitOutcomes(request, reply, outcomes.length)
      const received = new Date()
      const rows = outcomes.map((outcome) => ({ ...outcome, client, tenant, service: service.id, received }))
      const { unknownCards, notKept } = await store.use((database) => storeFeedback(database, rows, store.refused))
      Object.assign(request.noted, {
        service: service.id,
        feedback: rows.length,
        unknownCards,
        ...(notKept > 0 && { notKept }),
      })
      return { received: rows.length }
    },
  )
}
