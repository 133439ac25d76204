import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dayAt } from '../../src/calendar.ts'
import { readFixture, shiftBundle } from '../../src/examples/fixture.ts'
import { hasEngine } from '../container.ts'
import { compile } from '../faults/server-process.ts'
import { callOf } from '../shipped.ts'
import { p99 } from './caller.ts'
import { Pair } from './pair.ts'
import { hasProxy, proxyNames } from './proxy.ts'

const engine = await hasEngine()
const perSecond = 25
/** After each change of the proxy, in milliseconds. */
const calm = 2000

beforeAll(compile)

describe.skipIf(!engine).each(proxyNames.filter(hasProxy))('a rolling restart of two instances behind %s', (name) => {
  const body = JSON.stringify(callOf(shiftBundle(readFixture('candidate-two-years-bmi-32'), dayAt(Date.now()))))
  let pair: Pair

  beforeAll(async () => {
    pair = await Pair.start(name, body, name === 'caddy' ? { DRAIN_MS: '4000' } : {})
  })
  afterAll(() => pair.stop())

  it(`loses none of ${perSecond} signed calls a second`, { timeout: 180_000 }, async () => {
    const codes: (number | null)[] = []
    let seconds = 0
    const start = performance.now()
    const answers = await pair.caller.during(perSecond, async () => {
      await setTimeout(calm)
      for (const which of [0, 1]) {
        // Caddy asks the instances themselves.
        if (name === 'nginx') {
          pair.take('out', which)
          await setTimeout(calm)
        }
        codes.push(await pair.end(which))
        await pair.again(which)
        if (name === 'nginx') pair.take('back', which)
        await setTimeout(calm)
      }
      seconds = (performance.now() - start) / 1000
    })
    const failed = answers.filter(({ status }) => status !== 200)
    console.log(
      `${name}: ${answers.length} calls in ${seconds.toFixed(0)} s, ${failed.length} failed, p99 ${p99(answers)} ms`,
    )
    expect(failed.map(({ status, body }) => `${status} ${body.slice(0, 300)}`)).toEqual([])
    expect(codes).toEqual([0, 0])
    expect(answers.every(({ body }) => JSON.parse(body).cards.length > 0)).toBe(true)
    expect(answers.length).toBeGreaterThan(200)
  })
})
