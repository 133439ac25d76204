import type { FastifyInstance, HTTPMethods } from 'fastify'
import { CdsError } from '../errors.ts'

const refusable: readonly HTTPMethods[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

/** Methods of which some path may know more than that it does not. */
const served: ReadonlySet<string> = new Set([...refusable, 'HEAD', 'OPTIONS'])

/**
 * Refuses before any body is read: a path that does not exist or ends in a slash (404), a method of no path (405), and everything once the server is closing (503). Call what it
 * returns when all routes are there: it refuses other methods on them (405).
 */
export function refuseUnknown(app: FastifyInstance): () => void {
  const known = new Map<string, Set<string>>()
  let closing = false
  app.addHook('preClose', async () => {
    closing = true
  })
  app.addHook('onRoute', ({ url, method }) => {
    known.set(url, new Set([...(known.get(url) ?? []), ...[method].flat()]))
  })
  app.addHook('onRequest', async ({ url, method }, reply) => {
    if (!served.has(method)) {
      reply.header('allow', 'GET, HEAD, POST')
      throw new CdsError(405, 'method-not-allowed', 'This service does not know that method. Use GET, HEAD or POST.')
    }
    if (trailing.test(url)) throw slashed()
  })
  app.addHook('preParsing', async (request) => {
    if (closing) throw new CdsError(503, 'shutting-down', 'This service is stopping. Send the call again in a moment.')
    if (request.is404) throw unknown()
  })
  app.setNotFoundHandler(async () => {
    throw unknown()
  })
  app.addHook('onSend', async (_request, reply) => {
    if (closing) reply.header('connection', 'close')
  })
  return () => {
    for (const [url, methods] of [...known]) {
      const method = refusable.filter((candidate) => !methods.has(candidate))
      app.route({ method, url, onRequest: refuse([...methods].join(', ')), handler: async () => undefined })
    }
  }
}

/** A path that ends in a slash, other than the root's own. */
const trailing = /^(?:https?:\/\/[^/?]*)?\/[^?]*\/(?:\?|$)/i

function slashed(): CdsError {
  return new CdsError(404, 'route-unknown', 'There is nothing at this path: none ends in a slash. Leave the slash out.')
}

function unknown(): CdsError {
  return new CdsError(404, 'route-unknown', 'There is nothing at this path. GET / tells where to begin.')
}

function refuse(allowed: string) {
  return async (_request: unknown, reply: { header(name: string, value: string): unknown }) => {
    reply.header('allow', allowed)
    throw new CdsError(405, 'method-not-allowed', `This path does not know that method. Use ${allowed}.`)
  }
}
