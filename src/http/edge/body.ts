import { isUtf8 } from 'node:buffer'
import type { IncomingHttpHeaders } from 'node:http'
import type { Readable } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { bytesPerValue, valuesIn } from '../../budget/json-values.ts'
import { type CdsError, errorOf, overloaded } from '../../errors.ts'
import { takeIn } from './intake.ts'
import { isPacked } from './packing.ts'

/** Bytes of FHIR data for each value in them, at least: real ones have twice as many. */
const bytesOfValue = 14

/** A smaller body cannot have so many values that it is worth counting them. */
const small = 65_536

/** Parsing as much takes some milliseconds or more. */
const large = 262_144
/** So many bytes are parsed in a millisecond at least. */
const parsed = 40_000

/**
 * Takes in JSON in UTF-8, as application/json or application/fhir+json, and nothing else, as it is or packed with gzip. A body with a `__proto__` key, or a `constructor`
 * that holds a `prototype`, is refused; so is one with more values than FHIR data of the largest size have, before it is parsed, and any for which there is no room.
 */
export function takeJson(app: FastifyInstance, limit: number): void {
  app.removeAllContentTypeParsers()
  const parse = parserOf(app)
  app.addContentTypeParser(
    ['application/json', 'application/fhir+json'],
    async (request: FastifyRequest, payload: Readable) => {
      if (!isUnicode(request.headers)) throw errorOf('media-type-unsupported')
      const { 'content-length': said } = request.headers
      const length = said === undefined ? null : Number(said)
      const bytes = await takeIn(payload, { length, packed: isPacked(request.headers) }, limit, request.share)
      // Decoding would put a replacement character in the place of a wrong byte, and so change a name or an id without a word.
      if (!isUtf8(bytes)) throw errorOf('body-not-utf8')
      const values = boundedValues(bytes, limit / bytesOfValue)
      const granted = request.share.turn(values * bytesPerValue + 2 * bytes.length)
      if (!(await granted)) throw overloaded
      // Parsing is one piece of work that cannot be laid aside: whoever waits comes before it, and after.
      const { work } = request.share
      if (bytes.length > large) await work.turn(bytes.length / parsed)
      // Not as Latin-1, also where it could be: such a string lies outside of the heap, for which the collector works four times as much.
      const body = await work.piece(() => parse(request, bytes.toString()))
      await work.rest()
      return body
    },
  )
}

/** How many values there are at most. @throws CdsError when there are too many of them */
function boundedValues(bytes: Buffer, most: number): number {
  if (bytes.length <= small) return bytes.length / 2
  const values = valuesIn(bytes)
  if (values > most) throw errorOf('values-too-many')
  return values
}

/** Whether there may be a key that is refused: `__proto__`, or `prototype` in a `constructor`; an escape may spell it. */
function isSuspect(text: string): boolean {
  return text.includes('proto') || text.includes('\\u00')
}

/** The parser of Fastify, which looks at every key; where none can be one that is refused, the one that it calls itself. */
function parserOf(app: FastifyInstance): (request: FastifyRequest, text: string) => Promise<unknown> {
  const parse = app.getDefaultJsonParser('error', 'error')
  const parseEach = (request: FastifyRequest, text: string) =>
    new Promise((resolve, reject) => {
      parse(request, text, (error, body) => (error ? reject(error) : resolve(body)))
    })
  return async (request, text) => {
    try {
      return isSuspect(text) || text.startsWith(mark) ? await parseEach(request, text) : JSON.parse(text)
    } catch {
      throw whyNot(text)
    }
  }
}

/** What some write before UTF-8, and that parser leaves out. */
const mark = '\ufeff'

/** Whether the headers say of no charset that it is another than UTF-8. */
function isUnicode({ 'content-type': type = '' }: IncomingHttpHeaders) {
  const charsets = [...type.matchAll(/;\s*charset\*?\s*=\s*("[^"]*"|[^;\s]*)/gi)]
  return charsets.every(([, charset]) => utf8.test(charset ?? ''))
}

/** ASCII is UTF-8. */
const utf8 = /^("?)(utf-?8|us-ascii)\1$/i

function whyNot(text: string): CdsError {
  return errorOf(isSuspect(text) && isJson(text) ? 'body-forbidden-key' : 'body-not-json')
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
