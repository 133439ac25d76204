import type { Dispatcher } from 'undici'
import type { Share } from '../budget/memory.ts'
import type { Call } from '../call/envelope.ts'
import { Answers } from '../fhir/client/answers.ts'
import type { FhirAccess } from '../fhir/client/client.ts'
import { exclusionBy } from '../fhir/client/scope.ts'
import { type Lack, NotHad } from '../fhir/failed-answer.ts'

/** Which FHIR servers may be called, and how long gathering may take in all (ms). */
export interface FhirLimits {
  readonly fhirServers: ReadonlySet<string>
  readonly gatherDeadline: number
  readonly agent?: Dispatcher
  /** What the call holds of the memory for calls: answers of FHIR servers count there. */
  readonly share: Share
  /** Told of each prefetch key that was asked of the server: what came of it, and how long it took (ms). */
  readonly fetched?: (result: FetchResult, ms: number) => void
}

/** What came of asking a FHIR server: data, or what they lacked. */
export type FetchResult = 'had' | Lack

/** Why the FHIR server cannot be asked. */
export interface Barred {
  readonly barred: 'data-missing' | 'fhir-server-not-allowed' | 'fhir-token-expired' | 'fhir-scope-missing'
}

/** The FHIR server of a call: what may be asked of it, until `end` is called or the deadline or the token runs out. */
export interface Reach {
  /** The access for reading a type, or why there is none. */
  to(type: string): FhirAccess | Barred
  end(): void
}

/**
 * What of the FHIR server that the call names is within reach: it is on the list, the token is still good and its scopes do not exclude the type.
 * @see https://cds-hooks.hl7.org/2.0/#fhir-resource-access "FHIR Resource Access"
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
      ? new NotHad(
          'expired',
          'did not answer before the access token expired',
          'antwoordde niet voordat het token verliep',
        )
      : new NotHad(
          'timeout',
          `did not answer within ${limits.gatherDeadline} ms`,
          `antwoordde niet binnen ${limits.gatherDeadline} ms`,
        )
  const excludes = exclusionBy(fhirAuthorization?.scope ?? '')
  const access = {
    base: fhirServer,
    token: fhirAuthorization?.access_token,
    signal: controller.signal,
    agent: limits.agent,
    answers: new Answers(limits.share),
  }
  const timer = setTimeout(() => controller.abort(end), Math.min(lifetime, limits.gatherDeadline))
  return {
    to(type) {
      if (lifetime === 0) return expired
      return excludes(type) ? noScope : access
    },
    end() {
      clearTimeout(timer)
      controller.abort(new NotHad('failed', 'was no longer needed', 'was niet meer nodig'))
    },
  }
}

function bar(fhirServer: string | null, limits: FhirLimits): Barred | null {
  if (!fhirServer) return noServer
  return limits.fhirServers.has(fhirServer) ? null : notAllowed
}

const noServer: Barred = { barred: 'data-missing' }
const notAllowed: Barred = { barred: 'fhir-server-not-allowed' }
const expired: Barred = { barred: 'fhir-token-expired' }
const noScope: Barred = { barred: 'fhir-scope-missing' }
