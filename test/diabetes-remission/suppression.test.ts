import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { build } from '../../src/app.ts'
import type { Card } from '../../src/cards/card.ts'
import { readConfig } from '../../src/config.ts'
import { readFixture, shiftBundle } from '../../src/examples/fixture.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { callOf, servicePath } from './service.ts'

const path = servicePath
const today = '2026-11-22'

describe('a card that is dismissed', () => {
  let app: FastifyInstance

  beforeAll(async () => {
    const config = readConfig({ DATA_DIR: 'memory://', LOG_LEVEL: 'silent' })
    app = build({ config, knowledge: await loadKnowledge({ cases: false }), today: () => today })
    await app.listen({ host: '127.0.0.1', port: 0 })
    const state = async () => (await app.inject('/health/ready')).json().store.state
    await vi.waitFor(async () => expect(await state()).toBe('open'), { timeout: 60_000 })
  }, 90_000)
  afterAll(() => app?.close())

  const call = (fixture: string) => callOf(shiftBundle(readFixture(fixture), today))
  async function cardsOf(fixture: string): Promise<readonly Card[]> {
    const response = await app.inject({ method: 'POST', url: path, payload: call(fixture) })
    expect(response.statusCode).toBe(200)
    return response.json().cards
  }
  async function notShown(fixture: string, rule: string, asOf = today): Promise<string | null> {
    const url = `${path}/explain?asOf=${asOf}`
    const { decisions } = (await app.inject({ method: 'POST', url, payload: call(fixture) })).json()
    return decisions.find((decision: { rule: string }) => decision.rule === rule).notShown
  }
  async function dismiss(uuid: string | undefined, code: string, at = `${today}T09:00:00Z`) {
    const entry = { card: uuid, outcome: 'overridden', overrideReason: { reason: { code } }, outcomeTimestamp: at }
    const response = await app.inject({ method: 'POST', url: `${path}/feedback`, payload: { feedback: [entry] } })
    expect([response.statusCode, response.json()]).toEqual([200, { received: 1 }])
  }

  it('is not shown again to this patient, and "why?" says so', async () => {
    const [candidate] = await cardsOf('candidate-two-years-bmi-32')
    expect(candidate?.indicator).toBe('info')
    await dismiss(candidate?.uuid, 'patient-does-not-want')
    await vi.waitFor(async () => expect(await cardsOf('candidate-two-years-bmi-32')).toEqual([]), { timeout: 10_000 })
    await vi.waitFor(async () =>
      expect(await notShown('candidate-two-years-bmi-32', 'remission-candidate')).toBe('declined'),
    )
    expect(await notShown('candidate-two-years-bmi-32', 'remission-candidate', '2026-11-21')).toBe(null)
    expect(await cardsOf('insulin-long-duration')).toHaveLength(1)
  })

  it('about the goal does not give its place to the next', async () => {
    const [review] = await cardsOf('metformin-hba1c-46')
    await dismiss(review?.uuid, 'not-now')
    await vi.waitFor(async () => expect(await cardsOf('metformin-hba1c-46')).toEqual([]), { timeout: 10_000 })
    await vi.waitFor(async () =>
      expect(await notShown('metformin-hba1c-46', 'remission-candidate')).toBe('another-card-first'),
    )
  })

  it('that warns is shown again after a reason that silences only what informs', async () => {
    const before = await cardsOf('loss-of-control-after-stop')
    expect(before.map(({ indicator }) => indicator)).toEqual(['warning', 'info'])
    await dismiss(before[0]?.uuid, 'already-discussed')
    const after = await cardsOf('loss-of-control-after-stop')
    expect(after.map(({ summary }) => summary)).toEqual(before.map(({ summary }) => summary))
    await dismiss(before[1]?.uuid, 'already-discussed')
    await vi.waitFor(
      async () =>
        expect((await cardsOf('loss-of-control-after-stop')).map(({ indicator }) => indicator)).toEqual(['warning']),
      { timeout: 10_000 },
    )
  })

  it('comes back when the time is over', async () => {
    const [card] = await cardsOf('drug-name-with-markdown')
    await dismiss(card?.uuid, 'not-now', '2026-08-21T09:00:00Z')
    expect((await cardsOf('drug-name-with-markdown')).map(({ summary }) => summary)).toEqual([card?.summary])
  })
})
