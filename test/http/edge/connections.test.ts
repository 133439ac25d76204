import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { afterEach, describe, expect, it } from 'vitest'
import { build } from '../../../src/app.ts'
import { readConfig } from '../../../src/config.ts'
import { noStore } from '../../no-store.ts'
import { smallKnowledge } from '../../small-knowledge.ts'

const most = 20
const live = 'GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'
const unfinished =
  'POST /cds-services/small HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{'

let app: FastifyInstance
let port: number
const sockets: Socket[] = []

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  await app.close()
})

/** A service that takes so many connections, and so long (ms) to answer. */
async function start(wait = 0): Promise<void> {
  const config = readConfig({ LOG_LEVEL: 'silent' })
  app = build({ config, knowledge: smallKnowledge(), store: noStore().store, mostConnections: most })
  if (wait > 0) app.addHook('preHandler', async () => setTimeout(wait))
  port = Number(new URL(await app.listen({ host: '127.0.0.1', port: 0 })).port)
}

/** A connection from an address of this machine, on which something is sent; tells what is heard, and whether it was hung up on. */
async function from(localAddress: string, text = '') {
  const socket = connect({ port, host: '127.0.0.1', localAddress })
  sockets.push(socket)
  const told = { heard: '', isOver: false }
  socket.on('error', () => undefined)
  socket.on('data', (piece) => {
    told.heard += piece
  })
  socket.on('close', () => {
    told.isOver = true
  })
  await once(socket, 'connect')
  if (text) socket.write(text)
  await setTimeout(5)
  return told
}

async function many(count: number, text = '') {
  const all = []
  for (let at = 0; at < count; at++) all.push(await from('127.0.0.2', text))
  return all
}

const dropped = async () => Number(/^remissiewijzer_dropped_connections (\d+)$/m.exec(await app.metrics.text())?.[1])

describe('connections that are held open', () => {
  it.each([
    ['on which nothing is asked', ''],
    ['of which the headers do not end', 'GET / HTTP/1.1\r\nHost: localhost\r\n'],
    ['of which the body does not end', unfinished],
  ])('give way where there are too many, the longest open first: %s', async (_what, text) => {
    await start()
    const held = await many(most, text)
    expect(await dropped()).toBe(0)
    const other = await from('127.0.0.3', live)
    await expect.poll(() => other.heard).toMatch(/^HTTP\/1.1 200/)
    expect(held.map(({ isOver }) => isOver)).toEqual(held.map((_, at) => at === 0))
    expect(await dropped()).toBe(1)
  })

  it('give way of whoever has most, also when that one goes on to open them', async () => {
    await start()
    const other = await from('127.0.0.3', unfinished)
    await many(3 * most, unfinished)
    expect(other.isOver).toBe(false)
    expect(await dropped()).toBe(2 * most + 1)
  })

  it('are kept while they are answered: who comes then is hung up on', async () => {
    await start(1500)
    const answered = await many(most, live)
    const late = await from('127.0.0.2', live)
    await expect.poll(() => late.isOver).toBe(true)
    expect(late.heard).toBe('')
    await expect
      .poll(() => answered.map(({ heard }) => heard.slice(0, 12)), { timeout: 8000 })
      .toEqual(answered.map(() => 'HTTP/1.1 200'))
  })

  it('leave room again once they are closed', async () => {
    await start()
    await many(most)
    for (const socket of sockets.splice(0)) socket.destroy()
    await setTimeout(50)
    await many(most, live)
    expect(await dropped()).toBe(0)
  })
})
