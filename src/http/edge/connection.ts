import { type Server, STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyHttpOptions, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type CdsError, errorOf, operationOutcome } from '../../errors.ts'
import { languageOfError } from '../language.ts'
import type { Connections } from './connections.ts'
import { invalid, notHttp } from './headers.ts'
import { serverOfFew } from './pipelining.ts'

/** How often is looked for requests that take too long, in milliseconds. */
const look = 1000

/** What is longer does not fit in the headers that Node takes, so the router need not refuse it once more. */
const longestPath = 16_384

/**
 * How Fastify treats connections and what never becomes a request: `patience` is the time in which a request has to come in whole, in milliseconds.
 * @see docs/decisions/what-is-no-request.md
 */
export function connectionOptions(patience: number, connections: Connections) {
  return {
    requestTimeout: patience,
    serverFactory: serverOfFew(connections),
    http: { headersTimeout: patience, connectionsCheckingInterval: look },
    // A slash too many is no other path: many clients are configured with one at the end of an address.
    routerOptions: { maxParamLength: longestPath, ignoreTrailingSlash: true, ignoreDuplicateSlashes: true },
    clientErrorHandler: refuseConnection,
    frameworkErrors: refusePath,
  } satisfies FastifyHttpOptions<Server>
}

/** Connections on which a request was answered before it was whole. */
const early = new WeakSet<Socket>()

/** Notes where an answer went out before its request was in, so that one that breaks later gets no second answer. */
export function noteEarlyAnswers(app: FastifyInstance): void {
  app.addHook('onResponse', async ({ raw }) => {
    if (!raw.complete) early.add(raw.socket)
  })
}

/** Answers what is not HTTP, breaks off or takes too long, and hangs up. What else was asked on this connection is not answered any more. */
function refuseConnection(this: FastifyInstance, { code = '' }: NodeJS.ErrnoException, socket: Socket): void {
  if (code === 'ECONNRESET' || !socket.writable || early.has(socket)) {
    socket.destroy()
    return
  }
  const refusal = clientErrors[code] ?? notHttp
  // The error itself holds the bytes that came, and so perhaps a patient or a token.
  this.log.info({ status: refusal.status, code: refusal.code }, 'hung up')
  const body = JSON.stringify(operationOutcome(refusal.issues, 'en'))
  const head = [
    `HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status]}`,
    'Connection: close',
    'Content-Type: application/fhir+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy())
}

const clientErrors: Readonly<Record<string, CdsError>> = {
  HPE_INVALID_EOF_STATE: invalid({ en: 'it breaks off', nl: 'het breekt af' }),
  HPE_HEADER_OVERFLOW: errorOf('header-too-large'),
  ERR_HTTP_REQUEST_TIMEOUT: errorOf('request-timeout'),
}

/** Answers a path that the router cannot read, for which it calls no hook. */
function refusePath(_error: Error, { id, log, headers }: FastifyRequest, reply: FastifyReply): void {
  const { status, code, issues } = notUrl
  log.info({ route: 'unknown', status, code }, 'answered')
  const language = languageOfError(headers['accept-language'])
  reply.code(status).header('x-request-id', id).header('content-language', language)
  reply.type('application/fhir+json').send(operationOutcome(issues, language))
}

const notUrl = invalid({
  en: 'its path holds a % that starts no character in UTF-8',
  nl: 'in het pad staat een % waarmee geen teken in UTF-8 begint',
})
