import { readdirSync } from 'node:fs'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'

/** Names hold a hash of what is in them, so a browser may keep them for good. */
const kept = 'public, max-age=31536000, immutable'

/** The files of a built folder that pages refer to. */
export function fileNames(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => !/\.(html|br|gz)$/.test(name))
}

/**
 * What sends the built files of a folder under a path; `/` is its `index.html`. What serves them is loaded by the first browser that asks,
 * so that a service without one does not wait for it.
 */
export function sendFiles(app: FastifyInstance, folder: string, prefix: string) {
  let files: Promise<FastifyInstance> | undefined
  app.addHook('onClose', async () => (await files)?.close())
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    files ??= openFiles(folder, prefix)
    const { routing } = await files
    for (const [name, value] of Object.entries(reply.getHeaders()))
      if (value !== undefined) reply.raw.setHeader(name, value)
    reply.hijack()
    routing(request.raw, reply.raw)
    return reply
  }
}

/** A server of its own for the built files, which never listens. */
async function openFiles(root: string, prefix: string): Promise<FastifyInstance> {
  const { default: serveFiles } = await import('@fastify/static')
  const files = Fastify({ logger: false })
  await files.register(serveFiles, { root, prefix, preCompressed: true, cacheControl: false, index: false })
  files.addHook('onSend', async (request, reply) => {
    if (request.url !== '/') reply.header('cache-control', kept)
  })
  files.get('/', async (_request, reply) => reply.sendFile('index.html'))
  await files.ready()
  return files
}
