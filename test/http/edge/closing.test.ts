import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { expect, it } from 'vitest'
import { build } from '../../../src/app.ts'
import { readConfig } from '../../../src/config.ts'
import { noStore } from '../../no-store.ts'
import { smallKnowledge } from '../../small-knowledge.ts'
import { client, publicUrl, signer } from '../../token.ts'
import { call } from '../situations/call.ts'
import { say } from './wire.ts'

const his = await signer()

/** A service that listens and has clients, and how many tokens it has marked as used. */
async function listening(more = {}): Promise<{ app: FastifyInstance; url: string; marked: () => number }> {
  let marked = 0
  const { store } = noStore()
  const urgent = async () => {
    marked += 1
    return null
  }
  const env = { DATA_DIR: 'memory://', PUBLIC_URL: publicUrl, LOG_LEVEL: 'silent', ...more }
  const config = { ...readConfig(env), clients: [client({ keys: { pinned: [his.jwk] } })] }
  const app = build({ config, knowledge: smallKnowledge(), store: { ...store, state: 'open', urgent } })
  return { app, url: await app.listen({ host: '127.0.0.1', port: 0 }), marked: () => marked }
}

/** A signed call as it goes over the wire, whole in one text. */
async function signed(): Promise<string> {
  const body = JSON.stringify(call)
  const head = ['POST /cds-services/small HTTP/1.1', 'Host: x', `Authorization: Bearer ${await his.sign()}`]
  const rest = ['Content-Type: application/json', `Content-Length: ${Buffer.byteLength(body)}`]
  return `${[...head, ...rest].join('\r\n')}\r\n\r\n${body}`
}

it('a service that closes answers all who are connected, those who are not yet accepted too', async () => {
  const { app, url } = await listening()
  const texts = await Promise.all(Array.from({ length: 8 }, signed))
  // In one turn of the event loop: the system has made the connections, and this process has accepted none.
  const heard = texts.map((text) => say(url, text))
  await app.close()
  const answers = (await Promise.all(heard)).map(({ answers: [answer], hungUp }) => ({
    status: answer?.status,
    connection: answer?.headers.connection,
    hungUp,
  }))
  expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
    new Set([JSON.stringify({ status: 200, connection: 'close', hungUp: true })]),
  )
})

it('and takes no new connection meanwhile', async () => {
  const { app, url } = await listening()
  const { hostname, port } = new URL(url)
  const open = connect(Number(port), hostname)
  await once(open, 'connect')
  const closed = app.close()
  await setTimeout(300)
  await expect(once(connect(Number(port), hostname), 'connect')).rejects.toThrow('ECONNREFUSED')
  open.destroy()
  await closed
})

it('a call that begins later than that is refused before the service asks who calls, so that its token is not used', async () => {
  const { app, url, marked } = await listening()
  const text = await signed()
  const inTime = await signed()
  const early = say(url, inTime.slice(0, 20), inTime.slice(20))
  const slow = connect(Number(new URL(url).port), '127.0.0.1')
  slow.write(text.slice(0, 20))
  await once(slow, 'connect')
  await setTimeout(100)
  const closed = app.close()
  // This one has said all within the grace.
  expect((await early).answers[0]?.status).toBe(200)
  await setTimeout(2500)
  slow.write(text.slice(20))
  const [answer] = await once(slow, 'data')
  expect(String(answer)).toMatch(/^HTTP\/1\.1 503 .*shutting-down/s)
  expect(marked()).toBe(1)
  slow.destroy()
  await closed
})

it('with DRAIN_MS it goes on for that time, and says that it is not ready', async () => {
  const { app, url } = await listening({ DRAIN_MS: '700' })
  const closed = app.close()
  await setTimeout(100)
  const ready = await fetch(`${url}/health/ready`)
  expect([ready.status, (await ready.json()).status]).toEqual([503, 'stopping'])
  expect((await say(url, await signed())).answers[0]?.status).toBe(200)
  await closed
  await expect(fetch(url)).rejects.toThrow()
})
