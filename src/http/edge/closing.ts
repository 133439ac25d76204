import { once } from 'node:events'
import type { Server } from 'node:http'
import { setImmediate, setTimeout } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { errorOf } from '../../errors.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** Whether this server has been told to close. */
    readonly isClosing: boolean
  }
}

/** How long a call may still begin on a connection that was there when the server began to close, in milliseconds. */
const grace = 2000
/** How long after that what was begun may take, in milliseconds: a request of which byte after byte comes in would keep the store from being closed. */
const longestRest = 8000

/**
 * Closes without losing a call: for `drain` milliseconds all goes on, but `/health/ready` says that it is not; then no new connection is taken, and whoever is connected already is answered. So a proxy never has to send a call to another instance
 * that this one may have begun with; it goes there when it cannot connect here. What begins later than the grace is refused with 503, before anybody is asked
 * who they are, so that its token is not used.
 * @see docs/decisions/calls-sent-once.md
 */
export function closeGently(app: FastifyInstance, drain: number): void {
  let closing = false
  let refusing = false
  app.decorate('isClosing', { getter: () => closing })
  app.addHook('preClose', async () => {
    closing = true
    if (app.server.listening) {
      await setTimeout(drain)
      await lastCalls(app.server)
      globalThis.setTimeout(() => app.server.closeAllConnections(), longestRest).unref()
    }
    refusing = true
  })
  app.addHook('onRequest', async () => {
    if (refusing) throw errorOf('shutting-down')
  })
  app.addHook('onSend', async (_request, reply) => {
    if (closing) reply.header('connection', 'close')
  })
}

/** Lets in who is at the door and closes it; then until all are gone, or for the grace. */
async function lastCalls(server: Server): Promise<void> {
  await letIn(server, AbortSignal.timeout(grace))
  const over = new AbortController()
  const late = setTimeout(grace, undefined, { signal: over.signal }).catch(() => undefined)
  const gone = once(server, 'close')
  server.close()
  await Promise.race([late, gone])
  over.abort()
}

/** Takes in who waits to be accepted, one in each turn of the event loop: for them the connection is made, and closing would break it. */
async function letIn(server: Server, over: AbortSignal): Promise<void> {
  let idleTurns = 0
  const note = () => {
    idleTurns = 0
  }
  server.on('connection', note)
  // The first turn may be what is left of the present one, in which nobody is accepted any more.
  while (idleTurns < 2 && !over.aborted) {
    idleTurns += 1
    await setImmediate()
  }
  server.off('connection', note)
}
