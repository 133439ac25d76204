import type { FastifyInstance, HTTPMethods } from 'fastify'
import { errorOf } from '../../errors.ts'

/** Methods that are refused where a path does not have them. */
const refusable: readonly HTTPMethods[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'TRACE']

/** Refuses a path that does not exist (404), before any body is read. Call what it returns when all routes are there: it refuses other methods on them (405). */
export function refuseUnknown(app: FastifyInstance): () => void {
  const known = new Map<string, Set<string>>()
  app.addHook('onRoute', ({ url, method }) => {
    known.set(url, new Set([...(known.get(url) ?? []), ...[method].flat()]))
  })
  app.addHook('preParsing', async (request) => {
    if (request.is404) throw errorOf('route-unknown')
  })
  app.setNotFoundHandler(async () => {
    throw errorOf('route-unknown')
  })
  return () => {
    for (const [url, methods] of [...known]) {
      const method = refusable.filter((candidate) => !methods.has(candidate))
      app.route({ method, url, onRequest: refuse([...methods].join(', ')), handler: async () => undefined })
    }
  }
}

function refuse(allowed: string) {
  return async (_request: unknown, reply: { header(name: string, value: string): unknown }) => {
    reply.header('allow', allowed)
    throw errorOf('method-not-allowed', { allowed })
  }
}
