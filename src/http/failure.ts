import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { CdsError, type ErrorCode, operationOutcome } from '../errors.ts'
import { isTooDeep } from '../fhir/depth.ts'

const fastifyCodes: Readonly<Record<string, readonly [status: number, code: ErrorCode, diagnostics: string]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: [
    413,
    'body-too-large',
    'The body is larger than this service takes in. Send less, e.g. fewer years of observations, or have BODY_LIMIT raised.',
  ],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [
    415,
    'media-type-unsupported',
    'The body is not sent as JSON. Send it with Content-Type: application/json.',
  ],
  FST_ERR_CTP_EMPTY_JSON_BODY: [400, 'body-not-json', 'The body is empty. Send a CDS Hooks call as JSON.'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [
    400,
    'body-not-json',
    'The body is not as long as Content-Length says. Send it whole.',
  ],
}

/** When to try again what is refused for a while, in seconds: as long as it takes until a key set may be fetched once more. */
const retryAfter = 10

/** Answers with what went wrong, once for all: an OperationOutcome that says what, where and what to do; nothing of the program or the patient. */
export function failure(error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply) {
  const known = knownError(error, request)
  if (known.status >= 500 && known.code === 'internal') request.log.error(traceOf(error), 'internal error')
  request.noted.code = known.code
  if (known.status === 503 && !reply.hasHeader('retry-after')) reply.header('retry-after', retryAfter)
  return reply.code(known.status).type('application/fhir+json').send(operationOutcome(known.issues))
}

function knownError(error: FastifyError | Error, request: FastifyRequest): CdsError {
  if (error instanceof CdsError) return error
  if ('code' in error) {
    const known = fastifyCodes[String(error.code)]
    if (known) return new CdsError(...known)
    const status = 'statusCode' in error ? Number(error.statusCode) : 500
    if (status >= 400 && status < 500)
      return new CdsError(status, 'request-invalid', 'The request cannot be understood. See the documentation.')
  }
  if (error instanceof RangeError && isTooDeep(request.body)) {
    return new CdsError(
      400,
      'body-too-deep',
      'The body is nested too deep to be FHIR. Send the resources as your FHIR server gives them.',
    )
  }
  const diagnostics = 'Something went wrong in this service. Tell its keeper the X-Request-Id of this answer.'
  return new CdsError(500, 'internal', diagnostics)
}

/** What of an error may be logged: its kind and place. Its message may hold data of the patient. */
function traceOf(error: Error) {
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return { error: error.name, at: frames.slice(0, 12).map((line) => line.trim()) }
}
