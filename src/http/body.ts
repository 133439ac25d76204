import { isUtf8 } from 'node:buffer'
import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { CdsError } from '../errors.ts'

/**
 * Takes in JSON in UTF-8, as application/json or application/fhir+json, and nothing else. A body with a `__proto__` key, or a `constructor`
 * that holds a `prototype`, is refused.
 */
export function takeJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  const parse = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser<Buffer>(
    ['application/json', 'application/fhir+json'],
    { parseAs: 'buffer' },
    (request, bytes, done) => {
      if (!isPlain(request.headers)) return done(notPlain)
      // Decoding would put a replacement character in the place of a wrong byte, and so change a name or an id without a word.
      if (!isUtf8(bytes)) return done(notUtf8)
      const text = bytes.toString()
      parse(request, text, (error, body) => (error && text !== '' ? done(whyNot(text)) : done(error, body)))
    },
  )
}

/** Whether the headers say of no charset that it is another than UTF-8, and of no packing. */
function isPlain({ 'content-type': type = '', 'content-encoding': encoding = 'identity' }: IncomingHttpHeaders) {
  const charsets = [...type.matchAll(/;\s*charset\*?\s*=\s*("[^"]*"|[^;\s]*)/gi)]
  return charsets.every(([, charset]) => utf8.test(charset ?? '')) && encoding.toLowerCase() === 'identity'
}

/** ASCII is UTF-8. */
const utf8 = /^("?)(utf-?8|us-ascii)\1$/i

const notUtf8 = new CdsError(
  400,
  'body-not-utf8',
  'The body has bytes that are not UTF-8. Send JSON in UTF-8, from a client that does not convert it on the way.',
)

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
