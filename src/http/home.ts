import type { FastifyInstance } from 'fastify'
import type { Context } from './context.ts'

/** `GET /`: where to go from here. */
export function serveHome(app: FastifyInstance, { config, knowledge }: Context): void {
  app.get('/', async () => ({
    name: 'Remissiewijzer',
    version: knowledge.version,
    discovery: '/cds-services',
    ...(config.examples && { examples: '/examples' }),
    health: '/health/ready',
  }))
}
