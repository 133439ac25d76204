import type { FastifyInstance } from 'fastify'
import type { Context } from './context.ts'

/** `GET /health/live` and `/health/ready`. Ready means that calls are answered; the state of the store and of the region's programmes is told, but no call waits for them. */
export function serveHealth(app: FastifyInstance, { knowledge, region, store }: Context): void {
  app.get('/health/live', async () => ({ status: 'up' }))
  app.get('/health/ready', async () => ({
    status: 'ready',
    knowledge: { version: knowledge.version, hash: knowledge.hash },
    region: { state: region.state, programmes: region.programmes.length, leftOut: region.leftOut.length },
    store: { state: store.state, ...store.counts },
  }))
}
