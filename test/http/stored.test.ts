import fc from 'fast-check'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { build } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { readFixture, shiftBundle } from '../../src/examples/fixture.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { openStore, type Store } from '../../src/store/store.ts'
import { callOf, servicePath } from '../shipped.ts'
import { databases } from '../store/database/databases.ts'
import { day, entry, text } from './odd-feedback.ts'

const path = servicePath
const today = '2026-11-22'

describe.each(databases.filter(({ skip }) => !skip))('whatever is sent, the $kind database', ({ start }) => {
  let server: Awaited<ReturnType<typeof start>>
  let app: FastifyInstance
  let store: Store
  const complain = vi.fn()

  beforeAll(async () => {
    server = await start()
    const { databaseUrl: DATABASE_URL, dataDir: DATA_DIR } = server.config
    const config = readConfig({
      DATA_DIR,
      ...(DATABASE_URL && { DATABASE_URL }),
      HASH_SECRET: 'x'.repeat(32),
      LOG_LEVEL: 'silent',
    })
    store = openStore(config, complain)
    app = build({ config, store, knowledge: await loadKnowledge({ cases: false }), today: () => today })
    await app.listen({ host: '127.0.0.1', port: 0 })
    await vi.waitFor(() => expect(store.state).toBe('open'), { timeout: 30_000 })
  }, 180_000)
  afterAll(async () => {
    await app?.close()
    await server?.stop()
  })

  const stored = (uuid: string) =>
    store.use((database) => database.selectFrom('feedback').selectAll().where('card', '=', uuid).execute())
  /** The codes of an answer that refuses; none where it is given. */
  async function refusal(url: string, payload?: object): Promise<readonly string[]> {
    const response = await app.inject({ method: payload ? 'POST' : 'GET', url, ...(payload && { payload }) })
    expect([200, 400]).toContain(response.statusCode)
    if (response.statusCode === 200) return []
    return response
      .json()
      .issue.map(({ details }: { details: { coding: [{ code: string }] } }) => details.coding[0].code)
  }

  it('keeps feedback as it was sent, or it is refused at the door', async () => {
    let kept = 0
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 3 }), async (feedback) => {
        const codes = await refusal(`${path}/feedback`, { feedback })
        for (const code of codes) expect(code).toMatch(/^feedback-.*-(invalid|missing)$/)
        if (codes.length > 0) return
        for (const { card, outcome, outcomeTimestamp } of feedback) {
          const rows = await stored(card.replace('urn:uuid:', ''))
          const moments = rows.filter((row) => row.outcome === outcome).map((row) => row.at.getTime())
          // Of several moments the newest.
          expect(Math.max(...moments)).toBeGreaterThanOrEqual(Date.parse(String(outcomeTimestamp)))
          kept += 1
        }
      }),
      { numRuns: 400 },
    )
    expect(kept).toBeGreaterThan(20)
    expect([store.state, complain.mock.calls]).toEqual(['open', []])
  }, 120_000)

  it('is asked nothing of a day that it does not know', async () => {
    const call = callOf(shiftBundle(readFixture('candidate-two-years-bmi-32'), today))
    const shown = (await app.inject({ method: 'POST', url: path, payload: call })).json().cards[0].uuid
    const overrideReason = { reason: { code: 'other' } }
    const feedback = [{ card: shown, outcome: 'overridden', overrideReason, outcomeTimestamp: `${today}T09:30:00Z` }]
    expect(await refusal(`${path}/feedback`, { feedback })).toEqual([])
    await fc.assert(
      fc.asyncProperty(fc.oneof(day, day, text), fc.oneof(day, text), async (one, other) => {
        const [from, to] = [one, other].map(encode)
        for (const code of await refusal(`${path}/explain?asOf=${from}`, call)) expect(code).toBe('as-of-invalid')
        for (const code of await refusal(`/reports/outcomes?from=${from}&to=${to}`)) expect(code).toBe('report-invalid')
      }),
      { numRuns: 150 },
    )
    expect([store.state, store.counts.lost, complain.mock.calls]).toEqual(['open', 0, []])
  }, 120_000)

  it('keeps every answered call, whatever the patient and the user are called', async () => {
    const payload = callOf(shiftBundle(readFixture('candidate-two-years-bmi-32'), today)) as { context: object }
    let answered = 0
    await fc.assert(
      fc.asyncProperty(
        fc.record({ hookInstance: text, userId: text, encounterId: text }),
        async ({ hookInstance, ...ids }) => {
          const context = { ...payload.context, ...ids }
          if ((await refusal(path, { ...payload, hookInstance, context })).length === 0) answered += 1
        },
      ),
      { numRuns: 60 },
    )
    expect(answered).toBeGreaterThan(10)
    await store.use(async () => undefined)
    expect([store.state, store.counts, complain.mock.calls]).toEqual(['open', { queued: 0, lost: 0 }, []])
  }, 120_000)
})

/** In a URL; half a character cannot stand there. */
function encode(text: string): string {
  return encodeURIComponent(Buffer.from(text.slice(0, 1000)).toString())
}
