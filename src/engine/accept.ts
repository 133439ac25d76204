import { CdsError, type ErrorCode, errorOf, type Issue, once } from '../errors.ts'
import { serverBase } from '../fhir/server.ts'
import type { Knowledge, Service } from '../knowledge/knowledge.ts'
import { type Call, envelope } from './call.ts'
import { leniencyOf, notConformant } from './lenient.ts'

const says: readonly (readonly [path: string, code: ErrorCode, diagnostics: string])[] = [
  [
    'hook',
    'hook-missing',
    'hook must be the name of the hook that fired, as a string. Send the hook that discovery names for this service.',
  ],
  [
    'hookInstance',
    'hook-instance-missing',
    'hookInstance must be a string that sets this call apart. Send a new UUID with each call.',
  ],
  [
    'context.patientId',
    'patient-id-missing',
    'context.patientId is missing. Send the FHIR id of the patient in view, as a string.',
  ],
  [
    'context.userId',
    'user-id-missing',
    'context.userId must be a string such as Practitioner/x. Send who is looking at the patient.',
  ],
  [
    'context',
    'context-missing',
    'context must be an object with patientId and userId. Send the context that the hook defines.',
  ],
  [
    'prefetch',
    'prefetch-invalid',
    'prefetch must be an object of key to FHIR resource. Send one, or leave prefetch out.',
  ],
  [
    'fhirServer',
    'fhir-server-invalid',
    'fhirServer must be an absolute http(s) base URL without user, query or fragment. Send that, or leave it out.',
  ],
  [
    'fhirAuthorization',
    'fhir-authorization-invalid',
    'fhirAuthorization must hold access_token, token_type "Bearer", expires_in (a whole number of seconds), scope and subject (strings), and patient, ' +
      'when given, as a string. Send all of them, or leave fhirAuthorization out.',
  ],
]

/**
 * The service that is called and the call itself, checked; all that is wrong with the envelope is told at once.
 * @param strict whether to refuse what real clients get wrong
 * @throws CdsError 404 for a service that there is not, 400 for anything wrong with the body
 * @see CDS Hooks, Calling a CDS Service; docs/errors.md
 */
export function accept(
  id: string,
  body: unknown,
  knowledge: Knowledge,
  strict = false,
): { service: Service; call: Call } {
  const service = serviceOf(id, knowledge)
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new CdsError(400, 'body-not-object', 'The body must be a JSON object: a CDS Hooks call. Send one.')
  }
  const parsed = envelope.safeParse(body)
  if (!parsed.success) throw refuse(parsed.error.issues.map(({ path }) => issueAt(path, body)))
  const { hook, context, prefetch, fhirServer, fhirAuthorization } = parsed.data
  const faults: Issue[] = []
  if (hook !== service.hook) {
    faults.push(
      issue(
        'hook-mismatch',
        `hook is not the hook of this service. Send ${service.hook}, or call the service for your hook.`,
        'hook',
      ),
    )
  }
  if (fhirAuthorization && !fhirServer) {
    faults.push(
      issue(
        'fhir-authorization-without-server',
        'fhirAuthorization came without fhirServer. Send both or neither.',
        'fhirServer',
      ),
    )
  }
  if (fhirAuthorization?.patient && fhirAuthorization.patient !== context.patientId) {
    const diagnostics = 'fhirAuthorization.patient is not context.patientId. Send a token for the patient in view.'
    faults.push(issue('fhir-authorization-other-patient', diagnostics, 'fhirAuthorization.patient'))
  }
  if (faults.length > 0) throw refuse(faults)
  const lenient = leniencyOf(body, service)
  if (strict && lenient.length > 0) throw notConformant(lenient)
  return {
    service,
    call: {
      hook,
      patientId: context.patientId,
      context,
      prefetch: prefetch ?? {},
      fhirServer: fhirServer ? serverBase(fhirServer) : null,
      fhirAuthorization: fhirAuthorization ?? null,
      lenient,
    },
  }
}

/** The services on offer: drafts are not. */
export function activeServices({ services }: Pick<Knowledge, 'services'>): readonly Service[] {
  return [...services.values()].filter(({ status }) => status === 'active')
}

/** The active service of an id. @throws CdsError 404 when there is none */
export function serviceOf(id: string, knowledge: Knowledge): Service {
  const service = knowledge.services.get(id)
  if (service?.status === 'active') return service
  const diagnostics = 'There is no service with this id. GET /cds-services lists those that there are.'
  throw new CdsError(404, 'service-unknown', diagnostics)
}

function issue(code: ErrorCode, diagnostics: string, expression: string): Issue {
  return { code, diagnostics, expression }
}

function refuse(faults: readonly Issue[]): CdsError {
  return errorOf(400, once(faults, 'code'))
}

function issueAt(path: readonly PropertyKey[], body: object): Issue {
  const place = path.map(String).join('.')
  const patientId = (body as { context?: { patientId?: unknown } }).context?.patientId
  if (place === 'context.patientId' && patientId !== undefined && patientId !== null) {
    return issue(
      'patient-id-invalid',
      'context.patientId is not a FHIR id: 1 to 64 letters, digits, "-" or ".". Send it as a string.',
      place,
    )
  }
  const found = says.find(([prefix]) => place === prefix || place.startsWith(`${prefix}.`))
  return issue(found?.[1] ?? 'request-invalid', found?.[2] ?? 'The body is not a hook call.', found?.[0] ?? place)
}
