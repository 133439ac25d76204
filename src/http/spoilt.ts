import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyInstance } from 'fastify'
import type { CdsError } from '../errors.ts'

const spoilt = new WeakMap<IncomingMessage, CdsError>()

/** A path at which there is nothing, whatever the method. */
const nowhere = '/nowhere'

/** Notes that a request is answered with this error, wherever it goes; whoever reads its body is told. */
export function spoil(request: IncomingMessage, error: CdsError): void {
  spoilt.set(request, error)
  if (request.listenerCount('error') > 0) request.emit('error', error)
}

/** What a request was spoilt with, if it was. */
export function spoiltBy(request: IncomingMessage): CdsError | undefined {
  return spoilt.get(request)
}

/**
 * Answers a request that no route can take. It goes through the routes all the same, as one for a path that does not exist, so that its answer has a
 * request id and careful headers, is logged and is counted like any other.
 */
export function answerSpoilt(
  app: Pick<FastifyInstance, 'routing'>,
  request: IncomingMessage,
  response: ServerResponse,
  error: CdsError | null,
): void {
  if (error) spoil(request, error)
  request.url = nowhere
  app.routing(request, response)
}
