import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import { describe, expect, it } from 'vitest'
import { type Asked, silencedFor } from '../../src/engine/silence.ts'
import { lookUpTogether } from '../../src/store/refusals.ts'
import { rememberRefused } from '../../src/store/refused-subjects.ts'
import type { Store } from '../../src/store/store.ts'
import type { Tables } from '../../src/store/tables.ts'

/** A database that answers when it is told to: with a refusal of the rule "question" for everyone asked about. */
function slowStore() {
  const asked: string[][] = []
  const answers: (() => void)[] = []
  const database = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    log({ query }) {
      asked.push(query.parameters.find(Array.isArray) ?? [])
    },
  })
  const found = (subject: string) => ({
    service: 'small',
    subject,
    rule: 'question',
    name: 'high',
    indicator: 'info',
    fingerprint: null,
    outcome: 'overridden' as const,
    reason: 'not-now',
    at: new Date(0),
  })
  const peek = async (_within: number, work: (database: Kysely<Tables>) => Promise<unknown>) => {
    await work(database)
    await new Promise<void>((resolve) => answers.push(resolve))
    return asked.at(-1)?.map(found)
  }
  return {
    store: { peek, refused: rememberRefused(false) } as Pick<Store, 'peek' | 'refused'>,
    asked,
    answer: () => answers.shift()?.(),
  }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

describe('looking up refusals', () => {
  it('asks the database one thing at a time, and once for all who ask meanwhile', async () => {
    const { store, asked, answer } = slowStore()
    const lookUp = lookUpTogether(store)
    const first = [lookUp('a', null), lookUp('b', null)]
    await settled()
    const second = [lookUp('c', null), lookUp('c', null), lookUp('d', null)]
    await settled()
    expect(asked).toEqual([['a', 'b']])
    answer()
    expect(await Promise.all(first)).toEqual([[expect.objectContaining({ rule: 'question' })], [expect.anything()]])
    await settled()
    expect(asked).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
    answer()
    expect((await Promise.all(second)).map((found) => found?.length)).toEqual([1, 1, 1])
    const third = lookUp('a', null)
    await settled()
    answer()
    expect(await third).toHaveLength(1)
  })

  it('makes no call wait for a database that does not answer: its cards are shown', async () => {
    const rule = { name: 'question', question: 'small/question', at: 'small/rules/question' }
    const wanting = (indicator: string, key: object | null = { subject: 'hash', fingerprint: 'what' }) =>
      [{ indicator, evaluation: { rule }, request: { name: 'high' }, key }] as never
    const lasts = { unit: 'mo', values: [{ since: '2020-01-01', value: 3 }] }
    const reason = { nl: 'x', en: 'x', silence: { notShown: 'declined', of: 'question', lasts } }
    const service = {
      id: 'small',
      folder: 'small',
      rules: [rule],
      rankings: [{ indicators: ['info'], silences: ['declined'] }],
      overrideReasons: new Map([['not-now', reason]]),
      silences: new Map([['declined', {}]]),
    }
    const asking = {
      lookUp: () => new Promise(() => undefined),
      knowledge: { services: new Map([['small', service]]) },
      service,
      patient: { asOf: '2026-11-22' },
      until: null,
    } as unknown as Asked
    expect(await silencedFor(wanting('info'), asking)).toEqual(new Map())
    const dismissed = {
      service: 'small',
      rule: 'question',
      name: 'high',
      indicator: 'info',
      fingerprint: null,
    } as const
    const refused = { ...dismissed, outcome: 'overridden', reason: 'not-now', at: new Date('2026-11-01') } as const
    const known = { ...asking, lookUp: async () => [refused] }
    expect([...(await silencedFor(wanting('info'), known))]).toMatchObject([['question', { notShown: 'declined' }]])
    const never = () => Promise.reject(new Error('asked for a card that cannot be silenced'))
    for (const cards of [wanting('warning'), wanting('critical'), wanting('info', null), [] as never])
      expect(await silencedFor(cards, { ...asking, lookUp: never })).toEqual(new Map())
  })
})
