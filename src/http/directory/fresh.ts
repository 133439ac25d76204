import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** How long anyone may keep it without asking again, in seconds. */
const keptFor = 300

/**
 * Sends what everyone may keep: for a while as it is, then asked for by its ETag, which is answered 304 while it is the same.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-13.1.2 "If-None-Match"
 */
export function sendKept(request: FastifyRequest, reply: FastifyReply, type: string, body: string): FastifyReply {
  const tag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
  reply.header('etag', tag).header('cache-control', `public, max-age=${keptFor}`)
  const known = request.headers['if-none-match']?.split(',').map((each) => each.trim().replace(/^(?!W\/)/, 'W/'))
  if (known?.includes(tag) || request.headers['if-none-match']?.trim() === '*') return reply.code(304).send()
  return reply.type(type).send(body)
}
