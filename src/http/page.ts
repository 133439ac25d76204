import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'
import { packageRoot } from '../knowledge/files/root.ts'
import type { Context } from './context.ts'

/** Where the build puts the page. */
export function builtPage(): string {
  return join(packageRoot(), 'dist', 'page')
}

/** Names hold a hash of what is in them, so a browser may keep them for good. */
const kept = 'public, max-age=31536000, immutable'

/** Whether the page is served: it can sign no token, so there is none where clients have to bring one. */
export function isPageOn({ page, clients }: Pick<Config, 'page' | 'clients'>): boolean {
  return page && clients.length === 0
}

/** What sends the page to a browser, or null where it is off or not built. */
export type Page = ((request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>) | null

/**
 * `GET /page/*`: the files of the page that plays a HIS; answers what sends `GET /`. What serves the files is loaded by the first
 * browser that asks, so that a service without one does not wait for it. @see docs/decisions/page.md
 */
export function servePage(app: FastifyInstance, { config, pageFolder: folder }: Context): Page {
  if (!isPageOn(config)) {
    if (config.page) app.log.info('the page is off, because clients are configured and it can sign no token')
    return null
  }
  if (!existsSync(join(folder, 'index.html'))) {
    app.log.warn({ folder }, 'the page is not built, so it is not served: npm run build')
    return null
  }
  let files: Promise<FastifyInstance> | undefined
  const send = async (request: FastifyRequest, reply: FastifyReply) => {
    files ??= openFiles(folder)
    const { routing } = await files
    for (const [name, value] of Object.entries(reply.getHeaders()))
      if (value !== undefined) reply.raw.setHeader(name, value)
    reply.hijack()
    routing(request.raw, reply.raw)
    return reply
  }
  const names = readdirSync(folder).filter((name) => !/\.(html|br|gz)$/.test(name))
  for (const name of names) app.get(`/page/${name}`, send)
  app.addHook('onClose', async () => (await files)?.close())
  return send
}

/** A server of its own for the built files, which never listens. */
async function openFiles(root: string): Promise<FastifyInstance> {
  const { default: serveFiles } = await import('@fastify/static')
  const files = Fastify({ logger: false })
  await files.register(serveFiles, { root, prefix: '/page/', preCompressed: true, cacheControl: false, index: false })
  files.addHook('onSend', async (request, reply) => {
    if (request.url !== '/') reply.header('cache-control', kept)
  })
  files.get('/', async (_request, reply) => reply.sendFile('index.html'))
  await files.ready()
  return files
}
