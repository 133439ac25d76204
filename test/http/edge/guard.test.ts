import type { FastifyInstance, InjectOptions } from 'fastify'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { build } from '../../../src/app.ts'
import { readConfig } from '../../../src/config.ts'
import { smallKnowledge } from '../../small-knowledge.ts'
import { client, publicUrl, signer } from '../../token.ts'
import { call } from '../situations/call.ts'

const sandbox = 'https://sandbox.cds-hooks.org'
const service = '/cds-services/small'

let app: FastifyInstance
afterEach(() => app.close())

function start(env: Record<string, string> = {}, more = {}) {
  const config = { ...readConfig({ LOG_LEVEL: 'silent', DATA_DIR: 'memory://', ...env }), ...more }
  app = build({ config, knowledge: smallKnowledge() })
  return app
}

const preflight = (url: string, method: string, origin = sandbox): InjectOptions => ({
  method: 'OPTIONS',
  url,
  headers: {
    origin,
    'access-control-request-method': method,
    'access-control-request-headers': 'authorization,content-type',
  },
})

describe('a page in a browser', () => {
  it.each([
    ['/cds-services', 'GET'],
    [service, 'POST'],
    [`${service}/explain`, 'POST'],
    [`${service}/feedback`, 'POST'],
  ])('is told that it may call %s', async (url, method) => {
    const { statusCode, headers } = await start().inject(preflight(url, method))
    expect([statusCode, headers['access-control-allow-origin']]).toEqual([204, sandbox])
    expect(headers['access-control-allow-methods']).toContain(method)
    expect(headers['access-control-allow-headers']).toMatch(/authorization.*content-type/)
    expect(headers.vary).toMatch(/origin/i)
  })

  it('may read every answer, the errors too', async () => {
    start()
    const answers = await Promise.all(
      [
        { url: '/cds-services' },
        { method: 'POST', url: service, payload: call },
        { method: 'POST', url: service, payload: { hook: 7 } },
        { method: 'POST', url: '/cds-services/nope', payload: call },
        { method: 'GET', url: service },
        { url: '/cds-services/small/nowhere' },
      ].map(async (request) => app.inject({ ...request, headers: { origin: sandbox } } as InjectOptions)),
    )
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 400, 404, 405, 404])
    for (const { headers } of answers) {
      expect(headers['access-control-allow-origin']).toBe(sandbox)
      expect(headers['access-control-expose-headers']).toContain('x-request-id')
    }
  })

  it('may not read an answer when its origin is not named', async () => {
    start()
    for (const request of [
      preflight(service, 'POST', 'https://evil.example'),
      { url: '/cds-services', headers: { origin: 'null' } },
    ])
      expect((await app.inject(request)).headers).not.toHaveProperty('access-control-allow-origin')
  })

  it.each(['/examples', '/reports/outcomes', '/page/patients', '/health/ready', '/'])(
    'of another origin has no business at %s',
    async (url) => {
      start()
      const asked = await app.inject(preflight(url, 'GET'))
      expect([asked.statusCode, asked.json().resourceType]).toEqual([404, 'OperationOutcome'])
      for (const answer of [asked, await app.inject({ url, headers: { origin: sandbox } })])
        expect(answer.headers).not.toHaveProperty('access-control-allow-origin')
    },
  )

  it('of any origin may call where the configuration says so, and none where it names none', async () => {
    start({ CORS_ORIGINS: '*' })
    expect(
      (await app.inject(preflight(service, 'POST', 'https://any.example'))).headers['access-control-allow-origin'],
    ).toBe('*')
    await app.close()
    start({ HOST: '0.0.0.0', TRUST: 'open' })
    const refused = await app.inject(preflight(service, 'POST'))
    expect([refused.statusCode, refused.json().resourceType]).toEqual([404, 'OperationOutcome'])
    expect(refused.headers).not.toHaveProperty('access-control-allow-origin')
  })

  it('needs no token to ask whether it may call', async () => {
    start({ PUBLIC_URL: publicUrl }, { clients: [client()] })
    expect((await app.inject(preflight(service, 'POST'))).statusCode).toBe(204)
    const refused = await app.inject({ method: 'POST', url: service, headers: { origin: sandbox }, payload: call })
    expect([refused.statusCode, refused.headers['access-control-allow-origin']]).toEqual([401, sandbox])
  })
})

describe('a service on this machine that answers everyone', () => {
  const named = async (host: string) => (await app.inject({ url: '/cds-services', headers: { host } })).statusCode

  it.each([
    ...['evil.example', 'evil.example:3000', '127.0.0.1.evil.example', 'localhost.evil.example', '192.168.1.4'],
    ...['127.1', '0x7f.1', '127.0.0.300', '2130706433', 'localhost.', '[::ffff:127.0.0.1]', '[127.0.0.1]', '::1'],
    ...['127.0.0.1.nip.io', 'localhost:80@evil.example', '127.0.0.1:evil.example', 'a@localhost', '[::1]evil.example'],
  ])('is not answered under a name that somebody else made lead here: %s', async (host) => {
    start()
    const refused = await app.inject({ method: 'POST', url: service, headers: { host }, payload: call })
    expect([refused.statusCode, refused.json().issue[0].details.coding[0].code]).toEqual([421, 'host-unknown'])
  })

  it('answers to the names of the machine, and to its own', async () => {
    start({ PUBLIC_URL: 'https://cds.example/basis' })
    for (const host of [
      '127.0.0.1:3000',
      'localhost',
      'LOCALHOST:1',
      '[::1]:3000',
      '127.9.9.9',
      'cds.example',
      'CDS.Example:443',
    ])
      expect([host, await named(host)]).toEqual([host, 200])
  })

  it('does not mind its name where clients bring tokens, or others on the network may call', async () => {
    start({ PUBLIC_URL: publicUrl }, { clients: [client()] })
    expect(await named('proxy.example')).toBe(200)
    await app.close()
    start({ HOST: '0.0.0.0', TRUST: 'open' })
    expect(await named('cds.example')).toBe(200)
  })
})

describe('every answer', () => {
  it('carries headers that keep a browser from loading, framing and guessing', async () => {
    start({ PUBLIC_URL: publicUrl })
    for (const url of ['/', '/cds-services', '/nowhere']) {
      const { headers } = await app.inject(url)
      expect(headers['content-security-policy']).toBe(
        "default-src 'self';base-uri 'none';form-action 'self';frame-ancestors 'none';object-src 'none'",
      )
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'strict-transport-security': expect.stringContaining('max-age='),
      })
      expect(headers).not.toHaveProperty('x-powered-by')
    }
  })
})

describe('a client', () => {
  it('that calls more often than agreed is told when to come back, and no other is', async () => {
    const [his, second] = await Promise.all([signer(), signer('k2')])
    start(
      { PUBLIC_URL: publicUrl },
      {
        clients: [
          client({ keys: { pinned: [his.jwk] }, rateLimit: 3 }),
          client({ name: 'second', issuer: 'https://second.example', keys: { pinned: [second.jwk] }, rateLimit: 3 }),
        ],
      },
    )
    const post = async (by = his, claims = {}, path = service) => {
      const authorization = `Bearer ${await by.sign({ aud: `${publicUrl}${path}`, ...claims })}`
      return app.inject({ method: 'POST', url: path, headers: { authorization }, payload: call })
    }
    expect((await post(his, {}, `${service}/explain`)).statusCode).toBe(200)
    expect([await post(), await post()].map(({ statusCode }) => statusCode)).toEqual([200, 200])
    const refused = await post()
    expect([refused.statusCode, refused.json().issue[0].details.coding[0].code]).toEqual([429, 'too-many-calls'])
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect((await post(second, { iss: 'https://second.example' })).statusCode).toBe(200)
  })
})

describe('a server that has more to do than it can', () => {
  it('refuses calls, says when to come back, and still says that it lives', async () => {
    const statistics = await import('node:v8')
    vi.spyOn(statistics.default, 'getHeapStatistics').mockReturnValue({ heap_size_limit: 1 } as never)
    start()
    await app.ready()
    await expect
      .poll(async () => (await app.inject({ method: 'POST', url: service, payload: call })).statusCode, {
        timeout: 10_000,
      })
      .toBe(503)
    const refused = await app.inject({ method: 'POST', url: service, payload: call })
    expect([refused.json().issue[0].details.coding[0].code, refused.headers['retry-after']]).toEqual([
      'overloaded',
      '10',
    ])
    expect((await app.inject('/health/live')).statusCode).toBe(200)
  })
})
