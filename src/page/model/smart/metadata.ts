import type { Trouble } from '../../conversation/record.ts'
import type { SettledServer } from './settings.ts'

/** What a server says of its authorization, as far as it is used here. */
export interface Metadata {
  /** Of the authorization server; null where it does not say. */
  readonly issuer: string | null
  readonly authorization: string
  readonly token: string
  /** Whether scopes may be written as SMART 2 has them (`.rs`). */
  readonly hasGranularScopes: boolean
  /** Whether it always says who it is when it sends a browser back. @see https://www.rfc-editor.org/rfc/rfc9207#section-3 */
  readonly saysIssuer: boolean
}

/** Where a server tells of its authorization. @see https://hl7.org/fhir/smart-app-launch/conformance.html#using-well-known */
export function metadataOf(iss: string): string {
  return `${iss.replace(/\/+$/, '')}/.well-known/smart-configuration`
}

/**
 * What a server says of its authorization, if it is enough to be safe: both endpoints, where the site file expects them, and S256. One
 * without is no open server, and gets no launch without PKCE.
 */
export function checkedMetadata(said: unknown, { origins }: SettledServer): Metadata | Trouble {
  if (typeof said !== 'object' || said === null) return { trouble: 'metadata-failed' }
  const metadata = said as Readonly<Record<string, unknown>>
  const [authorization, token] = [metadata.authorization_endpoint, metadata.token_endpoint]
  if (!isAddress(authorization) || !isAddress(token)) return { trouble: 'endpoints-missing' }
  if (![authorization, token].every((url) => origins.includes(new URL(url).origin)))
    return { trouble: 'endpoint-elsewhere' }
  if (!namesIn(metadata.code_challenge_methods_supported).includes('S256')) return { trouble: 'pkce-missing' }
  return {
    issuer: typeof metadata.issuer === 'string' ? metadata.issuer : null,
    authorization,
    token,
    hasGranularScopes: namesIn(metadata.capabilities).includes('permission-v2'),
    saysIssuer: metadata.authorization_response_iss_parameter_supported === true,
  }
}

/** With a query of its own, to which the library would put its parameters with a second question mark, it is none. */
function isAddress(said: unknown): said is string {
  if (typeof said !== 'string' || !URL.canParse(said)) return false
  const { username, password, search, hash } = new URL(said)
  return !username && !password && !search && !hash
}

function namesIn(list: unknown): readonly unknown[] {
  return Array.isArray(list) ? list : []
}
