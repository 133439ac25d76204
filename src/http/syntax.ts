import type { IncomingMessage } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { CdsError } from '../errors.ts'
import { spoiltBy } from './spoilt.ts'

/** Headers of which Node takes the first and a proxy may take the last. */
const single: ReadonlySet<string> = new Set(['host', 'authorization', 'content-type'])

/** Refuses what HTTP/1.1 forbids and Node lets through, and requests that were spoilt on their way, before a body is read. @see RFC 9112, sections 2.3, 3.2, 6.1 and 7 */
export function refuseMalformed(app: FastifyInstance): void {
  app.addHook('preParsing', async ({ raw }) => {
    const error = spoiltBy(raw) ?? malformed(raw)
    if (error) throw error
  })
}

/** Says of a request that it is not one of HTTP/1.1. */
export const notHttp = invalid('The request is not HTTP/1.1. Send a well-formed request.')
const hostMissing = invalid('The request has no Host header. Send one.')
const sentTwice = invalid('The request has Host, Authorization or Content-Type more than once. Send each once.')
const otherCoding = invalid('The Transfer-Encoding is another than chunked. Send the body as it is, or chunked.')

function malformed({ httpVersion, headers, rawHeaders }: IncomingMessage): CdsError | null {
  if (httpVersion !== '1.1' && httpVersion !== '1.0') return notHttp
  if (httpVersion === '1.1' && headers.host === undefined) return hostMissing
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

/** The error that the request itself is wrong. */
export function invalid(diagnostics: string): CdsError {
  return new CdsError(400, 'request-invalid', diagnostics)
}
