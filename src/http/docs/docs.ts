import type { FastifyInstance } from 'fastify'
import type { Context } from '../context.ts'
import type { OpenApi } from './description.ts'
import { docsPage, docsStyle } from './docs-page.ts'
import { describeInterface } from './openapi.ts'

/** `GET /openapi.json` and, for people, `GET /docs`: made when first asked for, so that starting does not wait. */
export function serveDocs(app: FastifyInstance, { knowledge, config }: Context): void {
  let made: { readonly text: string; readonly page: string } | null = null
  const documents = () => {
    made ??= render(describeInterface(knowledge, config))
    return made
  }
  app.get('/openapi.json', async (_request, reply) => reply.type('application/json').send(documents().text))
  app.get('/docs', async (_request, reply) => reply.type('text/html; charset=utf-8').send(documents().page))
  app.get('/docs/style.css', async (_request, reply) => reply.type('text/css; charset=utf-8').send(docsStyle))
}

function render(openApi: OpenApi) {
  return { text: JSON.stringify(openApi), page: docsPage(openApi) }
}
