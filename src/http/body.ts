import type { FastifyInstance } from 'fastify'
import { CdsError } from '../errors.ts'

/**
 * Takes in JSON in UTF-8, as application/json or application/fhir+json, and nothing else. A body with a `__proto__` key, or a `constructor`
 * that holds a `prototype`, is refused.
 */
export function takeJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  const parse = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser<string>(
    ['application/json', 'application/fhir+json'],
    { parseAs: 'string' },
    (request, text, done) => {
      const charset = /charset\s*=\s*"?([\w-]+)/i.exec(request.headers['content-type'] ?? '')?.[1] ?? 'utf-8'
      const encoding = request.headers['content-encoding'] ?? 'identity'
      if (!/^(utf-?8|us-ascii)$/i.test(charset) || encoding !== 'identity') return done(notPlain)
      parse(request, text, (error, body) => (error && text !== '' ? done(whyNot(text)) : done(error, body)))
    },
  )
}

const notPlain = new CdsError(
  415,
  'media-type-unsupported',
  'The body must be JSON in UTF-8, without Content-Encoding. Send it so.',
)

/** Words without which no key is refused; `\u` may spell them. */
const suspect = /__proto__|constructor|\\u00/

function whyNot(text: string): CdsError {
  if (!suspect.test(text) || !isJson(text)) {
    return new CdsError(
      400,
      'body-not-json',
      'The body is not JSON. Send a CDS Hooks call as JSON, whole and without comments.',
    )
  }
  const diagnostics =
    'The body has a key that FHIR does not know and that is refused: __proto__, or constructor with prototype. Leave it out.'
  return new CdsError(400, 'body-forbidden-key', diagnostics)
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
