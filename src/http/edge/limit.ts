import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { LRUCache } from 'lru-cache'
import type { Config } from '../../config.ts'
import { type CdsError, errorOf } from '../../errors.ts'
import { addressOf, callerOf } from '../caller.ts'

const minute = 60_000
/** A client may tell of so many outcomes for each call that it may make, and at least of a whole delivery. @see docs/errors.md */
const outcomes = { eachCall: 3, least: 1000 }
/** What is read without a token: so many requests for each call that may be made, and at least so many, of an address. Ordinary use does not come near. */
const reads = { eachCall: 5, least: 6000 }
/** So many callers without a name are told apart. */
const strangers = 5000

/** Refuses a call of a client that has had its calls of this minute. @throws CdsError 429 with `Retry-After` */
export type Limit = (request: FastifyRequest, reply: FastifyReply) => Promise<void>

/** Refuses feedback of a client that has told of as many outcomes as it may in a minute. @throws CdsError 429 with `Retry-After` */
export type LimitOutcomes = (request: FastifyRequest, reply: FastifyReply, count: number) => void

type Limited = Pick<Config, 'clients' | 'saidOpen' | 'openRateLimit'>

/**
 * Counts calls, whatever they ask for: of each client, or where anyone may call of each address (IPv6 of each /64). Where only this machine may call nothing is
 * counted: no one there takes anything from others.
 */
export function limitCalls(app: FastifyInstance, { clients, saidOpen, openRateLimit }: Limited): Limit {
  if (clients.length === 0 && !saidOpen) return async () => undefined
  const most = new Map(clients.map(({ name, rateLimit }) => [name, rateLimit]))
  let count: ReturnType<FastifyInstance['createRateLimit']> | null = null
  app.register(rateLimit, { global: false, cache: Math.max(clients.length, clients.length === 0 ? strangers : 1) })
  return async (request, reply) => {
    count ??= app.createRateLimit({
      max: ({ client }) => most.get(client.client) ?? openRateLimit,
      timeWindow: minute,
      keyGenerator: (request) => callerOf(request, { clients }),
    })
    const counted = await count(request)
    if (counted.isAllowed || !counted.isExceeded) return
    throw later(errorOf('too-many-calls'), counted.ttlInSeconds, reply)
  }
}

/**
 * Counts what is asked of what is open to all, of each address (IPv6 of each /64), also where clients are configured: nobody says there who
 * asks. Where only this machine may ask nothing is counted.
 */
export function limitPublic({ clients, saidOpen, openRateLimit }: Limited, now = () => performance.now()): Limit {
  if (clients.length === 0 && !saidOpen) return async () => undefined
  const wait = countEach(strangers, now)
  return async (request, reply) => {
    const seconds = wait(addressOf(request), 1, openRateLimit)
    if (seconds !== null) throw later(errorOf('too-many-calls'), seconds, reply)
  }
}

/**
 * Counts every request but POST, which is counted elsewhere, of each address: discovery, documents, pages and their files, and paths that do not
 * exist. Never what asks whether the service is well, so that nobody has it restarted by asking much. Where clients are configured they may all be
 * behind one proxy: the limit is that of all together.
 */
export function limitReads({ clients, saidOpen, openRateLimit }: Limited, now = () => performance.now()): Limit {
  if (clients.length === 0 && !saidOpen) return async () => undefined
  const calls = clients.reduce((sum, { rateLimit }) => sum + rateLimit, openRateLimit)
  const most = Math.max(reads.least, reads.eachCall * calls)
  const wait = countEach(strangers, now)
  return async (request, reply) => {
    if (request.method === 'POST' || request.url.startsWith('/health/')) return
    const seconds = wait(addressOf(request), 1, most)
    if (seconds !== null) throw later(errorOf('too-many-calls'), seconds, reply)
  }
}

/** Counts the outcomes that each caller tells of. */
export function limitOutcomes({ clients, openRateLimit }: Limited, now = () => performance.now()): LimitOutcomes {
  const calls = new Map(clients.map(({ name, rateLimit }) => [name, rateLimit]))
  const wait = countEach(Math.max(clients.length, strangers), now)
  return (request, reply, count) => {
    const most = Math.max(outcomes.least, outcomes.eachCall * (calls.get(request.client.client) ?? openRateLimit))
    const seconds = wait(callerOf(request, { clients }), count, most)
    if (seconds !== null) throw later(errorOf('too-many-outcomes', { most }), seconds, reply)
  }
}

/** Counts within a minute for each of so many callers: the seconds that one has to wait for whom it would be too many, which are not counted then. */
function countEach(callers: number, now: () => number) {
  const told = new LRUCache<string, { readonly until: number; count: number }>({ max: callers })
  return (caller: string, count: number, most: number): number | null => {
    const known = told.get(caller)
    const own = known && known.until > now() ? known : { until: now() + minute, count: 0 }
    told.set(caller, own)
    if (own.count + count > most) return Math.ceil((own.until - now()) / 1000)
    own.count += count
    return null
  }
}

function later(error: CdsError, seconds: number, reply: FastifyReply): CdsError {
  reply.header('retry-after', seconds)
  return error
}
