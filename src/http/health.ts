import type { FastifyInstance } from 'fastify'
import type { Context } from './context.ts'

/**
 * `GET /health/live` and `/health/ready`. Ready means that calls are answered; the state of the store and of the region's programmes is told, but no call waits for them: with a store that
 * fails the service is `degraded`, with a code that says why, and 200 all the same. A service that is told to stop is not ready any more. Only where calls bring tokens they wait for a store that is opened for the first time: who knows what was used before.
 */
export function serveHealth(app: FastifyInstance, { config, knowledge, region, store }: Context): void {
  app.get('/health/live', async () => ({ status: 'up' }))
  app.get('/health/ready', async (_request, reply) => {
    const isStarting = config.clients.length > 0 && store.state === 'opening'
    if (isStarting || app.isClosing) reply.code(503).header('retry-after', 1)
    return {
      status: app.isClosing ? 'stopping' : isStarting ? 'starting' : store.state === 'failing' ? 'degraded' : 'ready',
      knowledge: { version: knowledge.version, hash: knowledge.hash },
      region: { state: region.state, programmes: region.programmes.length, leftOut: region.leftOut.length },
      store: { state: store.state, ...(store.trouble && { code: store.trouble }), ...store.counts },
    }
  })
}
