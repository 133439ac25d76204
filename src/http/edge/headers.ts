import type { IncomingMessage } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { type CdsError, errorOf } from '../../errors.ts'
import type { Text } from '../../text.ts'

/** Headers of which Node takes the first and a proxy may take the last. */
const single: ReadonlySet<string> = new Set(['host', 'authorization', 'content-type'])

/**
 * Refuses what HTTP/1.1 forbids and Node lets through, before a body is read, and ends the connection: a proxy may see another request than
 * we do in what comes after it.
 * @see https://www.rfc-editor.org/rfc/rfc9112#section-2.3
 * @see https://www.rfc-editor.org/rfc/rfc9112#section-3.2
 * @see https://www.rfc-editor.org/rfc/rfc9112#section-6.1
 * @see https://www.rfc-editor.org/rfc/rfc9112#section-7
 */
export function refuseMalformed(app: FastifyInstance): void {
  app.addHook('preParsing', async ({ raw }, reply) => {
    const error = malformed(raw)
    if (!error) return
    reply.header('connection', 'close')
    throw error
  })
}

/** Says of a request that it is not one of HTTP/1.1. */
export const notHttp = invalid({ en: 'it is not HTTP/1.1', nl: 'het is geen HTTP/1.1' })
const sentTwice = invalid({
  en: 'Host, Authorization or Content-Type stands in it more than once',
  nl: 'Host, Authorization of Content-Type staat er meer dan eens in',
})
const otherCoding = invalid({
  en: 'its Transfer-Encoding is another than chunked',
  nl: 'de Transfer-Encoding is een andere dan chunked',
})

function malformed({ httpVersion, headers, rawHeaders }: IncomingMessage): CdsError | null {
  if (httpVersion !== '1.1' && httpVersion !== '1.0') return notHttp
  if (isTwice(rawHeaders)) return sentTwice
  const coding = headers['transfer-encoding']
  return coding === undefined || coding.toLowerCase() === 'chunked' ? null : otherCoding
}

/** Whether a header that may come once comes again, among names and values in turn. */
function isTwice(rawHeaders: readonly string[]): boolean {
  const seen = new Set<string>()
  return rawHeaders.some((text, at) => {
    const name = at % 2 === 0 ? text.toLowerCase() : ''
    return single.has(name) && seen.size === seen.add(name).size
  })
}

/** The error that the request itself is wrong; `what` ends a sentence. */
export function invalid(what: Text): CdsError {
  return errorOf('request-invalid', { what })
}
