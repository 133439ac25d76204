import type { FastifyInstance } from 'fastify'
import type { Memory, Share } from '../../budget/memory.ts'
import { overloaded } from '../../errors.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** What this request holds of the memory that all calls use together. */
    share: Share
  }
}

/** A shorter answer is not counted: it fits in what the system keeps for a connection. */
const short = 65_536

/** How long a client may take to read its answer, in milliseconds. */
const longestRead = 60_000

/** Gives each request its share of the memory for calls, and takes it back once its answer is out or its client is gone; a call that comes while there is none left is refused. */
export function shareMemory(app: FastifyInstance, memory: Memory): void {
  app.decorateRequest('share')
  app.addHook('onRequest', (request, reply, done) => {
    const share = memory.share()
    request.share = share
    reply.raw.once('finish', share.release).once('close', share.release)
    if (request.method === 'POST' && !memory.hasRoom()) done(overloaded)
    else done()
  })
  app.addHook('onSend', (request, { raw }, payload, done) => {
    const length = typeof payload === 'string' || Buffer.isBuffer(payload) ? payload.length : 0
    if (length > short) {
      const hangUp = () => raw.destroy()
      request.share.send(length, hangUp)
      const timer = setTimeout(hangUp, longestRead).unref()
      raw.once('close', () => clearTimeout(timer))
    }
    done(null, payload)
  })
}
