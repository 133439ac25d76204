import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { referrals } from '../../fhir/referral.ts'
import type { Service } from '../../knowledge/knowledge.ts'
import { typeOf } from '../../knowledge/service-file/prefetch.ts'
import type { Context } from '../context.ts'
import { serviceOfConversation } from './on.ts'
import { launchedPolicy } from './policy.ts'

/**
 * `GET /conversation/launch`, which an EHR opens, `GET /conversation/`, to which it sends the browser back, and what both go by
 * (`/conversation/settings`). Two pages, so that what comes back is never read as what was asked. They carry no data of a patient; the
 * browser reads those with a token that never comes here. @see docs/conversation.md
 */
export function serveLaunch(app: FastifyInstance, context: Context): void {
  const { config, knowledge, conversationFolder: folder, limitPublic } = context
  const { launchServers, publicUrl } = config
  const service = serviceOfConversation(knowledge, config)
  if (launchServers.length === 0 || !service) return
  const onRequest = [limitPublic, launchedPolicy(launchServers)]
  const settings = {
    redirectUri: `${publicUrl}/conversation/`,
    servers: launchServers.map(({ iss, clientId, origins }) => ({ iss, clientId, origins })),
    ...readingOf(service),
  }
  app.get('/conversation/settings', { onRequest }, async () => settings)
  const pages = { '/conversation/launch': 'launch.html', '/conversation/': 'smart.html' }
  for (const [path, name] of Object.entries(pages)) {
    const file = join(folder, name)
    if (!existsSync(file)) {
      app.log.warn({ folder }, 'the conversation page is not built, so it is not served: npm run build')
      return
    }
    const html = readFileSync(file, 'utf8')
    app.get(path, { onRequest }, async (_request, reply) => reply.type('text/html; charset=utf-8').send(html))
  }
}

/** What is read of a record, by the searches that hooks prefetch. */
function readingOf({ prefetch, needed }: Service) {
  const types = Object.values(prefetch).map(typeOf)
  const referred = types.flatMap((type) => referrals[type]?.type ?? [])
  return {
    prefetch,
    needed: needed.map((line) => line.map((key) => typeOf(prefetch[key] ?? ''))),
    referred: [...new Set(referred)],
  }
}
