import { connect } from 'node:net'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import fc from 'fast-check'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build } from '../../../src/app.ts'
import { dayAt } from '../../../src/calendar.ts'
import { readConfig } from '../../../src/config.ts'
import { readFixture, shiftBundle } from '../../../src/examples/fixture.ts'
import { loadKnowledge } from '../../../src/knowledge/load.ts'
import { collect } from '../../collect.ts'
import { callOf, servicePath } from '../../shipped.ts'
import { client, publicUrl, signer } from '../../token.ts'
import { accepted, overridden } from '../situations/feedback.ts'
import { hostile, raw } from './hostile.ts'

const seed = 20_261_122
const requests = 10_000
const megabyte = 1_048_576

/** What is in use after everything that can be let go of is. */
function inUse(): number {
  collect()
  collect()
  return process.memoryUsage().heapUsed
}

describe('hostile requests', () => {
  const lines: string[] = []
  let open: FastifyInstance
  let closed: FastifyInstance
  let address: URL
  const names = ['candidate-two-years-bmi-32', 'insulin-long-duration', 'drug-name-with-markdown']
  const calls = names.map((name) => callOf(shiftBundle(readFixture(name), dayAt(Date.now()))))

  beforeAll(async () => {
    const knowledge = await loadKnowledge({ cases: false })
    const config = readConfig({ DATA_DIR: 'memory://', PUBLIC_URL: publicUrl, LOG_LEVEL: 'warn' })
    const his = await signer()
    const log = { write: (line: string) => lines.push(line) }
    open = build({ config, knowledge, log })
    closed = build({ config: { ...config, clients: [client({ keys: { pinned: [his.jwk] } })] }, knowledge, log })
    address = new URL(await open.listen({ host: '127.0.0.1', port: 0 }))
    await closed.ready()
  })
  afterAll(() => Promise.all([open.close(), closed.close()]))

  it(`are answered without a 5xx, without growth and without holding up others (${requests} of them)`, async () => {
    const delay = monitorEventLoopDelay({ resolution: 10 })
    const statuses = new Map<number, number>()
    let sent = 0
    let before = 0
    const bodies = [...calls, { feedback: [accepted, overridden] }]
    const storeIsThere = async () => (await open.inject('/health/ready')).json().store.state === 'open'
    await expect.poll(storeIsThere, { timeout: 60_000 }).toBe(true)
    await fc.assert(
      fc.asyncProperty(hostile(bodies), fc.integer({ min: 0, max: 9 }), async (request, which) => {
        sent += 1
        if (sent === 3000) before = inUse()
        if (sent === 100) delay.enable()
        const response = await (which === 0 ? closed : open).inject(request)
        statuses.set(response.statusCode, (statuses.get(response.statusCode) ?? 0) + 1)
        expect(response.statusCode).toBeLessThan(500)
        if (response.body !== '') expect(response.headers['content-type']).toMatch(/json|html|css|text\/plain/)
        if (which === 0 && request.method === 'POST' && response.statusCode < 400) throw new Error('it was let in')
      }),
      { numRuns: requests, seed, endOnFailure: true },
    )
    delay.disable()
    expect(sent).toBe(requests)
    expect([...statuses.keys()]).toEqual(expect.arrayContaining([200, 400, 401, 404, 405, 412, 415]))
    expect(lines.filter((line) => line.includes('internal error'))).toEqual([])
    expect((inUse() - before) / megabyte).toBeLessThan(15)
    expect(delay.percentile(99) / 1e6).toBeLessThan(5000)
    expect(
      (await open.inject({ method: 'POST', url: servicePath, payload: calls[0] as object })).json().cards,
    ).toHaveLength(1)
  }, 600_000)

  it('that are hardly HTTP are answered 4xx or hung up on, and the next call is answered', async () => {
    await fc.assert(
      fc.asyncProperty(raw, async (text) => {
        const answer = await new Promise<string>((resolve) => {
          let received = ''
          const socket = connect(Number(address.port), address.hostname, () => socket.end(text))
          socket.on('data', (chunk) => {
            received += chunk
          })
          socket.on('error', () => resolve(received))
          socket.on('close', () => resolve(received))
          socket.setTimeout(5000, () => socket.destroy())
        })
        expect(answer).not.toMatch(/^HTTP\/1\.1 5/)
      }),
      { numRuns: 300, seed, endOnFailure: true },
    )
    expect((await fetch(new URL('/health/live', address))).status).toBe(200)
  }, 120_000)
})
