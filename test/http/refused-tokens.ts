import { createHmac, randomUUID } from 'node:crypto'
import { type Claims, issuer, publicUrl, type Signer } from '../token.ts'

/** The service that tokens are for. */
export const service = `${publicUrl}/cds-services/small`

/** So many seconds from now, in seconds since 1970. */
export const soon = (seconds: number) => Math.floor(Date.now() / 1000) + seconds

const unsigned = (header: object, claims: object) =>
  [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')
const good = () => ({ iss: issuer, aud: service, exp: soon(300), iat: soon(0), jti: randomUUID() })

/** An `authorization` header with a token that our client could have signed. */
export type Sign = (claims?: Claims, header?: object, by?: Signer) => Promise<string>

/** A token, the doubt that it is refused for, and how it is made. */
export type RefusedToken = readonly [what: string, doubt: string, make: () => Promise<string> | string]

/** Tokens that are refused. @param his the signer whose key our client has @param other whose key it has not */
export const refusedTokens = (signed: Sign, his: () => Signer, other: () => Signer): readonly RefusedToken[] => [
  ['another scheme', 'token-missing', () => 'Basic dXNlcjpwYXNz'],
  ['no token after the scheme', 'token-malformed', () => 'Bearer'],
  ['two tokens', 'token-malformed', async () => `${await signed()}, ${await signed()}`],
  ['something that is no token', 'token-malformed', () => 'Bearer null'],
  ['parts that are no JSON', 'token-malformed', () => 'Bearer abc.def.ghi'],
  ['an unknown issuer', 'issuer-unknown', () => signed({ iss: 'https://elsewhere.example' })],
  ['no issuer', 'issuer-unknown', () => signed({ iss: undefined })],
  ['the issuer of another client', 'signature-wrong', () => signed({ iss: 'https://second.example' })],
  ['another tenant', 'tenant-unknown', () => signed({ tenant: 'elders' })],
  ['no tenant, where it must name one', 'tenant-unknown', () => signed({ iss: 'https://large.example' })],
  ['alg none', 'algorithm-not-allowed', () => `Bearer ${unsigned({ alg: 'none', kid: 'k1', typ: 'JWT' }, good())}.`],
  ['alg none in capitals', 'algorithm-not-allowed', () => `Bearer ${unsigned({ alg: 'NONE', kid: 'k1' }, good())}.`],
  ['no alg', 'algorithm-not-allowed', () => `Bearer ${unsigned({ kid: 'k1' }, good())}.xx`],
  [
    'the public key as a shared secret',
    'algorithm-not-allowed',
    () => {
      const text = unsigned({ alg: 'HS256', kid: 'k1', typ: 'JWT' }, good())
      return `Bearer ${text}.${createHmac('sha256', JSON.stringify(his().jwk)).update(text).digest('base64url')}`
    },
  ],
  [
    'an algorithm of another key',
    'key-unknown',
    async () => `Bearer ${unsigned({ alg: 'RS384', kid: 'k1', typ: 'JWT' }, good())}.${(await signed()).split('.')[2]}`,
  ],
  ['no kid', 'key-id-missing', () => signed({}, { kid: undefined })],
  ['an unknown kid', 'key-unknown', () => signed({}, { kid: 'k9' })],
  ['another type of token', 'type-not-jwt', () => signed({}, { typ: 'at+jwt' })],
  ['a type in a list', 'type-not-jwt', () => signed({}, { typ: ['JWT'] })],
  ['a type that is a number', 'type-not-jwt', () => signed({}, { typ: 7 })],
  ['a type that is null', 'type-not-jwt', () => signed({}, { typ: null })],
  ['a key of its own in the header', 'signature-wrong', () => signed({}, { jwk: other().jwk }, other())],
  ['a critical extension', 'token-malformed', () => signed({}, { crit: ['x'], x: 1 })],
  ['a critical extension that is known', 'token-malformed', () => signed({}, { crit: ['b64'], b64: true })],
  ['a word about how its claims are written', 'token-malformed', () => signed({}, { b64: true })],
  ['packed claims', 'token-malformed', () => signed({}, { zip: 'DEF' })],
  ['a token in it', 'token-malformed', () => signed({}, { cty: 'JWT' })],
  ['a word of encryption', 'token-malformed', () => signed({}, { enc: 'A256GCM' })],
  [
    'changed claims',
    'signature-wrong',
    async () => {
      const [header, , signature] = (await signed()).split('.')
      return `${header}.${Buffer.from(JSON.stringify(good())).toString('base64url')}.${signature}`
    },
  ],
  ['the audience of another service', 'audience-other', () => signed({ aud: `${publicUrl}/cds-services/draft` })],
  ['the audience of "why?"', 'audience-other', () => signed({ aud: `${service}/explain` })],
  ['the audience of discovery', 'audience-other', () => signed({ aud: `${publicUrl}/cds-services` })],
  ['an audience with a slash at its end', 'audience-other', () => signed({ aud: `${service}/` })],
  [
    'an audience as the server itself listens',
    'audience-other',
    () => signed({ aud: 'http://localhost:80/cds-services/small' }),
  ],
  ['no audience', 'claim-missing', () => signed({ aud: undefined })],
  ['no exp', 'claim-missing', () => signed({ exp: undefined })],
  ['an exp in words', 'claim-missing', () => signed({ exp: 'soon' })],
  ['an exp that is past', 'expired', () => signed({ exp: soon(-90) })],
  ['an exp in milliseconds', 'lifetime-too-long', () => signed({ exp: Date.now() })],
  ['a day to live', 'lifetime-too-long', () => signed({ exp: soon(86_400) })],
  ['a day to live, of which most is past', 'lifetime-too-long', () => signed({ iat: soon(-86_000), exp: soon(400) })],
  ['an iat that is to come', 'not-yet-valid', () => signed({ iat: soon(600), exp: soon(700) })],
  ['an nbf that is to come', 'not-yet-valid', () => signed({ nbf: soon(600) })],
  ['no jti', 'claim-missing', () => signed({ jti: undefined })],
  ['an empty jti', 'claim-missing', () => signed({ jti: '' })],
  ['a jti that is a number', 'claim-missing', () => signed({ jti: 7 })],
]
