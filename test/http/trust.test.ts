import { readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import type { ClientSettings } from '../../src/trust/client.ts'
import { doubts } from '../../src/trust/distrust.ts'
import { noStore } from '../no-store.ts'
import { smallKnowledge } from '../small-knowledge.ts'
import { client, publicUrl, type Signer, signer, startKeyServer } from '../token.ts'
import { refusedTokens, type Sign, service, soon } from './refused-tokens.ts'
import { call } from './situations/call.ts'

describe('a service with clients', () => {
  const lines: string[] = []
  const tokens: string[] = []
  let his: Signer
  let other: Signer
  let rsa: Signer
  let app: FastifyInstance
  let keyServer: Awaited<ReturnType<typeof startKeyServer>>

  function start(clients: readonly ClientSettings[]): FastifyInstance {
    const config = { ...readConfig({ DATA_DIR: 'memory://', PUBLIC_URL: `${publicUrl}/` }), clients }
    return build({ config, knowledge: smallKnowledge(), log: { write: (line) => lines.push(line) } })
  }

  beforeAll(async () => {
    ;[his, other, rsa] = await Promise.all([signer(), signer('k1'), signer('r1', 'RS384')])
    keyServer = await startKeyServer([other.jwk])
    app = start([
      client({ keys: { pinned: [his.jwk, rsa.jwk] } }),
      client({ name: 'second', issuer: 'https://second.example', keys: { url: keyServer.url } }),
      client({
        name: 'large',
        issuer: 'https://large.example',
        keys: { pinned: [his.jwk] },
        tenants: { oneOf: ['north', 'south'] },
      }),
    ])
  })
  afterAll(async () => {
    await app.close()
    await keyServer.close()
  })

  async function post(token: string | undefined, url = '/cds-services/small', payload: unknown = call) {
    if (token) tokens.push(token)
    const headers = { 'content-type': 'application/json', ...(token !== undefined && { authorization: token }) }
    return app.inject({ method: 'POST', url, headers, payload: JSON.stringify(payload) })
  }

  const signed: Sign = async (claims = {}, header = {}, by = his) => `Bearer ${await by.sign(claims, header)}`
  const answered = () => lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'answered')
  const lastDoubt = () => answered().at(-1)?.doubt

  it('answers a call that a client signed for this URL', async () => {
    const response = await post(await signed())
    expect(response.json()).toEqual({ cards: [] })
    expect(answered().at(-1)).toMatchObject({ status: 200, client: 'his' })
  })

  it.each([
    ['several audiences', { aud: ['https://elsewhere.example', service] }],
    ['a clock that is half a minute ahead', { iat: soon(30), nbf: soon(30), exp: soon(330) }],
    ['a clock that is half a minute behind', { iat: soon(-330), exp: soon(-30) }],
    ['an hour to live', { exp: soon(3600) }],
    ['its tenant named', { tenant: 'praktijk' }],
    ['no iat, which is noted', { iat: undefined }],
  ])('takes a token with %s', async (_what, claims) => {
    expect((await post(await signed(claims))).statusCode).toBe(200)
  })

  it('takes RS384, a lower-case scheme, and a header without typ, which is noted', async () => {
    expect((await post(await signed({}, {}, rsa))).statusCode).toBe(200)
    expect((await post((await signed({}, { typ: undefined })).replace('Bearer', 'bearer'))).statusCode).toBe(200)
    expect(answered().at(-1).lenient).toEqual(['token-without-type'])
  })

  const refused = refusedTokens(
    signed,
    () => his,
    () => other,
  )

  it.each(refused)('refuses %s: %s', async (_what, doubt, make) => {
    const response = await post(await make())
    expect([response.statusCode, lastDoubt()]).toEqual([401, doubt])
    const code = doubt === 'token-missing' ? 'token-missing' : 'token-refused'
    expect(response.json().issue[0].details.coding[0].code).toBe(code)
    expect(response.headers['www-authenticate']).toMatch(
      code === 'token-missing'
        ? /^Bearer realm="cds-services"$/
        : /^Bearer realm="cds-services", error="invalid_token"$/,
    )
  })

  it('knows and documents every doubt that there is', () => {
    const page = readFileSync(new URL('../../docs/security.md', import.meta.url), 'utf8')
    expect(doubts.filter((doubt) => !page.includes(`| \`${doubt}\` |`))).toEqual([])
    expect(doubts.filter((doubt) => doubt !== 'replayed' && !refused.some(([, name]) => name === doubt))).toEqual([
      'jku-not-configured',
    ])
  })

  it('tells every bad token the same', async () => {
    const bodies = await Promise.all(refused.slice(1).map(async ([, , make]) => (await post(await make())).body))
    expect(new Set(bodies).size).toBe(1)
  })

  it('asks for a token on the call and on "why?", and not on discovery, health and the start page', async () => {
    const url = '/cds-services/small/explain?asOf=2026-01-01'
    expect((await post(undefined, '/cds-services/small')).statusCode).toBe(401)
    expect((await post(undefined, url)).statusCode).toBe(401)
    expect((await post(await signed({ aud: `${service}/explain` }), url)).statusCode).toBe(200)
    for (const open of ['/cds-services', '/', '/health/live', '/health/ready'])
      expect((await app.inject({ url: open, headers: { authorization: 'Bearer x' } })).statusCode).toBe(200)
  })

  it('asks who calls before it reads anything of the call', async () => {
    const headers = { 'content-type': 'application/json' }
    for (const url of ['/cds-services/small', '/cds-services/nope'])
      expect((await app.inject({ method: 'POST', url, headers, payload: '{' })).statusCode).toBe(401)
    expect((await post(await signed({ aud: `${publicUrl}/cds-services/nope` }), '/cds-services/nope')).statusCode).toBe(
      404,
    )
  })

  it('means the service that is called, however its path is spelt, and takes no word of the Host header', async () => {
    expect((await post(await signed(), '/cds-services/sm%61ll')).statusCode).toBe(200)
    const headers = { 'content-type': 'application/json', host: 'evil.example', 'x-forwarded-host': 'evil.example' }
    const authorization = await signed({ aud: 'http://evil.example/cds-services/small' })
    const evil = await app.inject({
      method: 'POST',
      url: '/cds-services/small',
      headers: { ...headers, authorization },
      payload: call,
    })
    expect(evil.statusCode).toBe(401)
  })

  it('takes feedback with a token for its own URL or for that of the service', async () => {
    const url = '/cds-services/small/feedback'
    const statuses = []
    for (const aud of [`${service}/feedback`, service, `${service}/explain`, `${publicUrl}/cds-services/draft`])
      statuses.push((await post(await signed({ aud }), url, { feedback: 'x' })).statusCode)
    expect(statuses).toEqual([400, 400, 401, 401])
    expect((await post(undefined, url)).statusCode).toBe(401)
  })

  it('takes a token once, also when it comes twice at the same moment; a jti of another client is another', async () => {
    const token = await signed({ jti: 'once' })
    const both = await Promise.all([post(token), post(token)])
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 401])
    expect((await post(token)).statusCode).toBe(401)
    expect(lastDoubt()).toBe('replayed')
    expect((await post(await signed({ jti: 'once', iss: 'https://large.example', tenant: 'north' }))).statusCode).toBe(
      200,
    )
  })

  it('is not ready until its store was opened or could not be: nobody knows before which tokens were used', async () => {
    const { store } = noStore()
    const config = { ...readConfig({ DATA_DIR: 'memory://', PUBLIC_URL: publicUrl }), clients: [client()] }
    const ready = async (state: 'opening' | 'open' | 'failing', clients = config.clients) => {
      const own = build({ config: { ...config, clients }, knowledge: smallKnowledge(), store: { ...store, state } })
      const { statusCode, headers } = await own.inject('/health/ready')
      await own.close()
      return [statusCode, headers['retry-after']]
    }
    expect(await ready('opening')).toEqual([503, '1'])
    expect(await ready('open')).toEqual([200, undefined])
    expect(await ready('failing')).toEqual([200, undefined])
    expect(await ready('opening', [])).toEqual([200, undefined])
  })

  it('looks for keys where the site file says and nowhere else', async () => {
    const elsewhere = await startKeyServer([his.jwk])
    const claims = { iss: 'https://second.example' }
    expect((await post(await signed(claims, { jku: elsewhere.url }))).statusCode).toBe(401)
    expect(lastDoubt()).toBe('jku-not-configured')
    expect(elsewhere.state.asked).toEqual([])
    expect((await post(await signed(claims, { jku: keyServer.url }, other))).statusCode).toBe(200)
    await elsewhere.close()
  })

  it('says that nobody can tell while the key set of a client is down, and goes on when it is up', async () => {
    const down = await startKeyServer([other.jwk])
    down.state.status = 500
    const own = start([client({ keys: { url: down.url } })])
    const ask = async () => {
      const headers = { authorization: await signed({}, {}, other) }
      return own.inject({ method: 'POST', url: '/cds-services/small', headers, payload: call })
    }
    const refused = await ask()
    expect([refused.statusCode, refused.json().issue[0].details.coding[0].code]).toEqual([
      503,
      'client-keys-unavailable',
    ])
    expect(refused.headers['retry-after']).toBe('10')
    down.state.status = 200
    expect((await ask()).statusCode).toBe(200)
    down.state.status = 500
    expect((await ask()).statusCode).toBe(200)
    await own.close()
    await down.close()
  })

  it('writes no token and no signature anywhere', () => {
    const parts = tokens.flatMap((token) => token.split('.').slice(1)).filter((part) => part.length > 20)
    expect(parts.length).toBeGreaterThan(50)
    expect(parts.filter((part) => lines.join('').includes(part))).toEqual([])
  })
})
