import type { FastifyInstance } from 'fastify'
import { expect, vi } from 'vitest'
import { build } from '../../../src/app.ts'
import { daysAfter } from '../../../src/calendar.ts'
import type { Card } from '../../../src/cards/card.ts'
import { readConfig } from '../../../src/config.ts'
import { readFixture, shiftBundle } from '../../../src/examples/fixture.ts'
import type { Knowledge } from '../../../src/knowledge/knowledge.ts'
import type { Site } from '../../../src/knowledge/site.ts'
import { openStore, type Store } from '../../../src/store/store.ts'
import type { ExplainedDecision, Explanation } from '../../../src/why/explanation.ts'
import { callOf, servicePath } from '../service.ts'

export const start = '2026-11-22'

/** What a test may have different of a practice. */
export interface Practice {
  readonly knowledge: Knowledge
  readonly store?: Store
  readonly dataDir?: string
  readonly site?: Partial<Site>
}

/** A service that thinks it is a day of our own, with the records of fixtures as they were on the first day. */
export async function openPractice({ knowledge, store: given, dataDir = 'memory://', site }: Practice) {
  let day = 0
  const read = readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent', HASH_SECRET: 'x'.repeat(32) })
  const config = { ...read, site: { ...read.site, ...site } }
  const store = given ?? openStore(config, () => undefined)
  const today = () => daysAfter(start, day)
  const now = () => new Date(`${today()}T12:00:00Z`)
  const app: FastifyInstance = build({ config, store, knowledge, today, now })
  await app.listen({ host: '127.0.0.1', port: 0 })
  await vi.waitFor(() => expect(store.state).toBe('open'), { timeout: 60_000 })
  const written = () => store.use(async () => undefined)

  async function post(path: string, payload: object) {
    const response = await app.inject({ method: 'POST', url: `${servicePath}${path}`, payload })
    expect([response.statusCode, path]).toEqual([200, path])
    return response.json()
  }

  return {
    store,
    close: () => app.close(),
    /** Cards of a patient on a day, counted from the first. */
    async visit(
      fixture: string,
      on: number,
      change: (call: object) => object = (call) => call,
      query = '',
    ): Promise<readonly Card[]> {
      day = on
      const { cards } = await post(query, change(callOf(shiftBundle(readFixture(fixture), start))))
      await written()
      return cards
    },
    /** What "why?" says of a rule on that day, and of the whole. */
    async why(
      fixture: string,
      rule: string,
      on: number,
      query = '',
      change: (call: object) => object = (call) => call,
    ): Promise<{ decision: ExplainedDecision; whole: Explanation }> {
      day = on
      const whole: Explanation = await post(
        `/explain${query}`,
        change(callOf(shiftBundle(readFixture(fixture), start))),
      )
      const decision = whole.decisions.find((each) => each.rule === rule)
      if (!decision) throw new Error(`no rule ${rule}`)
      return { decision, whole }
    },
    /** Tells what was done with a card, on the day of the last visit. */
    async tell(card: Card | undefined, said: object): Promise<void> {
      const entry = { card: card?.uuid, outcomeTimestamp: now().toISOString(), ...said }
      await post('/feedback', { feedback: [entry] })
    },
  }
}

export type OpenPractice = Awaited<ReturnType<typeof openPractice>>

/** That a card was dismissed, for a reason of ours. */
export const dismissed = (code: string) => ({ outcome: 'overridden', overrideReason: { reason: { code } } })
