import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ClientSettings } from '../engine/client.ts'
import { CdsError } from '../errors.ts'

const minute = 60_000

/** Refuses a call of a client that has had its calls of this minute. @throws CdsError 429 with `Retry-After` */
export type Limit = (request: FastifyRequest, reply: FastifyReply) => Promise<void>

/** Counts the calls of each client, whatever they ask for; one without a limit is not counted. */
export function limitClients(app: FastifyInstance, clients: readonly ClientSettings[]): Limit {
  const most = new Map(clients.map(({ name, rateLimit }) => [name, rateLimit]))
  const unlimited = Number.POSITIVE_INFINITY
  let count: ReturnType<FastifyInstance['createRateLimit']> | null = null
  app.register(rateLimit, { global: false, cache: Math.max(clients.length, 1) })
  return async (request, reply) => {
    if (!most.has(request.client.client)) return
    count ??= app.createRateLimit({
      max: ({ client }) => most.get(client.client) ?? unlimited,
      timeWindow: minute,
      keyGenerator: ({ client }) => client.client,
    })
    const counted = await count(request)
    if (counted.isAllowed || !counted.isExceeded) return
    reply.header('retry-after', counted.ttlInSeconds)
    const diagnostics = 'This client has had its calls of this minute. Wait as long as Retry-After says.'
    throw new CdsError(429, 'too-many-calls', diagnostics)
  }
}
