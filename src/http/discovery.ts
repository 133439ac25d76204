import type { FastifyInstance } from 'fastify'
import { offeredServices } from '../call/accept.ts'
import type { Knowledge, Language } from '../knowledge/knowledge.ts'
import type { Context } from './context.ts'
import { languageOf } from './language.ts'

/**
 * `GET /cds-services`: what is on offer, and the data it asks for.
 * @see https://cds-hooks.hl7.org/2.0/#discovery "Discovery"
 */
export function serveDiscovery(app: FastifyInstance, { knowledge }: Context): void {
  const offers = { nl: describe(knowledge, 'nl'), en: describe(knowledge, 'en') }
  app.get('/cds-services', async (request, reply) => {
    const language = languageOf(request.headers['accept-language'])
    reply.header('content-language', language).header('vary', 'accept-language, origin')
    return offers[language]
  })
}

/** The discovery document in one language; services that are drafts are not in it. */
function describe(knowledge: Knowledge, language: Language) {
  return {
    services: offeredServices(knowledge).map(({ id, hook, title, description, usageRequirements, prefetch }) => ({
      hook,
      title: title[language],
      description: description[language],
      id,
      prefetch,
      usageRequirements: usageRequirements[language],
      version: '2.0.1',
    })),
  }
}
