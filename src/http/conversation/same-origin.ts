import type { FastifyRequest } from 'fastify'
import { errorOf } from '../../errors.ts'

/**
 * Lets in only what a page of ours asks in a browser: a browser says where a request comes from, and no page can say it otherwise.
 * @see https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header
 */
export async function sameOriginOnly({ headers }: FastifyRequest): Promise<void> {
  if (headers['sec-fetch-site'] !== 'same-origin') throw errorOf('not-from-our-page')
}
