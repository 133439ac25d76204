import { IncomingMessage, type Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyHttpOptions, FastifyInstance } from 'fastify'
import { CdsError } from '../errors.ts'
import { answerSpoilt, spoil } from './spoilt.ts'
import { invalid, notHttp } from './syntax.ts'

/** The answer to the newest request of a connection, from the moment that its headers are in. */
const newest = new WeakMap<Socket, ServerResponse>()
const broken = new WeakSet<Socket>()

/** How long a client may go on sending after its last answer, in milliseconds: hung up on at once, it might never read that. */
const linger = 1000

/** How often is looked for requests that take too long, in milliseconds. */
const look = 1000

/** What is longer does not fit in the headers that Node takes, so the router need not refuse it once more. */
const longestPath = 16_384

/** How Fastify treats connections: `patience` is the time in which a request has to come in whole, in milliseconds. */
export function connectionOptions(patience: number) {
  return {
    requestTimeout: patience,
    // Node would answer a request without a Host header itself, with nothing in it.
    http: { headersTimeout: patience, connectionsCheckingInterval: look, requireHostHeader: false },
    routerOptions: { maxParamLength: longestPath },
    clientErrorHandler: answerClientError,
    frameworkErrors: (_error, { server, raw }, reply) => answerSpoilt(server, raw, reply.raw, notUrl),
  } satisfies FastifyHttpOptions<Server>
}

const notUrl = invalid('The path holds a % that starts no character in UTF-8. Write it as a URL.')

/** Answers what Node would hang up on, or answer with no more than a status: CONNECT, and an expectation that is not `100-continue`. */
export function answerForNode(app: FastifyInstance): void {
  app.server.on('request', begin)
  app.server.on('checkExpectation', (request, response) => {
    begin(request, response)
    answerSpoilt(app, request, response, unexpected)
  })
  app.server.on('connect', (request, socket: Socket) => {
    socket.on('error', () => socket.destroy())
    answerLast(app, request, socket, null)
  })
}

const unexpected = new CdsError(
  417,
  'expectation-unknown',
  'The header Expect asks for something that is not known here. Send 100-continue, or leave it out.',
)

/**
 * Answers a request that breaks off or is not HTTP, then hangs up. When its headers were fine it is under way, and answered there.
 */
function answerClientError(this: FastifyInstance, error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  if (broken.has(socket)) return
  broken.add(socket)
  const what = clientErrors[error.code ?? ''] ?? notHttp
  const last = newest.get(socket)
  if (last && !last.req.complete) {
    spoil(last.req, what)
    afterwards(last, () => hangUp(socket))
    return
  }
  answerLast(this, new IncomingMessage(socket), socket, what)
}

/** Answers on a connection that Node no longer reads requests from, after what was asked on it before. */
function answerLast(app: FastifyInstance, request: IncomingMessage, socket: Socket, error: CdsError | null): void {
  const last = newest.get(socket)
  if (last && !last.writableFinished) {
    afterwards(last, () => answerLast(app, request, socket, error))
    return
  }
  if (!socket.writable) return
  Object.assign(request, {
    method: request.method ?? 'GET',
    httpVersion: '1.1',
    httpVersionMajor: 1,
    httpVersionMinor: 1,
  })
  const response = new ServerResponse(request)
  response.shouldKeepAlive = false
  response.assignSocket(socket)
  response.on('finish', () => hangUp(socket))
  answerSpoilt(app, request, response, error)
}

/** Once a request is whole and answered it is let go of: a connection that stays open must not hold on to what was sent on it. */
function begin(request: IncomingMessage, response: ServerResponse): void {
  const { socket } = request
  newest.set(socket, response)
  response.once('close', () => {
    if (request.complete && newest.get(socket) === response) newest.delete(socket)
  })
}

function afterwards(response: ServerResponse, then: () => void): void {
  if (response.writableFinished) then()
  else response.once('finish', then)
}

function hangUp(socket: Socket): void {
  socket.end()
  setTimeout(() => socket.destroy(), linger).unref()
}

const clientErrors: Readonly<Record<string, CdsError>> = {
  HPE_INVALID_EOF_STATE: invalid('The request breaks off. Send it whole.'),
  HPE_HEADER_OVERFLOW: new CdsError(431, 'header-too-large', 'The headers are too large. Send shorter ones.'),
  ERR_HTTP_REQUEST_TIMEOUT: new CdsError(
    408,
    'request-timeout',
    'The request did not come in whole in time. Send it again.',
  ),
}
