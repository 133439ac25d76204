import { type Issue, issueOf } from '../errors.ts'
import { isOwnMachine } from '../fhir/client/base-url.ts'
import type { Service } from '../knowledge/knowledge.ts'
import type { TokenLeniency } from '../trust/client.ts'
import { type ContextLeniency, contextLeniencies } from './context-leniency.ts'

/**
 * What a body may get wrong and is answered all the same, unless STRICT is set: where, and what CDS Hooks asks for.
 * @see docs/decisions/strict-and-lenient.md
 */
const asked = {
  'hook-instance-not-uuid': [
    'hookInstance',
    'hookInstance must be a UUID. Send a new one with each call.',
    'hookInstance moet een UUID zijn. Stuur bij elke aanroep een nieuwe.',
  ],
  'patient-id-prefixed': [
    'context.patientId',
    'context.patientId must be the bare id. Send it without Patient/ before it.',
    'context.patientId moet het kale id zijn. Stuur het zonder Patient/ ervoor.',
  ],
  'encounter-id-not-id': [
    'context.encounterId',
    'context.encounterId must be a FHIR id. Send it bare, or leave it out.',
    'context.encounterId moet een FHIR-id zijn. Stuur het kaal, of laat het weg.',
  ],
  'user-id-not-reference': [
    'context.userId',
    'context.userId must be a Practitioner, PractitionerRole, Patient or RelatedPerson with its id. Send e.g. Practitioner/x.',
    'context.userId moet een Practitioner, PractitionerRole, Patient of RelatedPerson met id zijn. Stuur bijvoorbeeld Practitioner/x.',
  ],
  'member-null': [
    '',
    'A member without a value must be left out. Send no null beside or in fhirAuthorization.',
    'Een veld zonder waarde moet weg. Stuur geen null naast of in fhirAuthorization.',
  ],
  'bundle-without-type': [
    'prefetch',
    'A Bundle must have a type. Send searchset.',
    'Een Bundle moet een type hebben. Stuur searchset.',
  ],
  'fhir-server-not-https': [
    'fhirServer',
    'fhirServer must be reached over TLS. Send its https base URL.',
    'fhirServer moet over TLS te bereiken zijn. Stuur het https-adres.',
  ],
} as const

/** Kinds that strict mode takes as well: CDS Hooks does not forbid keys that nobody asked for. */
const harmless = 'prefetch-not-asked'

type EnvelopeLeniency = keyof typeof asked | typeof harmless

export type CallLeniency = EnvelopeLeniency | ContextLeniency

/** Every kind there is, those of tokens too. */
export const leniencies: readonly (CallLeniency | TokenLeniency)[] = [
  ...(Object.keys(asked) as CallLeniency[]),
  harmless,
  ...contextLeniencies,
  'token-without-type',
  'token-without-iat',
]

/** A body that is an object, of which nothing else is sure. */
export interface Body {
  readonly hook?: unknown
  readonly hookInstance?: unknown
  readonly context?: unknown
  readonly prefetch?: unknown
  readonly fhirServer?: unknown
  readonly fhirAuthorization?: unknown
}

const uuid = /^(?:urn:uuid:)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const id = /^[A-Za-z0-9.-]{1,64}$/
const user = /^(?:Practitioner|PractitionerRole|Patient|RelatedPerson)\/[A-Za-z0-9.-]{1,64}$/

/** What a body gets wrong of all this, as far as it can be told. */
export function leniencyOf(body: Body, service: Pick<Service, 'prefetch'>): readonly EnvelopeLeniency[] {
  const { hookInstance, context, prefetch, fhirServer, fhirAuthorization } = body
  const { patientId, encounterId, userId } = Object(context)
  const sent = typeof prefetch === 'object' ? Object.entries(prefetch ?? {}) : []
  const wrong: Readonly<Record<EnvelopeLeniency, boolean>> = {
    'hook-instance-not-uuid': !uuid.test(String(hookInstance)),
    'patient-id-prefixed': !id.test(String(patientId)),
    'encounter-id-not-id': encounterId !== undefined && !(typeof encounterId === 'string' && id.test(encounterId)),
    'user-id-not-reference': !user.test(String(userId)),
    'member-null': [prefetch, fhirServer, fhirAuthorization, Object(fhirAuthorization).patient].includes(null),
    'prefetch-not-asked': sent.some(([key]) => !Object.hasOwn(service.prefetch, key)),
    'bundle-without-type': sent.some(([, value]) => isUntyped(value)),
    'fhir-server-not-https':
      typeof fhirServer === 'string' && !/^https:/i.test(fhirServer) && !isOwnMachine(fhirServer),
  }
  return (Object.keys(wrong) as EnvelopeLeniency[]).filter((kind) => wrong[kind])
}

/** With what strict mode refuses what leniency would accept, but for a member of which something worse is told. */
export function notConformant(kinds: readonly EnvelopeLeniency[], faults: readonly Issue[]): readonly Issue[] {
  const faulty = faults.flatMap(({ expression }) => expression)
  return kinds.flatMap((kind) => {
    if (kind === harmless) return []
    const [at, en, nl] = asked[kind]
    if (faulty.some((place) => at === place || at.startsWith(`${place}.`))) return []
    return [issueOf('not-conformant', { asked: { en, nl } }, ...(at ? [at] : []))]
  })
}

function isUntyped(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Reflect.get(value, 'resourceType') !== 'Bundle') return false
  return typeof Reflect.get(value, 'type') !== 'string'
}
