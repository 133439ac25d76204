import { type CdsError, errorOf, type Issue } from '../errors.ts'
import { isOwnMachine } from '../fhir/server.ts'
import type { Service } from '../knowledge/knowledge.ts'
import type { TokenLeniency } from './client.ts'

/** What a body may get wrong and is answered all the same, unless STRICT is set: where, and what the specification asks for. */
const asked = {
  'hook-instance-not-uuid': ['hookInstance', 'hookInstance must be a UUID. Send a new one with each call.'],
  'patient-id-prefixed': [
    'context.patientId',
    'context.patientId must be the bare id. Send it without Patient/ before it.',
  ],
  'encounter-id-not-id': [
    'context.encounterId',
    'context.encounterId must be a FHIR id. Send it bare, or leave it out.',
  ],
  'user-id-not-reference': [
    'context.userId',
    'context.userId must be a Practitioner, PractitionerRole, Patient or RelatedPerson with its id. Send e.g. Practitioner/x.',
  ],
  'member-null': ['', 'A member without a value must be left out. Send no null beside or in fhirAuthorization.'],
  'prefetch-not-asked': ['prefetch', 'prefetch must hold only what discovery asks for. Leave other keys out.'],
  'bundle-without-type': ['prefetch', 'A Bundle must have a type. Send searchset.'],
  'fhir-server-not-https': ['fhirServer', 'fhirServer must be reached over TLS. Send its https base URL.'],
} as const

export type CallLeniency = keyof typeof asked

/** Every kind there is, those of tokens too. */
export const leniencies: readonly (CallLeniency | TokenLeniency)[] = [
  ...(Object.keys(asked) as CallLeniency[]),
  'token-without-type',
  'token-without-iat',
]

interface Body {
  readonly hookInstance?: unknown
  readonly context?: { readonly [member: string]: unknown }
  readonly prefetch?: Readonly<Record<string, unknown>> | null
  readonly fhirServer?: unknown
  readonly fhirAuthorization?: { readonly patient?: unknown } | null
}

const uuid = /^(?:urn:uuid:)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const id = /^[A-Za-z0-9.-]{1,64}$/
const user = /^(?:Practitioner|PractitionerRole|Patient|RelatedPerson)\/[A-Za-z0-9.-]{1,64}$/

/** What a body that was accepted gets wrong. */
export function leniencyOf(body: Body, service: Pick<Service, 'prefetch'>): readonly CallLeniency[] {
  const { hookInstance, context = {}, prefetch, fhirServer, fhirAuthorization } = body
  const { patientId, encounterId, userId } = context
  const sent = Object.entries(prefetch ?? {})
  const wrong: Readonly<Record<CallLeniency, boolean>> = {
    'hook-instance-not-uuid': !uuid.test(String(hookInstance)),
    'patient-id-prefixed': !id.test(String(patientId)),
    'encounter-id-not-id': encounterId !== undefined && !(typeof encounterId === 'string' && id.test(encounterId)),
    'user-id-not-reference': !user.test(String(userId)),
    'member-null': [prefetch, fhirServer, fhirAuthorization, fhirAuthorization?.patient].includes(null),
    'prefetch-not-asked': sent.some(([key]) => !Object.hasOwn(service.prefetch, key)),
    'bundle-without-type': sent.some(([, value]) => isUntyped(value)),
    'fhir-server-not-https':
      typeof fhirServer === 'string' && !/^https:/i.test(fhirServer) && !isOwnMachine(fhirServer),
  }
  return (Object.keys(wrong) as CallLeniency[]).filter((kind) => wrong[kind])
}

/** The error with which strict mode refuses what leniency would accept. */
export function notConformant(kinds: readonly CallLeniency[]): CdsError {
  const issues = kinds.map((kind): Issue => {
    const [expression, diagnostics] = asked[kind]
    return { code: 'not-conformant', diagnostics, ...(expression && { expression }) }
  })
  return errorOf(400, issues)
}

function isUntyped(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Reflect.get(value, 'resourceType') !== 'Bundle') return false
  return typeof Reflect.get(value, 'type') !== 'string'
}
