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
    const card = { indicator: 'info', overrideReasons: ['not-now'] }
    const wanting = (text: object, more: object = {}) =>
      [
        {
          rule: { name: 'question', question: 'small/question', cards: new Map([['high', text]]) },
          decision: { outcome: 'recommend', card: { name: 'high' }, notShown: null, ...more },
        },
      ] as never
    const reason = {
      nl: 'x',
      en: 'x',
      silence: { notShown: 'declined', months: { values: [{ since: '2020-01-01', value: 3 }] } },
    }
    const service = {
      id: 'small',
      folder: 'small',
      rules: [{ name: 'question', question: 'small/question' }],
      rankings: [{ indicators: ['info'], silences: ['declined'] }],
      overrideReasons: new Map([['not-now', reason]]),
      silences: new Map([['declined', {}]]),
    }
    const asking = {
      lookUp: () => new Promise(() => undefined),
      subjectOf: () => 'hash',
      client: { tenant: 'region' },
      knowledge: { services: new Map([['small', service]]) },
      service,
      patient: { id: 'p1', asOf: '2026-11-22' },
      until: null,
    } as unknown as Asked
    expect(await silencedFor(wanting(card), asking)).toEqual(new Map())
    const refused = async () => [{ service: 'small', rule: 'question', reason: 'not-now', at: new Date('2026-11-01') }]
    expect([...(await silencedFor(wanting(card), { ...asking, lookUp: refused }))]).toEqual([['question', 'declined']])
    const never = () => Promise.reject(new Error('asked for a card that cannot be silenced'))
    const silent = [
      wanting({ ...card, indicator: 'warning' }),
      wanting({ ...card, overrideReasons: ['already-arranged'] }),
      wanting(card, { card: { name: 'high', indicator: 'critical' } }),
      wanting(card, { card: null }),
      wanting(card, { notShown: 'programme-running' }),
    ]
    for (const evaluations of silent)
      expect(await silencedFor(evaluations, { ...asking, subjectOf: never as never })).toEqual(new Map())
  })
})
