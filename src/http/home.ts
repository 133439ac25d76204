import type { FastifyInstance, FastifyRequest } from 'fastify'
import { errorOf } from '../errors.ts'
import type { Context } from './context.ts'
import { servePage } from './page.ts'

/** `GET /`: the page for a browser, where it is on; for a program where to go from here. */
export function serveHome(app: FastifyInstance, context: Context): void {
  const { config, knowledge } = context
  const page = servePage(app, context)
  app.get('/', async (request, reply) => {
    reply.header('vary', 'accept')
    if (isBrowser(request)) {
      if (page) return page(request, reply)
      throw errorOf('page-off')
    }
    return {
      name: 'Remissiewijzer',
      version: knowledge.version,
      discovery: '/cds-services',
      ...(config.examples && { examples: '/examples' }),
      documentation: '/docs',
      health: '/health/ready',
    }
  })
}

/** Whether HTML is asked for by name, as every browser does and no program. */
function isBrowser({ headers }: FastifyRequest): boolean {
  return /\btext\/html\b/i.test(headers.accept ?? '')
}
