import type { FastifyInstance } from 'fastify'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { build } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { anchor, fixtureNames, readFixture } from '../../src/examples/fixture.ts'
import type { Outcome } from '../../src/examples/outcome.ts'
import type { Knowledge } from '../../src/knowledge/knowledge.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import type { Explanation } from '../../src/why/explanation.ts'
import { callTo, pathOf, shipped } from '../shipped.ts'

const opened = shipped.filter(({ hook }) => hook === 'patient-view')

describe('GET /page/outcomes', () => {
  let app: FastifyInstance
  let knowledge: Knowledge
  let reads = 0
  beforeAll(async () => {
    knowledge = await loadKnowledge({ cases: false })
  })
  afterEach(() => app.close())

  /** Counts how often the services are asked for their rules, which is once for each patient that is judged. */
  const counted = (): Knowledge => {
    reads = 0
    const services = [...knowledge.services].map(([id, service]) => {
      const watched = new Proxy(service, {
        get(target, key, receiver) {
          if (key === 'rankings') reads++
          return Reflect.get(target, key, receiver)
        },
      })
      return [id, watched] as const
    })
    return { ...knowledge, services: new Map(services) }
  }
  const start = (today: () => string, env: Record<string, string> = {}, known = knowledge) => {
    const config = readConfig({ LOG_LEVEL: 'silent', DATA_DIR: 'memory://', ...env })
    app = build({ config, knowledge: known, today })
    return async () => (await app.inject('/page/outcomes')).json<{ patients: Outcome[] }>().patients
  }

  it('tells of each example patient the cards that a call would be answered with, the most urgent first', async () => {
    const outcomes = await start(() => anchor)()
    expect(outcomes.map(({ name }) => name)).toEqual(fixtureNames())
    const urgency = ['critical', 'warning', 'info']
    for (const { name, cards } of outcomes) {
      const told = opened.map(async (service) => {
        const url = `${pathOf(service)}/explain`
        const answer = await app.inject({ method: 'POST', url, payload: callTo(service)(readFixture(name)) })
        const { cards: given, decisions } = answer.json<Explanation>()
        return given.map(({ uuid, indicator }) => ({
          service: service.id,
          rule: decisions.find(({ card }) => card === uuid)?.rule,
          indicator,
        }))
      })
      const wanted = (await Promise.all(told))
        .flat()
        .sort((one, other) => urgency.indexOf(one.indicator) - urgency.indexOf(other.indicator))
      expect(cards, name).toEqual(wanted)
    }
    const kinds = new Set(outcomes.map(({ cards }) => cards[0]?.indicator))
    expect(kinds.size).toBeGreaterThanOrEqual(3)
  })

  it('works them out once a day, for all who ask at the same time too', async () => {
    let day = anchor
    const ask = start(() => day, {}, counted())
    expect(reads).toBe(0)
    const [one, other] = await Promise.all([ask(), ask()])
    expect(one).toEqual(other)
    const once = reads
    expect(once).toBeGreaterThanOrEqual(fixtureNames().length)
    await ask()
    expect(reads).toBe(once)
    day = '2026-01-02'
    expect((await ask()).map(({ name }) => name)).toEqual(fixtureNames())
    expect(reads).toBe(2 * once)
  })

  it('lets everything else go on between one patient and the next', async () => {
    const ask = start(() => anchor)
    await app.ready()
    let done = false
    const all = ask().then(() => {
      done = true
    })
    let turns = 0
    for (; !done; turns++) await new Promise((resolve) => setImmediate(resolve))
    await all
    expect(turns).toBeGreaterThanOrEqual(fixtureNames().length)
  })

  it('has none where there are no examples', async () => {
    expect(await start(() => anchor, { EXAMPLES: '0' })()).toEqual([])
  })
})
