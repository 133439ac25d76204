import { isUtf8 } from 'node:buffer'
import type { IncomingHttpHeaders } from 'node:http'
import type { Readable } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import secureJson from 'secure-json-parse'
import { bytesPerValue, valuesIn } from '../../budget/json-values.ts'
import type { Work } from '../../budget/work.ts'
import { errorOf, overloaded } from '../../errors.ts'
import { takeIn } from './intake.ts'
import { isPacked } from './packing.ts'

const { scan } = secureJson

/** Bytes of FHIR data for each value in them, at least: real ones have twice as many. */
const bytesOfValue = 14

/** A smaller body cannot have so many values that it is worth counting them. */
const small = 65_536

/** Parsing as much takes some milliseconds or more. */
const large = 262_144
/** So many bytes are parsed in a millisecond at least. */
const perMillisecond = 40_000

/**
 * Takes in JSON in UTF-8, as application/json or application/fhir+json, and nothing else, as it is or packed with gzip. A body with a `__proto__` key, or a `constructor`
 * that holds a `prototype`, is refused; so is one with more values than FHIR data of the largest size have, before it is parsed, and any for which there is no room.
 */
export function takeJson(app: FastifyInstance, limit: number): void {
  app.removeAllContentTypeParsers()
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
      if (bytes.length > large || work.isOfCrowd) await work.turn(bytes.length / perMillisecond)
      // Not as Latin-1, also where it could be: such a string lies outside of the heap, for which the collector works four times as much.
      return parsed(bytes.toString(), work)
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

/** Whether there may be a key that is refused: `__proto__`, or `prototype` in a `constructor`; an escape of one of its letters may spell it. */
function isSuspect(text: string): boolean {
  return text.includes('proto') || (text.includes('\\u00') && /\\u00[5-7]/.test(text))
}

/** The value that a text tells. Parsing it, and looking at every key where one may be refused, are each a piece of work. @throws CdsError 400 */
async function parsed(text: string, work: Work): Promise<unknown> {
  const value = work.piece(() => {
    try {
      return JSON.parse(text.startsWith(mark) ? text.slice(1) : text)
    } catch {
      throw errorOf('body-not-json')
    }
  })
  await work.rest()
  if (typeof value === 'object' && value !== null && isSuspect(text)) work.piece(() => refuseForbidden(value))
  await work.rest()
  return value
}

function refuseForbidden(value: object): void {
  try {
    scan(value, { protoAction: 'error', constructorAction: 'error' })
  } catch {
    throw errorOf('body-forbidden-key')
  }
}

/** What some write before UTF-8. */
const mark = '\ufeff'

/** Whether the headers say of no charset that it is another than UTF-8. */
function isUnicode({ 'content-type': type = '' }: IncomingHttpHeaders) {
  const charsets = [...type.matchAll(/;\s*charset\*?\s*=\s*("[^"]*"|[^;\s]*)/gi)]
  return charsets.every(([, charset]) => utf8.test(charset ?? ''))
}

/** ASCII is UTF-8. */
const utf8 = /^("?)(utf-?8|us-ascii)\1$/i
