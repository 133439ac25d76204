import {
  createLocalJWKSet,
  errors,
  type FetchImplementation,
  type JWK,
  type JWTPayload,
  type JWTVerifyGetKey,
  jwtVerify,
} from 'jose'
import { CdsError } from '../errors.ts'
import type { Client, ClientSettings, TokenLeniency } from './client.ts'
import { Distrust } from './distrust.ts'
import { publishedKeys } from './keys.ts'
import { firstUse, type MarkSeen } from './replay.ts'
import { clientOf, openToken, type Token } from './token.ts'

/** How far the clocks of a client and of this service may differ, and how long a token may be good at most (s). */
const seconds = { skew: 60, longest: 3600 }

/** Tells who calls, by what a call carries and the URLs that its token may be for. @throws CdsError 401, or 503 when nobody can tell */
export type Trust = (authorization: string | undefined, urls: readonly string[]) => Promise<Client>

/** With what clients are verified. */
export interface TrustParts {
  readonly clients: readonly ClientSettings[]
  /** Servers that every client may name, beside its own. */
  readonly fhirServers: ReadonlySet<string>
  readonly fetchKeys: FetchImplementation
  readonly markSeen: MarkSeen
  /** Whether a token must have what real clients leave out. */
  readonly strict: boolean
}

/** Trusts everyone: for a service without clients. */
export function trustAnyone(fhirServers: ReadonlySet<string>): Trust {
  const open: Client = { client: 'open', tenant: 'open', fhirServers, lenient: [] }
  return async () => open
}

/**
 * Trusts who brings a token that a configured client signed for this URL, a short while ago and never before.
 * @see https://cds-hooks.hl7.org/2.0/#trusting-cds-clients "Trusting CDS Clients"; https://www.rfc-editor.org/rfc/rfc7519#section-7.2
 */
export function trustClients({ clients, fhirServers, fetchKeys, markSeen, strict }: TrustParts): Trust {
  const isFirst = firstUse(markSeen)
  const known = new Map(
    clients.map((client) => [
      client,
      {
        keys: 'url' in client.keys ? publishedKeys(client.keys.url, fetchKeys) : pinnedKeys(client.keys.pinned),
        fhirServers: new Set([...fhirServers, ...client.fhirServers]),
      },
    ]),
  )
  return async (authorization, urls) => {
    const token = openToken(authorization)
    const client = clientOf(token, clients)
    const by = known.get(client)
    if (!by) throw new Distrust('issuer-unknown')
    checkHeader(token, client)
    const claims = await verified(token, client, by.keys, urls)
    const lenient = leniencies(token, claims)
    if (strict && lenient.length > 0) throw new Distrust('claim-missing', client.name)
    const { jti, until } = checkClaims(claims, client.name)
    if (!(await isFirst(client.name, jti, until))) throw new Distrust('replayed', client.name)
    return {
      client: client.name,
      tenant: 'only' in client.tenants ? client.tenants.only : String(claims.tenant),
      fhirServers: by.fhirServers,
      lenient,
    }
  }
}

function pinnedKeys(keys: readonly JWK[]): JWTVerifyGetKey {
  return createLocalJWKSet({ keys: [...keys] })
}

/**
 * What a header says of a token that is more than signed claims in plain JSON; `jose` takes some of it.
 * @see https://www.rfc-editor.org/rfc/rfc7515#section-4.1.11
 * @see https://www.rfc-editor.org/rfc/rfc7797#section-3
 */
const reshaping = ['crit', 'b64', 'zip', 'enc', 'cty']

function checkHeader({ header }: Token, { name, algorithms, keys }: ClientSettings): void {
  if (!algorithms.some((algorithm) => algorithm === header.alg)) throw new Distrust('algorithm-not-allowed', name)
  if (typeof header.kid !== 'string' || header.kid === '') throw new Distrust('key-id-missing', name)
  if (reshaping.some((member) => member in header)) throw new Distrust('token-malformed', name)
  if (header.typ !== undefined && !isJwt(header.typ)) throw new Distrust('type-not-jwt', name)
  if (header.jku !== undefined && 'url' in keys && header.jku !== keys.url)
    throw new Distrust('jku-not-configured', name)
}

function isJwt(type: unknown): boolean {
  return typeof type === 'string' && /^(application\/)?jwt$/i.test(type)
}

async function verified(token: Token, client: ClientSettings, keys: JWTVerifyGetKey, urls: readonly string[]) {
  try {
    const { payload } = await jwtVerify(token.text, keys, {
      algorithms: [...client.algorithms],
      issuer: client.issuer,
      audience: [...urls],
      clockTolerance: seconds.skew,
      requiredClaims: ['exp', 'jti'],
    })
    return payload
  } catch (error) {
    throw error instanceof CdsError ? error : new Distrust(doubtOf(error), client.name)
  }
}

function doubtOf(error: unknown) {
  if (error instanceof errors.JWTExpired) return 'expired'
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.reason === 'missing' || error.reason === 'invalid') return 'claim-missing'
    return error.claim === 'nbf' ? 'not-yet-valid' : 'audience-other'
  }
  if (error instanceof errors.JOSEError && /^ERR_JWKS?_/.test(error.code)) return 'key-unknown'
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'signature-wrong'
  return 'token-malformed'
}

function checkClaims({ jti, exp = 0, iat }: JWTPayload, name: string): { jti: string; until: Date } {
  const now = Math.floor(Date.now() / 1000)
  if (typeof jti !== 'string' || jti === '') throw new Distrust('claim-missing', name)
  if (iat !== undefined && iat > now + seconds.skew) throw new Distrust('not-yet-valid', name)
  if (exp - Math.min(iat ?? now, now) > seconds.longest + seconds.skew) throw new Distrust('lifetime-too-long', name)
  return { jti, until: new Date((exp + seconds.skew) * 1000) }
}

function leniencies({ header }: Token, { iat }: JWTPayload): readonly TokenLeniency[] {
  return [
    ...(header.typ === undefined ? (['token-without-type'] as const) : []),
    ...(iat === undefined ? (['token-without-iat'] as const) : []),
  ]
}
