import type { FastifyInstance, FastifyRequest } from 'fastify'

/** A part of answering a request, with when it began and ended (ms, as `performance.now()`). */
export interface Lap {
  readonly stage: Stage
  readonly from: number
  readonly to: number
}

/** The stages of a call, `receive` for its body, and `silence` for looking up what was refused before. */
export type Stage = 'trust' | 'receive' | 'accept' | 'gather' | 'read' | 'decide' | 'silence' | 'compose' | 'record'

declare module 'fastify' {
  interface FastifyRequest {
    /** When the request came in (ms, as `performance.now()`). */
    began: number
    laps: Lap[]
  }
}

/** Notes when each request came in; before every other hook. */
export function startLaps(app: FastifyInstance): void {
  app.decorateRequest('began', 0)
  app.decorateRequest('laps')
  app.addHook('onRequest', async (request) => {
    request.began = performance.now()
    request.laps = []
  })
}

/** Notes that a stage has ended that began where the one before it ended. */
export function lap({ began, laps }: FastifyRequest, stage: Stage): void {
  laps.push({ stage, from: laps.at(-1)?.to ?? began, to: performance.now() })
}
