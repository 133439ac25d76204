import type { FastifyInstance } from 'fastify'
import type { Context } from './context.ts'

/** `GET /health/live` and `/health/ready`. Ready means that calls are answered; the store's state is told, but no call waits for it. */
export function serveHealth(app: FastifyInstance, { knowledge, store }: Context): void {
  app.get('/health/live', async () => ({ status: 'up' }))
  app.get('/health/ready', async () => ({
    status: 'ready',
    knowledge: { version: knowledge.version, hash: knowledge.hash },
    store: { state: store.state, ...store.counts },
  }))
}
