import fc from 'fast-check'
import type { Kysely, KyselyPlugin, QueryId } from 'kysely'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openDatabase } from '../../src/store/database/database.ts'
import { storeFeedback } from '../../src/store/feedback.ts'
import { forgetSubject } from '../../src/store/forget.ts'
import { lookUpTogether, refusalsOf } from '../../src/store/refusals.ts'
import { prune } from '../../src/store/retention.ts'
import type { Tables } from '../../src/store/tables.ts'
import { shared, startStore } from './opened.ts'
import { answered, card, outcome } from './rows.ts'

const config = { databaseUrl: undefined, dataDir: 'memory://' }
const people = ['a', 'b', 'c']

type Step =
  | { readonly kind: 'show'; readonly card: number; readonly waits: boolean }
  | { readonly kind: 'feedback'; readonly card: number; readonly reason: string | null; readonly month: number }
  | { readonly kind: 'forget'; readonly who: string }
  | { readonly kind: 'retain'; readonly days: number; readonly silence: number }
  | { readonly kind: 'start again' | 'refused write' }
  | { readonly kind: 'lost answer'; readonly card: number }

const cardNumber = fc.nat(7)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('show'), card: cardNumber, waits: fc.boolean() }) },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('feedback'),
      card: cardNumber,
      reason: fc.constantFrom('not-now', 'other', null),
      month: fc.integer({ min: 1, max: 9 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('forget'), who: fc.constantFrom(...people) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('retain'),
      days: fc.constantFrom(60, 400),
      silence: fc.constantFrom(1, 3, 12),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('start again', 'refused write') }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('lost answer'), card: cardNumber }) },
) as fc.Arbitrary<Step>

describe('what is known in memory and what the database knows', () => {
  let database: Kysely<Tables>
  let losing = false
  const updates = new WeakSet<QueryId>()
  /** Lets feedback be joined to its card, and the answer never come: the connection broke between the two. */
  const breaking: KyselyPlugin = {
    transformQuery({ node, queryId }) {
      if (node.kind === 'UpdateQueryNode') updates.add(queryId)
      return node
    },
    async transformResult({ result, queryId }) {
      if (!losing || !updates.has(queryId)) return result
      losing = false
      throw new Error('Connection terminated unexpectedly')
    },
  }
  beforeAll(async () => {
    database = await openDatabase(config)
  }, 60_000)
  afterAll(() => database.destroy())

  const startAgain = () => startStore(config, async () => shared(database, breaking))

  it('agree at every moment, whatever was shown, refused, forgotten, deleted or lost before', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        for (const table of ['call', 'card', 'feedback'] as const) await database.deleteFrom(table).execute()
        const cards = Array.from({ length: 8 }, (_, at) => card({ subject: people[at % people.length] ?? null }))
        let store = await startAgain()
        const give = (more: object) =>
          store.use((open) => storeFeedback(open, [outcome(cards[0]?.uuid ?? '', more)], store.refused))
        const take: Record<Step['kind'], (step: never) => Promise<unknown>> = {
          async show({ card, waits }: Extract<Step, { kind: 'show' }>) {
            store.append(answered('small', cards.slice(card, card + 1)))
            if (!waits) await store.use(async () => undefined)
          },
          feedback({ card, reason, month }: Extract<Step, { kind: 'feedback' }>) {
            const at = new Date(Date.UTC(2026, month))
            const outcomeOf = reason === null ? 'accepted' : 'overridden'
            return give({ card: cards[card]?.uuid, reason, outcome: outcomeOf, at, received: at })
          },
          async forget({ who }: Extract<Step, { kind: 'forget' }>) {
            await store.close(5000)
            await forgetSubject(database, who)
            store = await startAgain()
          },
          retain: (retention: Extract<Step, { kind: 'retain' }>) =>
            prune(store, { ...retention, rest: 90 }, '2026-11-22'),
          async 'start again'() {
            await store.close(5000)
            store = await startAgain()
          },
          'refused write': () => expect(give({ at: 'the day before' })).rejects.toThrow(),
          async 'lost answer'({ card }: Extract<Step, { kind: 'lost answer' }>) {
            losing = true
            await expect(give({ card: cards[card]?.uuid, reason: 'lost' })).rejects.toThrow()
            await vi.waitFor(() => store.use(async () => undefined), { timeout: 5000 })
          },
        }
        for (const each of steps) {
          await take[each.kind](each as never)
          await vi.waitFor(() => store.use(async () => undefined), { timeout: 5000 })
          for (const who of people) {
            const known = await lookUpTogether(store)(who, null)
            expect(known).toEqual(await refusalsOf(database, who, null))
          }
        }
        await store.close(5000)
      }),
      { numRuns: 40 },
    )
  }, 120_000)
})
