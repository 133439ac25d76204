import type { JWK } from 'jose'

/**
 * Signature algorithms that a client may be allowed; no shared secrets, no `none`.
 * @see https://www.rfc-editor.org/rfc/rfc7518#section-3.1
 */
export const algorithms = ['ES256', 'ES384', 'ES512', 'RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'] as const

export type Algorithm = (typeof algorithms)[number]

/** A CDS client as the site file describes it. @see docs/site.md#clients */
export interface ClientSettings {
  readonly name: string
  /** The `iss` of its tokens. */
  readonly issuer: string
  /** Where its keys are published, or the keys themselves. */
  readonly keys: { readonly url: string } | { readonly pinned: readonly JWK[] }
  readonly algorithms: readonly Algorithm[]
  /** Whose patients it sees: one group, or the groups of which each token has to name one in its claim `tenant`. */
  readonly tenants: { readonly only: string } | { readonly oneOf: readonly string[] }
  /** Base URLs (as `serverBase` writes them) that its calls may name, beside those of the configuration. */
  readonly fhirServers: ReadonlySet<string>
  /** Most calls in a minute, for each instance of the service. */
  readonly rateLimit: number
}

/** Who calls. `client` is `open` when anyone may, because no clients are configured. */
export interface Client {
  readonly client: string
  /** Clients of one tenant see the same patients. */
  readonly tenant: string
  /** What its calls may name as `fhirServer`. */
  readonly fhirServers: ReadonlySet<string>
  /** What was accepted although CDS Hooks asks for more. */
  readonly lenient: readonly TokenLeniency[]
}

/**
 * What may be missing from a token without harm.
 * @see https://cds-hooks.hl7.org/2.0/#trusting-cds-clients "Trusting CDS Clients"
 */
export type TokenLeniency = 'token-without-type' | 'token-without-iat'
