import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { CdsError, errorOf, operationOutcome, type PlainCode } from '../../errors.ts'
import { isTooDeep } from '../../fhir/depth.ts'
import { languageOfError } from '../language.ts'
import { invalid } from './headers.ts'

const fastifyCodes: Readonly<Record<string, PlainCode>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'media-type-unsupported',
}

/** When to try again what is refused for a while, in seconds: as long as it takes until a key set may be fetched once more. */
const retryAfter = 10

/** Answers with what went wrong, once for all: an OperationOutcome that says what, where and what to do; nothing of the program or the patient. */
export function failure(error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply) {
  const known = knownError(error, request)
  if (known.status >= 500 && known.code === 'internal') request.log.error(traceOf(error), 'internal error')
  request.noted.code = known.code
  if (known.status === 503 && !reply.hasHeader('retry-after')) reply.header('retry-after', retryAfter)
  const language = languageOfError(request.headers['accept-language'])
  reply.code(known.status).type('application/fhir+json').header('content-language', language)
  return reply.send(operationOutcome(known.issues, language))
}

function knownError(error: FastifyError | Error, request: FastifyRequest): CdsError {
  if (error instanceof CdsError) return error
  if ('code' in error) {
    const known = fastifyCodes[String(error.code)]
    if (known) return errorOf(known)
    const status = 'statusCode' in error ? Number(error.statusCode) : 500
    if (status >= 400 && status < 500) return notUnderstood
  }
  if (error instanceof RangeError && isTooDeep(request.body)) return errorOf('body-too-deep')
  return errorOf('internal')
}

const notUnderstood = invalid({ en: 'it cannot be understood', nl: 'het is niet te begrijpen' })

/** What of an error may be logged: its kind and place. Its message may hold data of the patient. */
function traceOf(error: Error) {
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return { error: error.name, at: frames.slice(0, 12).map((line) => line.trim()) }
}
