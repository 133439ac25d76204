import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { build } from '../../src/app.ts'
import type { Card } from '../../src/cards/card.ts'
import { readConfig } from '../../src/config.ts'
import { readRequest, shiftDates } from '../../src/examples/fixture.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { openStore } from '../../src/store/store.ts'

/** However busy the machine is, the store answers in time here. */
vi.mock('../../src/store/database/deadline.ts', async (original) => {
  const real = await original<typeof import('../../src/store/database/deadline.ts')>()
  return { ...real, atMost: (ms: number, work: Promise<unknown>) => real.atMost(ms * 100, work) }
})

const today = '2026-11-22'
const config = readConfig({ DATA_DIR: 'memory://', LOG_LEVEL: 'silent', HASH_SECRET: 'x'.repeat(32) })
const store = openStore(config, () => undefined)

describe('what was refused', () => {
  let app: FastifyInstance
  beforeAll(async () => {
    const knowledge = await loadKnowledge({ cases: false })
    app = build({ config, store, knowledge, today: () => today, now: () => new Date(`${today}T12:00:00Z`) })
    await app.listen({ host: '127.0.0.1', port: 0 })
    await vi.waitFor(() => expect(store.state).toBe('open'), { timeout: 60_000 })
  }, 120_000)
  afterAll(() => app?.close())

  async function cardsOf(service: string, request: string, patient: string): Promise<readonly Card[]> {
    const call = shiftDates(readRequest(request), today) as { context: { patientId: string } }
    const payload = JSON.parse(JSON.stringify(call).replaceAll(call.context.patientId, patient)) as object
    const { cards } = (await app.inject({ method: 'POST', url: `/cds-services/${service}`, payload })).json()
    await store.use(async () => undefined)
    return cards
  }
  const added = (patient: string) => cardsOf('new-diagnosis', 'new-diagnosis/remission-as-a-goal', patient)
  const ordering = (patient: string) =>
    cardsOf('treatment-choice-select', 'treatment-choice-select/metformin-for-a-candidate', patient)

  async function dismiss(service: string, [card]: readonly Card[], code: string): Promise<void> {
    const feedback = [
      {
        card: card?.uuid,
        outcome: 'overridden',
        overrideReason: { reason: { code } },
        outcomeTimestamp: `${today}T12:00:00Z`,
      },
    ]
    const url = `/cds-services/${service}/feedback`
    expect((await app.inject({ method: 'POST', url, payload: { feedback } })).statusCode).toBe(200)
  }

  it.each(['patient-does-not-want', 'already-discussed'])(
    'elsewhere as "%s" takes remission off the card, and leaves what is missing',
    async (code) => {
      const patient = `elsewhere-${code}`
      await dismiss('treatment-choice-select', await ordering(patient), code)
      const [card, ...others] = await added(patient)
      expect(others).toEqual([])
      expect(card?.summary).toMatch(/^Nieuwe diabetes type 2: de eerste beoordeling is nog niet compleet/)
      expect(card?.detail).not.toMatch(/remissie|Streefdoel|Past het best/)
      expect(card?.suggestions?.map(({ label }) => label)).toEqual([
        'Vraag ontbrekend laboratoriumonderzoek aan',
        'Vraag fundusonderzoek aan',
      ])
    },
  )

  it('elsewhere as "not-now" was said of that moment', async () => {
    await dismiss('treatment-choice-select', await ordering('not-now'), 'not-now')
    expect((await added('not-now'))[0]?.summary).toMatch(/bespreek of remissie een doel is/)
  })

  it('here is refused elsewhere too, and what is missing stays', async () => {
    await dismiss('new-diagnosis', await added('here'), 'patient-does-not-want')
    expect((await added('here'))[0]?.detail).not.toMatch(/remissie/)
    expect(await ordering('here')).toEqual([])
  })

  it.each(['not-now', 'already-arranged', 'not-right-for-patient'])('here as "%s" is not said again', async (code) => {
    await dismiss('new-diagnosis', await added(`here-${code}`), code)
    expect(await added(`here-${code}`)).toEqual([])
  })

  it('never is a warning', async () => {
    const warned = () => cardsOf('new-diagnosis', 'new-diagnosis/ketones-and-a-glucose-of-27', 'warned')
    for (const code of ['already-arranged', 'not-right-for-patient', 'not-now'])
      await dismiss('new-diagnosis', await warned(), code)
    expect((await warned()).map(({ indicator }) => indicator)).toEqual(['critical'])
  })
})
