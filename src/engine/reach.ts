import type { Dispatcher } from 'undici'
import type { ErrorCode } from '../errors.ts'
import type { FhirAccess } from '../fhir/client.ts'
import { type Lack, NotHad } from '../fhir/not-had.ts'
import { excludes } from '../fhir/scope.ts'
import type { Call } from './call.ts'

/** Which FHIR servers may be called, and how long gathering may take in all (ms). */
export interface FhirLimits {
  readonly fhirServers: ReadonlySet<string>
  readonly gatherDeadline: number
  readonly agent?: Dispatcher
  /** Told of each prefetch key that was asked of the server: what came of it, and how long it took (ms). */
  readonly fetched?: (result: FetchResult, ms: number) => void
}

/** What came of asking a FHIR server: data, or what they lacked. */
export type FetchResult = 'had' | Lack

/** Why the FHIR server cannot be asked, and what to do about it. */
export interface Barred {
  readonly code: ErrorCode
  readonly why: string
  readonly todo: string
}

/** The FHIR server of a call: what may be asked of it, until `end` is called or the deadline or the token runs out. */
export interface Reach {
  /** The access for reading a type, or why there is none. */
  to(type: string): FhirAccess | Barred
  end(): void
}

/**
 * What of the FHIR server that the call names is within reach: it is on the list, the token is still good and its scopes do not exclude the type.
 * @see CDS Hooks, FHIR Resource Access
 */
export function reach(
  { fhirServer, fhirAuthorization }: Pick<Call, 'fhirServer' | 'fhirAuthorization'>,
  limits: FhirLimits,
): Reach {
  const barred = bar(fhirServer, limits)
  if (barred || !fhirServer) return { to: () => barred ?? noServer, end: () => undefined }
  const lifetime = fhirAuthorization ? fhirAuthorization.expires_in * 1000 : Number.POSITIVE_INFINITY
  const controller = new AbortController()
  const end =
    lifetime < limits.gatherDeadline
      ? new NotHad('expired', 'did not answer before the access token expired')
      : new NotHad('timeout', `did not answer within ${limits.gatherDeadline} ms`)
  const timer = setTimeout(() => controller.abort(end), Math.min(lifetime, limits.gatherDeadline))
  return {
    to(type) {
      if (lifetime === 0) return expired
      if (fhirAuthorization && excludes(fhirAuthorization.scope, type)) return noScope
      return {
        base: fhirServer,
        token: fhirAuthorization?.access_token,
        signal: controller.signal,
        agent: limits.agent,
      }
    },
    end() {
      clearTimeout(timer)
      controller.abort(new NotHad('failed', 'was no longer needed'))
    },
  }
}

function bar(fhirServer: string | null, limits: FhirLimits): Barred | null {
  if (!fhirServer) return noServer
  return limits.fhirServers.has(fhirServer) ? null : notAllowed
}

const noServer: Barred = {
  code: 'data-missing',
  why: 'the call names no fhirServer',
  todo: 'Send this key in prefetch, or send fhirServer and fhirAuthorization.',
}
const notAllowed: Barred = {
  code: 'fhir-server-not-allowed',
  why: 'the fhirServer of the call is not one that this service may call',
  todo: 'Send this key in prefetch, or have the base URL put in FHIR_SERVERS of this service.',
}
const expired: Barred = {
  code: 'fhir-token-expired',
  why: 'the access token has expired (expires_in is 0)',
  todo: 'Send this key in prefetch, or a token that is still good.',
}
const noScope: Barred = {
  code: 'fhir-scope-missing',
  why: 'the scopes of the access token do not let all of this type be read',
  todo: 'Send this key in prefetch, or a token with a read scope for this type.',
}
