import cors from '@fastify/cors'
import underPressure from '@fastify/under-pressure'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import helmet from 'helmet'
import { memoryAtMost } from '../../budget/room.ts'
import type { Config } from '../../config.ts'
import { overloaded } from '../../errors.ts'

/** What pages of ours may load and who may frame them: nothing from elsewhere, nothing inline, nobody. */
const policy = {
  'default-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
  'object-src': ["'none'"],
}

/** What other pages may call: discovery, services, and what belongs to a service. */
const callable = /^\/+cds-services(?:[/?]|$)/

/** Careful headers on every answer, calls of services from the pages of these origins, and no calls at all when the server is at its end. */
export function guard(
  app: FastifyInstance,
  { corsOrigins, publicUrl }: Pick<Config, 'corsOrigins' | 'publicUrl'>,
): void {
  const writeHeaders = helmet({
    contentSecurityPolicy: { useDefaults: false, directives: policy },
    strictTransportSecurity: publicUrl?.startsWith('https:') ? {} : false,
    xFrameOptions: { action: 'deny' },
  })
  app.addHook('onRequest', (request, reply, done) => writeHeaders(request.raw, reply.raw, () => done()))
  if (corsOrigins.length > 0) {
    const allowed = {
      origin: corsOrigins.includes('*') ? '*' : [...corsOrigins],
      methods: ['GET', 'HEAD', 'POST'],
      allowedHeaders: ['authorization', 'content-type', 'content-encoding', 'accept', 'accept-language'],
      exposedHeaders: ['x-request-id', 'retry-after', 'content-language', 'www-authenticate'],
      maxAge: 600,
      strictPreflight: false,
    }
    app.register(cors, {
      delegator: async ({ url }: FastifyRequest) => (callable.test(url) ? allowed : { origin: false }),
    })
  }
  // How late the event loop is does not count: one long stall, on a machine that others load, would refuse calls that could be answered.
  const { heap, resident } = memoryAtMost()
  app.register(underPressure, { maxHeapUsedBytes: heap, maxRssBytes: resident, pressureHandler: refuseCalls })
}

async function refuseCalls({ method }: FastifyRequest): Promise<void> {
  if (method === 'POST') throw overloaded
}
