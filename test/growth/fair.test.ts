import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hostileBodies } from '../../scripts/fuzz/catalogue/bodies.ts'
import { callWith, kinds } from '../../scripts/fuzz/resources.ts'
import { build } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { noStore } from '../no-store.ts'
import { servicePath } from '../shipped.ts'
import { knowledge } from './judged.ts'

/** What is promised to the small call of somebody else, in milliseconds; and how often a measurement is repeated that something else on the machine may have spoilt. */
const [longest, tries] = [250, 3]
const dearAtOnce = 10

const dear = [
  'as many as fit of statement',
  'drugs that ended, each of two names',
  'as many as fit of hba1c, alike',
  'as many references as fit',
  'as many members as fit',
]
/** Small calls of one caller at once, of which each is answered in some milliseconds. */
const crowd = 400
const small = JSON.stringify(callWith(Array.from({ length: 30 }, (_, at) => kinds.hba1c?.(at, 'x') ?? {})))
const headers = { 'content-type': 'application/json' }

describe('while one caller has ten dear calls under way', () => {
  let app: FastifyInstance

  beforeAll(async () => {
    const env = { LOG_LEVEL: 'silent', DATA_DIR: 'memory://', TRUST: 'open', CALL_MEMORY: '140000000' }
    app = build({ config: readConfig(env), knowledge, store: noStore().store })
    await app.ready()
    for (let count = 0; count < 60; count++) await send('10.0.0.2', servicePath, small)
  }, 60_000)
  afterAll(() => app.close())

  const send = async (remoteAddress: string, url: string, payload: string) =>
    (await app.inject({ method: 'POST', url, headers, payload, remoteAddress })).statusCode

  /** How long small calls take at most, one after another, in time of the processor: what else the machine does meanwhile is nobody's fault here. */
  async function slowest(url: string, body: string, atOnce: number): Promise<number> {
    let underWay = atOnce
    const dearCalls = Array.from({ length: atOnce }, async () => {
      await send('10.0.0.1', url, body)
      underWay -= 1
    })
    let most = 0
    while (underWay > 0) {
      const [began, cpu] = [performance.now(), process.cpuUsage()]
      expect(await send('10.0.0.2', servicePath, small)).toBe(200)
      const { user, system } = process.cpuUsage(cpu)
      most = Math.max(most, Math.min(performance.now() - began, (user + system) / 1000))
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    await Promise.all(dearCalls)
    return most
  }

  it.each(dear.flatMap((what) => ['', '/explain'].map((path) => [what, path] as const)))(
    'a small call of another is answered in time: %s%s',
    async (what, path) => {
      const body = hostileBodies.find(([name]) => name === what)?.[1]() ?? ''
      expect(body).not.toBe('')
      let best = Number.POSITIVE_INFINITY
      for (let count = 0; count < tries && best > longest; count++)
        best = Math.min(best, await slowest(servicePath + path, body, dearAtOnce))
      console.log(`${Math.round(best)} ms at most: ${what}${path}`)
      expect(best).toBeLessThan(longest)
    },
    120_000,
  )

  it('a small call of another is answered in time beside four hundred small calls at once', async () => {
    let best = Number.POSITIVE_INFINITY
    for (let count = 0; count < tries && best > longest; count++)
      best = Math.min(best, await slowest(servicePath, small, crowd))
    console.log(`${Math.round(best)} ms at most: beside ${crowd} small calls`)
    expect(best).toBeLessThan(longest)
  }, 120_000)
})
