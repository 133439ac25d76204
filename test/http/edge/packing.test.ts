import { PassThrough } from 'node:stream'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build } from '../../../src/app.ts'
import { callMemory } from '../../../src/budget/memory.ts'
import { readConfig } from '../../../src/config.ts'
import { takeIn } from '../../../src/http/edge/intake.ts'
import { noStore } from '../../no-store.ts'
import { smallKnowledge } from '../../small-knowledge.ts'

describe('an answer', () => {
  let app: FastifyInstance
  beforeAll(() => {
    const config = readConfig({ LOG_LEVEL: 'silent', DATA_DIR: 'memory://' })
    app = build({ config, knowledge: smallKnowledge(), store: noStore().store })
  })
  afterAll(() => app.close())

  const ask = (url: string, encoding?: string) =>
    app.inject({ url, headers: encoding === undefined ? {} : { 'accept-encoding': encoding } })

  it.each(['gzip', 'br, gzip;q=0.5', '*'])('is packed when it is long and Accept-Encoding is %s', async (encoding) => {
    const [packed, plain] = await Promise.all([ask('/openapi.json', encoding), ask('/openapi.json')])
    expect(packed.headers).toMatchObject({ 'content-encoding': 'gzip', 'content-type': plain.headers['content-type'] })
    expect(gunzipSync(packed.rawPayload).toString()).toBe(plain.body)
    expect(packed.rawPayload.length).toBe(Number(packed.headers['content-length']))
    expect(packed.rawPayload.length).toBeLessThan(plain.body.length / 4)
  })

  it.each([undefined, '', 'identity', 'br', 'gzip;q=0', 'identity, gzip;q=0.5'])(
    'goes as it is when Accept-Encoding is %s',
    async (encoding) => {
      const { headers, body } = await ask('/openapi.json', encoding)
      expect(headers).not.toHaveProperty('content-encoding')
      expect(JSON.parse(body).openapi).toBe('3.1.0')
      expect(headers.vary).toMatch(/accept-encoding/)
    },
  )

  it('goes as it is when it is short', async () => {
    expect((await ask('/health/live', 'gzip')).json()).toEqual({ status: 'up' })
  })
})

describe('a body that is packed', () => {
  it('is unpacked no further than its limit, and makes nobody wait', async () => {
    const limit = 1_000_000
    const share = callMemory(100 * limit).share()
    let received = 0
    const receive = (bytes: number) => {
      received += bytes
      return true
    }
    const payload = new PassThrough()
    payload.end(gzipSync(Buffer.alloc(200 * limit)))
    const taken = takeIn(payload, { length: null, packed: true }, limit, { ...share, receive })
    await expect(taken).rejects.toMatchObject({ code: 'body-too-large' })
    expect(received).toBeLessThanOrEqual(limit)
    expect(payload.readableEnded).toBe(true)
  })
})
