import type { IncomingHttpHeaders } from 'node:http'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import Negotiator from 'negotiator'
import { errorOf } from '../../errors.ts'

/** An answer of fewer characters goes out as it is: it fits in one packet. */
const least = 1400

const pack = promisify(gzip)

/**
 * Packs answers that are worth it with gzip, for clients that ask for it. The page has files of its own that are packed already.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-12.5.3
 */
export function packAnswers(app: FastifyInstance): void {
  app.addHook('onSend', async ({ headers }, reply, payload) => {
    if (typeof payload !== 'string' || payload.length < least) return payload
    reply.header('vary', [reply.getHeader('vary') ?? [], 'accept-encoding'].flat().join(', '))
    if (new Negotiator({ headers }).encoding(['gzip', 'identity']) !== 'gzip') return payload
    reply.removeHeader('content-length').header('content-encoding', 'gzip')
    return pack(payload)
  })
}

/** Whether the body of a request is packed with gzip. @throws CdsError 415 when it is packed in another way */
export function isPacked({ 'content-encoding': encoding = 'identity' }: IncomingHttpHeaders): boolean {
  if (/^(x-)?gzip$/i.test(encoding)) return true
  if (/^identity$/i.test(encoding)) return false
  throw errorOf('media-type-unsupported')
}
