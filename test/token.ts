import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, type JWK, type JWTHeaderParameters, type JWTPayload, SignJWT } from 'jose'
import type { ClientSettings } from '../src/trust/client.ts'

/** Where the service of a test is called, as its clients see it. */
export const publicUrl = 'https://cds.voorbeeld.example/basis'
export const issuer = 'https://his.voorbeeld.example'

/** Claims of a token, whatever their types. */
export type Claims = Readonly<Record<string, unknown>>

/** A key pair of a client, and how it signs. */
export interface Signer {
  readonly jwk: JWK
  /** A token as CDS Hooks asks for, with these claims and header members instead; `undefined` takes one out. */
  sign(claims?: Claims, header?: Partial<Record<keyof JWTHeaderParameters, unknown>>): Promise<string>
}

export async function signer(kid = 'k1', alg = 'ES384'): Promise<Signer> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true })
  const jwk = { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' }
  return {
    jwk,
    sign(claims = {}, header = {}) {
      const now = Math.floor(Date.now() / 1000)
      const usual = { iss: issuer, aud: `${publicUrl}/cds-services/small`, exp: now + 300, iat: now, jti: randomUUID() }
      return new SignJWT(said({ ...usual, ...claims }) as JWTPayload)
        .setProtectedHeader(said({ alg, kid, typ: 'JWT', ...header }) as unknown as JWTHeaderParameters)
        .sign(privateKey, { crit: { x: true } })
    },
  }
}

function said<T extends object>(members: T): T {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as T
}

/** The settings of a client, with these in their place. */
export function client(more: Partial<ClientSettings> = {}): ClientSettings {
  return {
    name: 'his',
    issuer,
    keys: { pinned: [] },
    algorithms: ['ES384', 'RS384'],
    tenants: { only: 'praktijk' },
    fhirServers: new Set(),
    rateLimit: 1000,
    ...more,
  }
}

/** A server of key sets; `answer` may be changed, and `asked` counts. */
export async function startKeyServer(keys: readonly JWK[]) {
  const state = {
    keys,
    status: 200,
    location: undefined as string | undefined,
    asked: [] as (string | undefined)[],
  }
  const server = createServer((request, response) => {
    state.asked.push(request.url)
    response.writeHead(state.status, {
      'content-type': 'application/json',
      ...(state.location && { location: state.location }),
    })
    response.end(JSON.stringify({ keys: state.keys }))
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks.json`
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { url, state, close }
}
