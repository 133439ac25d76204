import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { packageRoot } from '../../knowledge/files/root.ts'
import type { Context } from '../context.ts'
import { isPageOn } from '../page.ts'
import { fileNames, sendFiles } from '../public/built-files.ts'
import { vocabularyOf } from '../vocabulary.ts'
import { isConversationOn } from './on.ts'

/** Where the build puts the pages of the conversation. */
export function builtConversation(): string {
  return join(packageRoot(), 'dist', 'conversation')
}

/**
 * `GET /conversation/demo`: the conversation about invented people, where the page that plays a HIS is on; and for every conversation its
 * files (`/conversation/files/*`), and the words of its panel (`/conversation/vocabulary`). @see docs/conversation.md
 */
export function serveConversationPages(app: FastifyInstance, context: Context): void {
  const { config, knowledge, conversationFolder: folder, limitPublic: onRequest, today } = context
  if (!isConversationOn(config)) return
  app.get('/conversation/vocabulary', { onRequest }, async () => vocabularyOf(knowledge, today()))
  const file = join(folder, 'demo.html')
  // One that is not there was not known when they were built.
  if (!existsSync(file)) {
    app.log.warn({ folder }, 'the conversation page is not built, so it is not served: npm run build')
    return
  }
  const send = sendFiles(app, folder, '/conversation/files/')
  for (const name of fileNames(folder)) app.get(`/conversation/files/${name}`, send)
  if (!isPageOn(config)) return
  const html = readFileSync(file, 'utf8')
  app.get('/conversation/demo', { onRequest }, async (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(html),
  )
}
