import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { build } from '../../../src/app.ts'
import { readConfig } from '../../../src/config.ts'
import { noStore } from '../../no-store.ts'
import { smallKnowledge } from '../../small-knowledge.ts'
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
  const config = readConfig({ LOG_LEVEL: 'trace' })
  app = build({ config, knowledge: smallKnowledge(), store, patience, log })
  if (wait > 0) app.addHook('onRequest', async () => setTimeout(wait))
  url = await app.listen({ host: '127.0.0.1', port: 0 })
}

const told = () => lines.map((line) => JSON.parse(line)).filter(({ msg }) => ['answered', 'hung up'].includes(msg))
const codeOf = ({ body }: Answer) => (/^\{/.test(body) ? JSON.parse(body).issue[0].details.coding[0].code : null)
const live = (headers = '') => `GET /health/live HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n`
const statuses = ({ answers }: { readonly answers: readonly Answer[] }) => answers.map(({ status }) => status)

describe('what Node and the router refuse', () => {
  beforeAll(() => start())
  afterAll(() => app.close())

  it.each(malformed)('%s is answered once, and logged with nothing of it', async (_what, text, status, code) => {
    const before = told().length
    const { answers, hungUp } = await say(url, text)
    expect([answers.map((answer) => [answer.status, codeOf(answer)]), hungUp]).toEqual([[[status, code]], true])
    for (const { headers, body } of answers) {
      if (code === null) continue
      expect(headers['content-type']).toBe('application/fhir+json; charset=utf-8')
      expect(JSON.parse(body).issue[0].diagnostics).toMatch(/\. .+\.$/)
      expect(told().slice(before)).toContainEqual(expect.objectContaining({ status, code }))
    }
    expect(answers.map(({ body }) => body).join('') + lines.join('')).not.toContain('canary')
  })

  it('CONNECT is hung up on', async () => {
    const connecting = 'CONNECT h:443 HTTP/1.1\r\nHost: h\r\n\r\n'
    expect(await say(url, connecting, 'more')).toEqual({ answers: [], hungUp: true })
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
    expect(String(answer)).toContain('it breaks off')
  })

  it('a body that breaks after its request was refused gets no second answer', async () => {
    const head = 'POST /nowhere HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n'
    const heard = await say(url, head, 'zz\r\n')
    expect([statuses(heard), heard.hungUp]).toEqual([[404], true])
  })

  it.each([
    ['packed chunks', post('Transfer-Encoding: gzip, chunked\r\n', '2\r\n{}\r\n0\r\n\r\n')],
    ['chunks that are as they are', post('Transfer-Encoding: identity, chunked\r\n', '2\r\n{}\r\n0\r\n\r\n')],
    ['two Hosts', live('Host: evil.example\r\n')],
    ['two tokens', live('Authorization: Bearer a\r\nAuthorization: Bearer b\r\n')],
  ])('nothing that follows %s on a connection is answered', async (_what, text) => {
    const heard = await say(url, `${text}${live()}`, live())
    expect([statuses(heard), heard.hungUp]).toEqual([[400], true])
  })
})

describe('a connection', () => {
  afterEach(() => app.close())

  it('is closed at once after its last answer, and let go of when the other side does not close it', async () => {
    await start()
    const open = promisify(app.server.getConnections.bind(app.server))
    const { hostname, port } = new URL(url)
    const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true }, () =>
      socket.write('hello\r\n\r\n'),
    )
    socket.resume()
    await once(socket, 'end')
    await expect.poll(open, { timeout: 10_000 }).toBe(0)
    socket.destroy()
  })

  it('is answered for a few requests at once, and ended by whoever sends more without waiting', async () => {
    await start()
    expect(statuses(await say(url, `${live().repeat(7)}${live('Connection: close\r\n')}`))).toEqual(Array(8).fill(200))
    const { answers, hungUp } = await say(url, live().repeat(2000))
    expect(answers.length).toBeLessThanOrEqual(8)
    expect(hungUp).toBe(true)
    expect(told().length).toBeLessThanOrEqual(16)
    expect([app.server.requestTimeout, app.server.keepAliveTimeout]).toEqual([60_000, 72_000])
  })

  it('does not keep a service from closing for the minute in which its request may come in', async () => {
    await start()
    const { hostname, port } = new URL(url)
    const socket = connect(Number(port), hostname, () => socket.write(post('Content-Length: 200\r\n', '{')))
    socket.on('error', () => undefined)
    await expect.poll(promisify(app.server.getConnections.bind(app.server))).toBe(1)
    await setTimeout(200)
    const began = performance.now()
    await app.close()
    expect(performance.now() - began).toBeLessThan(14_000)
    socket.destroy()
  }, 18_000)

  it('is answered once when a body breaks before it is read', async () => {
    await start({ wait: 500 })
    const heard = await say(url, post('Transfer-Encoding: chunked\r\n', '2\r\n{}\r\n'), 'zz\r\n')
    expect([statuses(heard), heard.hungUp]).toEqual([[400], true])
    await setTimeout(700)
    expect(told()).toMatchObject([{ msg: 'hung up', status: 400, code: 'request-invalid' }])
    expect(lines.join('')).not.toContain('internal')
  })

  it.each([
    ['headers', 'POST /cds-services/small HTTP/1.1\r\nHost: canary'],
    ['a body', post('Content-Length: 200\r\n', '{"canary')],
  ])('is answered 408 when %s do not come in whole in time', async (_what, text) => {
    await start({ patience: 500 })
    const { answers, hungUp } = await say(url, text)
    expect([answers.map((answer) => [answer.status, codeOf(answer)]), hungUp]).toEqual([
      [[408, 'request-timeout']],
      true,
    ])
    expect(told()).toContainEqual(expect.objectContaining({ status: 408, code: 'request-timeout' }))
    expect(lines.join('')).not.toMatch(/canary|internal/)
  })
})
