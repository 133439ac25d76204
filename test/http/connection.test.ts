import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { build } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { noStore } from '../no-store.ts'
import { smallKnowledge } from '../small-knowledge.ts'
import { malformed, post } from './malformed.ts'
import { type Answer, say } from './wire.ts'

let lines: string[]
let app: FastifyInstance
let url: string

/** A service that lets requests wait before anybody asks who calls, and `patience` for a whole request, both in milliseconds. */
async function start({ wait = 0, patience = 60_000 } = {}): Promise<void> {
  lines = []
  const { store } = noStore()
  const log = { write: (line: string) => lines.push(line) }
  app = build({ config: readConfig({}), knowledge: smallKnowledge(), store, patience, log })
  if (wait > 0) app.addHook('onRequest', async () => setTimeout(wait))
  url = await app.listen({ host: '127.0.0.1', port: 0 })
}

const answered = () => lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'answered')
const codeOf = ({ body }: Answer) => JSON.parse(body).issue?.[0].details.coding[0].code ?? null
const live = (headers = '') => `GET /health/live HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n`
const statuses = ({ answers }: { readonly answers: readonly Answer[] }) => answers.map(({ status }) => status)

describe('what Node and the router would answer themselves', () => {
  beforeAll(() => start())
  afterAll(() => app.close())

  it.each(malformed)('%s is an OperationOutcome, logged once and counted', async (_what, text, status, code) => {
    const before = answered().length
    const { answers } = await say(url, text)
    expect(answers.map((answer) => [answer.status, codeOf(answer)])).toEqual([[status, code]])
    for (const { headers, body } of answers) {
      expect(headers).toMatchObject({
        'content-type': 'application/fhir+json; charset=utf-8',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
      })
      expect(JSON.parse(body).issue[0].diagnostics).toMatch(/\. .+\.$/)
      expect(answered().slice(before)).toMatchObject([{ requestId: headers['x-request-id'], status, code }])
      expect(body + lines.join('')).not.toContain('canary')
    }
    const logged = answered().filter((line) => line.status === status && line.code === code)
    const counts = (await app.inject('/metrics')).body
      .split('\n')
      .filter((line) => line.startsWith('remissiewijzer_calls'))
    const counted = counts.filter((line) => line.includes(`status="${status}",code="${code}"`))
    expect(counted.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0)).toBe(logged.length)
  })

  it('a connection of which nothing more can be read is closed, with time to read the answer', async () => {
    expect(await say(url, 'hello\r\n\r\n', 'more\r\n\r\n')).toMatchObject({
      hungUp: true,
      answers: [{ status: 400, headers: { connection: 'close' } }],
    })
    expect(await say(url, 'CONNECT h:443 HTTP/1.1\r\nHost: h\r\n\r\n', 'more')).toMatchObject({
      hungUp: true,
      answers: [{ status: 405, headers: { allow: 'GET, HEAD, POST' } }],
    })
  })

  it('a request that asks for another protocol is answered in this one', async () => {
    expect(statuses(await say(url, live('Connection: Upgrade, close\r\nUpgrade: websocket\r\n')))).toEqual([200])
  })

  it('a caller that is gone at once harms nobody', async () => {
    for (const text of ['CONNECT h:443 HTTP/1.1\r\nHost: h\r\n\r\n', 'hello\r\n\r\n', post('Expect: x\r\n')]) {
      await new Promise<void>((resolve) => {
        const { hostname, port } = new URL(url)
        const socket = connect(Number(port), hostname, () => socket.write(text, () => socket.resetAndDestroy()))
        socket.on('close', () => resolve())
      })
    }
    expect((await fetch(`${url}/health/live`)).status).toBe(200)
  })

  it('a request that breaks off is told so', async () => {
    const { hostname, port } = new URL(url)
    const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true })
    socket.end(post('Content-Length: 200\r\n'))
    const [answer] = await once(socket, 'data')
    socket.destroy()
    expect(String(answer)).toMatch(/^HTTP\/1.1 400 /)
    expect(String(answer)).toContain('The request breaks off. Send it whole.')
  })

  it('a body that breaks after its request was refused gets no second answer', async () => {
    const head = 'POST /nowhere HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n'
    const heard = await say(url, head, 'zz\r\n')
    expect([statuses(heard), heard.hungUp]).toEqual([[404], true])
  })
})

describe('a connection', () => {
  afterEach(() => app.close())

  it.each([
    ['what is not HTTP', 'hello\r\n\r\n', 400],
    ['CONNECT', 'CONNECT h:443 HTTP/1.1\r\nHost: h\r\n\r\n', 405],
    ['an expectation', post('Expect: x\r\nConnection: close\r\n'), 417],
  ])('is answered in the order of its requests, with %s the last', async (_what, text, status) => {
    await start({ wait: 1000 })
    const heard = await say(url, `${live()}${live()}${text}`, 'and more\r\n\r\n')
    expect([statuses(heard), heard.hungUp]).toEqual([[200, 200, status], true])
    expect(answered()).toHaveLength(3)
  })

  it('is answered no more after an answer that closes it', async () => {
    await start({ wait: 300 })
    const heard = await say(url, `${live('Connection: close\r\n')}hello\r\n\r\n`)
    expect([statuses(heard), heard.hungUp]).toEqual([[200], true])
    await setTimeout(200)
    expect(answered()).toHaveLength(1)
  })

  it('is closed at once after its last answer, and let go of when the other side does not close it', async () => {
    await start()
    const open = promisify(app.server.getConnections.bind(app.server))
    const { hostname, port } = new URL(url)
    const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true }, () =>
      socket.write('hello\r\n\r\n'),
    )
    socket.resume()
    await once(socket, 'end')
    expect(await open()).toBe(1)
    await expect.poll(open, { timeout: 10_000 }).toBe(0)
    socket.destroy()
  })

  it('is answered once when a body breaks before it is read', async () => {
    await start({ wait: 1500 })
    const heard = await say(url, post('Transfer-Encoding: chunked\r\n', '2\r\n{}\r\n'), 'zz\r\n')
    expect([statuses(heard), heard.hungUp]).toEqual([[400], true])
    expect(answered()).toMatchObject([{ route: 'POST /cds-services/:service', code: 'request-invalid' }])
  })

  it.each([
    ['headers', 'POST /cds-services/small HTTP/1.1\r\nHost: canary', 'unknown'],
    ['a body', post('Content-Length: 200\r\n', '{"canary'), 'POST /cds-services/:service'],
  ])('is answered 408 when %s do not come in whole in time', async (_what, text, route) => {
    await start({ patience: 500 })
    const { answers, hungUp } = await say(url, text)
    expect(answers.map((answer) => [answer.status, codeOf(answer)])).toEqual([[408, 'request-timeout']])
    expect(hungUp).toBe(true)
    expect(answered()).toMatchObject([{ route, status: 408, code: 'request-timeout' }])
    expect(lines.join('')).not.toContain('canary')
  })
})
