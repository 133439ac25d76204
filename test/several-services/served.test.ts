import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { build } from '../../src/app.ts'
import { dayAt, daysAfter } from '../../src/calendar.ts'
import type { Card } from '../../src/cards/card.ts'
import { readConfig } from '../../src/config.ts'
import { openStore, type Store } from '../../src/store/store.ts'
import type { Explanation } from '../../src/why/explanation.ts'
import { bundle } from '../fhir-server.ts'
import { both, personWith, several } from './loaded.ts'

const { knowledge } = several
const today = dayAt(Date.now())
const config = readConfig({ DATA_DIR: 'memory://', LOG_LEVEL: 'silent' })

type Id = (typeof both)[number]

/** A call of a service, each with the data under its own key. */
function callOf(id: Id, glucose: number, patientId = 'p1') {
  const { patient, observation } = personWith(glucose, today)
  const theirs = { ...observation, subject: { reference: `Patient/${patientId}` } }
  return {
    hook: 'patient-view',
    hookInstance: randomUUID(),
    context: { userId: 'Practitioner/1', patientId },
    prefetch: {
      patient: { ...patient, id: patientId },
      [id === 'demo' ? 'observations' : 'results']: bundle([theirs]),
    },
  }
}

describe('two services with a rule and a card of the same name', () => {
  let store: Store
  let app: FastifyInstance
  beforeAll(async () => {
    store = openStore(config, () => {})
    app = build({ config, knowledge, store, today: () => today })
    await app.listen({ host: '127.0.0.1', port: 0 })
    await vi.waitFor(() => expect(store.state).toBe('open'), { timeout: 60_000 })
  }, 90_000)
  afterAll(() => app?.close())

  async function post(path: string, payload: object) {
    const response = await app.inject({ method: 'POST', url: `/cds-services/${path}`, payload })
    expect([response.statusCode, response.body]).toEqual([200, expect.any(String)])
    return response.json()
  }
  const cardsOf = async (id: Id, glucose: number, patientId?: string): Promise<readonly Card[]> =>
    (await post(id, callOf(id, glucose, patientId))).cards
  const why = (id: Id, glucose: number): Promise<Explanation> => post(`${id}/explain`, callOf(id, glucose))
  const dismiss = (id: Id, card: string | undefined, code: string) =>
    post(`${id}/feedback`, {
      feedback: [{ card, outcome: 'overridden', overrideReason: { reason: { code } }, outcomeTimestamp: new Date() }],
    })

  it('stand both in discovery, each with what it asks for', async () => {
    const { services } = (await app.inject('/cds-services')).json()
    expect(services).toMatchObject([
      { id: 'demo', title: 'Proef', prefetch: { observations: expect.any(String) } },
      { id: 'second', title: 'Tweede proef', prefetch: { results: expect.any(String) } },
    ])
  })

  it('answer a call each with its own card, under its own limit', async () => {
    expect(await cardsOf('demo', 6.5)).toEqual([])
    expect(await cardsOf('second', 6.5)).toMatchObject([{ summary: 'Iets zoets: 6,5 mmol/L', indicator: 'info' }])
    expect(await cardsOf('demo', 8)).toMatchObject([{ summary: 'Glucose 8,0 mmol/L is hoog', indicator: 'warning' }])
    expect(await cardsOf('second', 5.5)).toEqual([])
  })

  it('offer each its own reasons to dismiss', async () => {
    const [[one], [other]] = [await cardsOf('demo', 8), await cardsOf('second', 8)]
    expect([one, other].map((card) => card?.overrideReasons)).toMatchObject([
      [{ code: 'not-now', system: 'https://example.org/reasons', display: 'Niet nu' }],
      [
        { code: 'not-now', system: 'https://example.org/second-reasons', display: 'Liever later' },
        { code: 'too-sweet', display: 'Te zoet' },
      ],
    ])
  })

  it('explain each its own rule, with its own sentence, result and value', async () => {
    const [one, other] = [await why('demo', 6.5), await why('second', 6.5)]
    expect(one).toMatchObject({ service: 'demo', cards: [] })
    expect(one.decisions).toMatchObject([
      { rule: 'sugar', reason: 'no-trigger', text: { nl: 'Niets aan de hand' }, result: { highFrom: 7 }, card: null },
      { rule: 'advice' },
    ])
    expect(other).toMatchObject({ service: 'second', cards: [{ summary: 'Iets zoets: 6,5 mmol/L' }] })
    expect(other.decisions).toMatchObject([
      { rule: 'sugar', reason: 'high', text: { nl: 'Er is iets zoets' }, result: { sweetFrom: 6 } },
    ])
    const limits = [one, other].map(({ decisions }) => decisions[0]?.values.find(({ name }) => name === 'highFrom'))
    expect(limits).toMatchObject([
      { title: 'Vanaf deze glucose is die hoog', value: 7 },
      { title: 'Vanaf deze glucose is er iets zoets', value: 6 },
    ])
  })

  it('a refusal at one keeps its own question silent, and not that of the other', async () => {
    const [first] = await cardsOf('second', 8)
    await dismiss('second', first?.uuid, 'not-now')
    await vi.waitFor(async () => expect(await cardsOf('second', 8)).toEqual([]), { timeout: 10_000 })
    const [decision] = (await why('second', 8)).decisions
    expect(decision).toMatchObject({ rule: 'sugar', card: null, notShown: 'set-aside' })
    expect(await cardsOf('demo', 8)).toHaveLength(1)
    const [still] = (await why('demo', 8)).decisions
    expect(still).toMatchObject({ rule: 'sugar', notShown: null })
  })

  it('what is told to one about a card of the other is taken for neither', async () => {
    const [card] = await cardsOf('second', 8, 'p2')
    await dismiss('demo', card?.uuid, 'not-now')
    // What comes later at the right address shows that the first has been dealt with.
    expect(await cardsOf('second', 8, 'p2')).toHaveLength(1)
    expect(await cardsOf('demo', 8, 'p2')).toHaveLength(1)
  })

  it('are counted apart in the report, each reason under its own service', async () => {
    for (let at = 0; at < 10; at++) {
      for (const id of both) {
        const [card] = await cardsOf(id, 8, `many-${at}`)
        if (id === 'second') await dismiss(id, card?.uuid, 'too-sweet')
      }
    }
    const later = build({ config, knowledge, store, today: () => daysAfter(today, 32) })
    const month = today.slice(0, 7)
    await vi.waitFor(async () => {
      const { rows } = (await later.inject(`/reports/outcomes?from=${month}&to=${month}`)).json()
      const own = (service: Id) => rows.filter((row: { service: string }) => row.service === service)
      expect([own('demo'), own('second')]).toMatchObject([[{ rule: 'sugar' }], [{ rule: 'sugar' }]])
      expect(Object.keys(own('demo')[0].overridden)).toEqual([])
      expect(Object.keys(own('second')[0].overridden)).toContain('too-sweet')
    }, 10_000)
  })
})
