import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { afterEach, describe, expect, it } from 'vitest'
import { build } from '../../../src/app.ts'
import { readConfig } from '../../../src/config.ts'
import { bundle } from '../../fhir-server.ts'
import { noStore } from '../../no-store.ts'
import { smallKnowledge } from '../../small-knowledge.ts'
import { call, path, sent } from '../situations/call.ts'

const mega = 1_048_576
const limit = 33_554_432

let app: FastifyInstance
const sockets: Socket[] = []
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  await app.close()
})

async function start(): Promise<string> {
  const env = { LOG_LEVEL: 'silent', DATA_DIR: 'memory://', CALL_MEMORY: String(limit) }
  app = build({ config: readConfig(env), knowledge: smallKnowledge(), store: noStore().store })
  return app.listen({ host: '127.0.0.1', port: 0 })
}

/** A call that sends so many bytes of its body and then no more; gives what it is answered. */
async function unfinished(url: string, bytes: number): Promise<{ readonly heard: () => string }> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  sockets.push(socket)
  let text = ''
  socket.on('data', (piece) => {
    text += piece
  })
  socket.on('error', () => undefined)
  await once(socket, 'connect')
  const head = `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${4 * mega}\r\n\r\n`
  socket.write(head)
  socket.write(Buffer.alloc(bytes, ' '))
  await setTimeout(50)
  return { heard: () => text }
}

const good = async (url: string) => {
  const headers = { 'content-type': 'application/json' }
  return fetch(url + path, { method: 'POST', headers, body: JSON.stringify(call) })
}

describe('bodies that never end', () => {
  it('give way, the oldest first, with 503 and Retry-After, and a good call is answered', async () => {
    const url = await start()
    const calls = []
    for (let count = 0; count < 8; count++) calls.push(await unfinished(url, 3.9 * mega))
    await setTimeout(1500)
    const refused = calls.filter(({ heard }) => heard().startsWith('HTTP/1.1 503'))
    expect(refused).toEqual(calls.slice(0, refused.length))
    expect(refused.length).toBeGreaterThanOrEqual(4)
    expect(refused[0]?.heard()).toMatch(/"overloaded"/)
    expect(refused[0]?.heard()).toMatch(/retry-after: \d/i)
    expect((await good(url)).status).toBe(200)
  })

  it('give back what they held once their client is gone', async () => {
    const url = await start()
    for (let round = 0; round < 5; round++) {
      for (let count = 0; count < 3; count++) await unfinished(url, 3.9 * mega)
      for (const socket of sockets.splice(0)) socket.destroy()
      await setTimeout(100)
    }
    const { heard } = await unfinished(url, 3.9 * mega)
    expect(heard()).toBe('')
    expect((await good(url)).status).toBe(200)
  })
})

describe('a body that is too large', () => {
  it.each([
    ['says so', true],
    ['does not say so', false],
  ])('is told 413 while it is still being sent: one that %s', async (_what, says) => {
    const url = await start()
    const body = 'x'.repeat(12 * mega)
    const stream = () => new Blob([body]).stream()
    const headers = { 'content-type': 'application/json' }
    const init = says ? { body } : ({ body: stream(), duplex: 'half' } as const)
    const answer = await fetch(url + path, { method: 'POST', headers, ...init })
    expect([answer.status, answer.headers.get('connection')]).toEqual([413, 'close'])
  })
})

describe('large calls at once', () => {
  it('wait for each other and are all answered', async () => {
    const url = await start()
    const goals = Array.from({ length: 12_000 }, (_, id) => ({ resourceType: 'Goal', id: `${id}`, x: [[id], { id }] }))
    const body = JSON.stringify(sent({ goals: bundle(goals) }))
    const headers = { 'content-type': 'application/json' }
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => fetch(url + path, { method: 'POST', headers, body })),
    )
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200])
  })
})
