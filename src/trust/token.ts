import { decodeJwt, decodeProtectedHeader, type JWTPayload, type ProtectedHeaderParameters } from 'jose'
import type { ClientSettings } from './client.ts'
import { Distrust } from './distrust.ts'

/** A token taken apart; nothing in it is proven yet. */
export interface Token {
  readonly text: string
  readonly header: ProtectedHeaderParameters
  readonly claims: JWTPayload
}

const bearer = /^Bearer +([\w-]+\.[\w-]+\.[\w-]*)$/i

/** The token of an Authorization header. @throws Distrust when there is none, or it is no JWT */
export function openToken(authorization: string | undefined): Token {
  if (!authorization || !/^Bearer\b/i.test(authorization)) throw new Distrust('token-missing')
  const text = bearer.exec(authorization)?.[1]
  if (text === undefined) throw new Distrust('token-malformed')
  try {
    return { text, header: decodeProtectedHeader(text), claims: decodeJwt(text) }
  } catch {
    throw new Distrust('token-malformed')
  }
}

/** The client that a token says it is from, by its issuer and its claim `tenant`. @throws Distrust when there is no such client */
export function clientOf({ claims }: Token, clients: readonly ClientSettings[]): ClientSettings {
  const ofIssuer = clients.filter(({ issuer }) => issuer === claims.iss)
  const [first] = ofIssuer
  if (!first) throw new Distrust('issuer-unknown')
  const client = ofIssuer.find(({ tenants }) => mayBeOf(tenants, claims.tenant))
  if (!client) throw new Distrust('tenant-unknown', first.name)
  return client
}

function mayBeOf(tenants: ClientSettings['tenants'], claimed: unknown): boolean {
  if ('only' in tenants) return claimed === undefined || claimed === tenants.only
  return tenants.oneOf.some((tenant) => tenant === claimed)
}
