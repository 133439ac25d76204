import { createServer, type Server } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyServerFactory } from 'fastify'
import type { Connections } from './connections.ts'

/** So many requests may stand on one connection without an answer. Hardly any client sends the next before it has the last answer. */
const most = 8

/**
 * Makes a server whose connections are counted, and that hangs up on whoever asks more and more on one connection without waiting for an answer: Node would hand all of what came in one piece
 * to the handler at once, thousands of short requests, and keep the answers until they are read.
 * @see https://www.rfc-editor.org/rfc/rfc9112#section-9.3.2 "Pipelining"
 */
export const serverOfFew =
  (connections: Connections): FastifyServerFactory<Server> =>
  (handle, options) => {
    const waiting = new WeakMap<Socket, number>()
    const { keepAliveTimeout, requestTimeout, connectionTimeout, http } = options as unknown as ServerOptions
    const server = createServer(http, (request, response) => {
      const { socket } = request
      const count = waiting.get(socket) ?? 0
      if (count >= most) {
        socket.destroy()
        return
      }
      waiting.set(socket, count + 1)
      response.once('close', () => waiting.set(socket, (waiting.get(socket) ?? 1) - 1))
      handle(request, response)
    })
    connections.watch(server)
    server.keepAliveTimeout = keepAliveTimeout
    server.requestTimeout = requestTimeout
    server.setTimeout(connectionTimeout)
    return server
  }

/** What Fastify hands over: its options with its defaults, which it sets only on a server that it makes itself. */
interface ServerOptions {
  readonly keepAliveTimeout: number
  readonly requestTimeout: number
  readonly connectionTimeout: number
  readonly http: Parameters<typeof createServer>[0]
}
