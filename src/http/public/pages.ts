import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { directoryOf, standingOf } from '../../directory/directory.ts'
import { isLoopback } from '../../fhir/client/loopback.ts'
import { packageRoot } from '../../knowledge/files/root.ts'
import type { Context } from '../context.ts'
import { sendKept } from '../directory/fresh.ts'
import { fileNames, sendFiles } from './built-files.ts'
import { entriesOf } from './entries.ts'
import { explainedOn } from './explained.ts'
import { formOf } from './form.ts'

/** Where the build puts the pages that are open to all. */
export function builtPublic(): string {
  return join(packageRoot(), 'dist', 'public')
}

/** The paths of each page, in English and in Dutch. */
const paths = {
  directory: ['/programmes', '/aanbod'],
  explanation: ['/explained', '/uitleg'],
  form: ['/programmes/write', '/aanbod/schrijven'],
}

/**
 * `GET /programmes` and `/aanbod`: the directory as a page for everyone, with what it reads (`/programmes/entries`); `/explained` and
 * `/uitleg`: the explanation, with its texts (`/explained/texts`); and their files (`/public/*`). They have no data of a patient and ask
 * for no token, so they are on by default. @see docs/decisions/directory.md
 */
export function servePublicPages(app: FastifyInstance, context: Context): void {
  const { knowledge, region, config, today, limitPublic: onRequest, publicFolder: folder } = context
  const directory = directoryOf(knowledge, region)
  const all = [...directory.national, ...directory.regional]
  const practises = config.examples && config.clients.length === 0
  sendDaily('/programmes/entries', (day) => entriesOf(directory, region, config.site, knowledge, day))
  sendDaily('/explained/texts', (day) => explainedOn(day, knowledge, practises))

  const files = ['programmes', 'explained', 'write'].map((name) => join(folder, `${name}.html`))
  // One that is not there was not known when they were built.
  if (!files.every((file) => existsSync(file))) {
    app.log.warn({ folder }, 'the pages for everyone are not built, so they are not served: npm run build')
    return
  }
  const [html, explanation, form] = files.map((file) => readFileSync(file, 'utf8'))
  // Only whoever sits at this machine writes a file for it.
  if (isLoopback(config.host) && config.clients.length === 0) {
    app.get('/programmes/form', async () => formOf(knowledge))
    for (const path of paths.form)
      app.get(path, async (_request, reply) => reply.type('text/html; charset=utf-8').send(form))
  }
  for (const path of paths.explanation)
    app.get(path, { onRequest }, async (_request, reply) => reply.type('text/html; charset=utf-8').send(explanation))
  for (const path of paths.directory)
    app.get<{ Querystring: { programme?: unknown } }>(path, { onRequest }, async (request, reply) => {
      const { programme: id } = request.query
      if (id !== undefined) reply.code(statusOf(String(id)))
      return reply.type('text/html; charset=utf-8').send(html)
    })
  const send = sendFiles(app, folder, '/public/')
  for (const name of fileNames(folder)) app.get(`/public/${name}`, send)

  /** Answers with what is made once a day, when it is first asked for. */
  function sendDaily(path: string, make: (day: string) => object): void {
    let told: { readonly day: string; readonly text: string } | undefined
    app.get(path, { onRequest }, async (request, reply) => {
      const day = today()
      if (told?.day !== day) told = { day, text: JSON.stringify(make(day)) }
      return sendKept(request, reply, 'application/json; charset=utf-8', told.text)
    })
  }

  /** The page tells in words what its status says: that there is no such programme, or no longer. */
  function statusOf(id: string): number {
    const found = all.find((each) => each.id === id)
    if (!found) return 404
    return standingOf(found, today()) === 'ended' ? 410 : 200
  }
}
