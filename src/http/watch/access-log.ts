import type { FastifyInstance, FastifyRequest } from 'fastify'

/** What one call leaves in the log besides its status and duration: codes and counts, nothing of the patient. */
export interface Noted {
  /** Who called, once that is proven; else whom the token says it is from, and why it was not taken. */
  client?: string
  claimed?: string
  doubt?: string
  service?: string
  code?: string
  asked?: 'call' | 'explain'
  resources?: number
  unavailable?: readonly string[]
  cards?: number
  lenient?: readonly string[]
  /** Outcomes that were stored, and how many cards of theirs are not known. */
  feedback?: number
  unknownCards?: number
  /** Outcomes about such cards that were not kept, because too many are. */
  notKept?: number
  /** Rules whose goal card a refusal keeps silent. */
  silenced?: number
}

declare module 'fastify' {
  interface FastifyRequest {
    noted: Noted
  }
}

/** Names each request (X-Request-Id) and logs one line per answer: never a body, an id, a name, a token or a URL as it was sent. */
export function logCalls(app: FastifyInstance): void {
  const told = new Set<string>()
  app.decorateRequest('noted')
  app.decorateRequest('client')
  app.addHook('onRequest', async (request, reply) => {
    request.noted = {}
    reply.header('x-request-id', request.id).header('cache-control', 'no-store')
  })
  app.addHook('onResponse', async (request, reply) => {
    for (const kind of request.noted.lenient ?? []) tellOnce(told, kind, request)
    const ms = Math.round(reply.elapsedTime)
    request.log.info({ route: routeOf(request), status: reply.statusCode, ...request.noted, ms }, 'answered')
  })
}

/** Says in the log what a client gets wrong, once for each client and kind. */
function tellOnce(told: Set<string>, kind: string, { log, noted: { client } }: FastifyRequest): void {
  const once = `${client} ${kind}`
  if (told.has(once)) return
  told.add(once)
  log.warn({ client, lenient: kind }, 'accepted although the specification asks for more; told once for each client')
}

/** Method and path of the route that answers, with its parameters by name. */
export function routeOf(request: FastifyRequest): string {
  return request.is404 ? 'unknown' : `${request.method} ${request.routeOptions.url}`
}
