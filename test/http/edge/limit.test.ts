import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { afterEach, describe, expect, it } from 'vitest'
import { build } from '../../../src/app.ts'
import { readConfig } from '../../../src/config.ts'
import { limitOutcomes, limitReads } from '../../../src/http/edge/limit.ts'
import { noStore } from '../../no-store.ts'
import { smallKnowledge } from '../../small-knowledge.ts'
import { client } from '../../token.ts'
import { call } from '../situations/call.ts'
import { feedbackPath, overridden } from '../situations/feedback.ts'

let app: FastifyInstance
afterEach(() => app?.close())

function start(env: Record<string, string>): void {
  const { store } = noStore()
  const config = readConfig({ LOG_LEVEL: 'silent', DATA_DIR: 'memory://', ...env })
  const use = async () => ({ unknownCards: 0, notKept: 0 }) as never
  app = build({ config, knowledge: smallKnowledge(), store: { ...store, use } })
}

const open = { HOST: '0.0.0.0', TRUST: 'open', OPEN_RATE_LIMIT: '3' }

async function ask(remoteAddress: string, url = '/cds-services/small', payload: object = call) {
  const response = await app.inject({ method: 'POST', url, payload, remoteAddress })
  return { status: response.statusCode, again: Number(response.headers['retry-after'] ?? 0), body: response.json() }
}

describe('a service that anyone may call', () => {
  it('takes so many calls of an address in a minute, whatever they ask for, and goes on taking those of others', async () => {
    start(open)
    await ask('10.0.0.1', '/cds-services/small/explain')
    for (let calls = 0; calls < 2; calls += 1) expect((await ask('10.0.0.1')).status).toBe(200)
    const refused = await ask('10.0.0.1')
    expect([refused.status, refused.body.issue[0].details.coding[0].code]).toEqual([429, 'too-many-calls'])
    expect(refused.again).toBeGreaterThan(0)
    expect((await ask('10.0.0.2')).status).toBe(200)
  })

  it('counts the addresses of one IPv6 network as one, and takes no word of X-Forwarded-For', async () => {
    start(open)
    for (const last of ['1', '2', 'ffff']) expect((await ask(`2001:db8::${last}`)).status).toBe(200)
    expect((await ask('2001:db8::77')).status).toBe(429)
    expect((await ask('2001:db8:0:1::77')).status).toBe(200)
    const headers = { 'x-forwarded-for': '10.9.9.9' }
    const forged = { method: 'POST', url: '/cds-services/small', payload: call, remoteAddress: '2001:db8::1' } as const
    expect((await app.inject({ ...forged, headers })).statusCode).toBe(429)
  })

  it('does not count where nobody but this machine can call', async () => {
    start({ OPEN_RATE_LIMIT: '1' })
    for (let calls = 0; calls < 5; calls += 1) expect((await ask('127.0.0.1')).status).toBe(200)
  })
})

describe('outcomes', () => {
  const feedback = (count: number) => ({
    feedback: Array.from({ length: count }, () => ({ ...overridden, card: randomUUID() })),
  })

  it.each([
    ['with TRUST=open', { ...open, OPEN_RATE_LIMIT: '400' }],
    ['on this machine', { OPEN_RATE_LIMIT: '400' }],
  ])('are taken so many in a minute of each address, and go on being taken of others: %s', async (_where, env) => {
    start(env)
    expect((await ask('10.0.0.1', feedbackPath, feedback(1000))).status).toBe(200)
    const refused = await ask('10.0.0.1', feedbackPath, feedback(201))
    expect([refused.status, refused.body.issue[0].details.coding[0].code]).toEqual([429, 'too-many-outcomes'])
    expect(refused.again).toBeGreaterThan(0)
    expect((await ask('10.0.0.1', feedbackPath, feedback(200))).status).toBe(200)
    expect((await ask('10.0.0.1', feedbackPath, feedback(1))).status).toBe(429)
    expect((await ask('10.0.0.1')).status, 'calls go on').toBe(200)
    expect((await ask('10.0.0.2', feedbackPath, feedback(1000))).status).toBe(200)
    expect((await ask('2001:db8::1', feedbackPath, feedback(1000))).status).toBe(200)
    expect((await ask('2001:db8::2', feedbackPath, feedback(201))).status, 'of one network').toBe(429)
  })

  it('of each client are counted for themselves, three for each call that it may make, and anew after a minute', () => {
    let now = 5
    const clients = [client({ name: 'small', rateLimit: 10 }), client({ name: 'large', rateLimit: 5000 })]
    const limit = limitOutcomes({ clients, saidOpen: false, openRateLimit: 1200 }, () => now)
    const headers: Record<string, unknown> = {}
    const reply = { header: (name: string, value: unknown) => Object.assign(headers, { [name]: value }) }
    const told = (name: string, count: number) => {
      try {
        limit({ client: { client: name } } as never, reply as never, count)
        return 'taken'
      } catch (error) {
        return (error as { code: string }).code
      }
    }
    expect([told('small', 1000), told('small', 1), told('large', 15_000), told('large', 1)]).toEqual([
      'taken',
      'too-many-outcomes',
      'taken',
      'too-many-outcomes',
    ])
    expect(headers).toEqual({ 'retry-after': 60 })
    now += 59_999
    expect(told('small', 1)).toBe('too-many-outcomes')
    expect(headers).toEqual({ 'retry-after': 1 })
    now += 2
    expect(told('small', 1000)).toBe('taken')
  })
})

describe('what is read without a token', () => {
  const get = (url: string, remoteAddress: string) => app.inject({ method: 'GET', url, remoteAddress })

  it('are counted of each address, whatever they ask for, and never of whether the service is well', async () => {
    let now = 0
    const limit = limitReads({ clients: [client({ rateLimit: 100 })], saidOpen: false, openRateLimit: 1200 }, () => now)
    const reply = { header: () => undefined } as never
    const read = (url: string, remoteAddress = '10.0.0.1', method = 'GET') =>
      limit({ method, url, socket: { remoteAddress } } as never, reply).then(
        () => 'taken',
        (error: { code: string }) => error.code,
      )
    const paths = ['/cds-services', '/docs', '/public/x.js', '/nothing']
    for (let asked = 0; asked < 6500; asked += 1) expect(await read(paths[asked % 4] ?? '')).toBe('taken')
    expect(await read('/docs')).toBe('too-many-calls')
    expect(await read('/docs', '10.0.0.1', 'HEAD')).toBe('too-many-calls')
    expect(await read('/health/live')).toBe('taken')
    expect(await read('/cds-services/small', '10.0.0.1', 'POST')).toBe('taken')
    expect(await read('/docs', '10.0.0.2')).toBe('taken')
    now = 60_001
    expect(await read('/docs')).toBe('taken')
  })

  it('is counted by the service itself', async () => {
    start(open)
    const statuses = new Set<number>()
    for (let batch = 0; batch < 13; batch += 1)
      for (const { statusCode } of await Promise.all(Array.from({ length: 500 }, () => get('/nothing', '10.0.0.1'))))
        statuses.add(statusCode)
    expect([...statuses]).toEqual([404, 429])
    expect((await get('/health/live', '10.0.0.1')).statusCode).toBe(200)
    expect((await get('/cds-services', '10.0.0.2')).statusCode).toBe(200)
  })
})
