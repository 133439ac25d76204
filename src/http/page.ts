import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'
import { packageRoot } from '../knowledge/files/root.ts'
import type { Context } from './context.ts'
import { fileNames, sendFiles } from './public/built-files.ts'

/** Where the build puts the page. */
export function builtPage(): string {
  return join(packageRoot(), 'dist', 'page')
}

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
  const send = sendFiles(app, folder, '/page/')
  for (const name of fileNames(folder)) app.get(`/page/${name}`, send)
  return send
}
