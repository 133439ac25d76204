import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CdsError } from '../../src/errors.ts'
import type { Answered } from '../../src/store/calls.ts'
import { openDatabase } from '../../src/store/database/database.ts'
import { type FeedbackRow, storeFeedback } from '../../src/store/feedback.ts'
import { openStore, type Store } from '../../src/store/store.ts'
import type { Tables } from '../../src/store/tables.ts'
import { databases } from './database/databases.ts'
import { shared } from './opened.ts'
import { answered, card, outcome } from './rows.ts'

/** What a request could bring along if no check at the door kept it out. */
const values: readonly (readonly [what: string, row: Partial<FeedbackRow>])[] = [
  ['a moment that no calendar has', { at: new Date(-8_640_000_000_000_000) }],
  ['a character of code zero', { reason: 'a\u0000b' }],
  ['no UUID', { card: "x'; drop table card" }],
  ['nothing where something must be', { client: null as unknown as string }],
  [
    'a text that is too long for its index',
    { reason: Array.from({ length: 9000 }, (_, at) => at.toString(36)).join() },
  ],
]

const raised = (code: string) => (database: Kysely<Tables>) =>
  sql.raw(`do $$ begin raise exception 'raised' using errcode = '${code}'; end $$`).execute(database)

describe.each(databases.filter(({ skip }) => !skip))('an error of the $kind database', ({ start }) => {
  let server: Awaited<ReturnType<typeof start>>
  let store: Store
  const complain = vi.fn()
  let database: Kysely<Tables>
  const open = vi.fn(async () => shared(database))

  beforeAll(async () => {
    server = await start()
    database = await openDatabase(server.config)
    store = openStore(server.config, complain, open)
    store.open()
    await vi.waitFor(() => expect(store.state).toBe('open'), { timeout: 20_000 })
  }, 150_000)
  afterAll(async () => {
    await store?.close(1000)
    await database?.destroy()
    await server?.stop()
  })
  beforeEach(async () => {
    await vi.waitFor(() => store.use(async () => undefined), { timeout: 5000 })
    complain.mockClear()
    open.mockClear()
  })

  const refusalOf = (work: (database: Kysely<Tables>) => Promise<unknown>): Promise<CdsError> =>
    store.use(work).then(
      () => Promise.reject(new Error('it was done')),
      (error) => error,
    )

  it.each(values)('about %s is told as that, and takes the database away from nobody', async (_, row) => {
    const known = outcome(crypto.randomUUID())
    const write = (open: Kysely<Tables>) =>
      storeFeedback(open, [known, { ...outcome(crypto.randomUUID()), ...row }], store.refused)
    const refusal = refusalOf(write)
    expect(await store.peek(5000, async () => 'looked up')).toBe('looked up')
    expect(await refusal).toMatchObject({ status: 400, code: 'value-refused' })
    expect(store.state).toBe('open')
    expect(open).not.toHaveBeenCalled()
    expect(complain.mock.calls.map(([what]) => what)).toEqual(['refused'])
    const stored = (open: Kysely<Tables>) =>
      open.selectFrom('feedback').select('card').where('card', '=', known.card).execute()
    expect(await store.use(stored)).toEqual([])
  })

  it('about a value of a mere look is told, and gives nothing', async () => {
    expect(await store.peek(5000, raised('22008'))).toBeUndefined()
    expect([store.state, complain.mock.calls.map(([what]) => what)]).toEqual(['open', ['refused']])
  })

  it.each(['40001', '40P01', '53100', '53200', '55P03', '57014', '42601'])(
    'that has passed the next time (%s) refuses what was asked for a while, and takes the database away from nobody',
    async (code) => {
      expect(await refusalOf(raised(code))).toMatchObject({ status: 503, code: 'store-unavailable' })
      expect(store.state).toBe('open')
      expect(open).not.toHaveBeenCalled()
      expect(complain.mock.calls.map(([what]) => what)).toEqual(['write'])
    },
  )

  it.each(['08006', '25006', '28P01', '3D000', '42P01', '53300', '57P01', '58030', 'XX000'])(
    'after which nothing goes any more (%s) has it opened anew',
    async (code) => {
      expect(await refusalOf(raised(code))).toMatchObject({ status: 503, code: 'store-unavailable' })
      expect(store.state).toBe('failing')
      await vi.waitFor(() => store.use(async () => undefined), { timeout: 5000 })
      expect(open).toHaveBeenCalledTimes(1)
    },
  )

  it('that one answered call brings about loses that call alone, counts it and tells it once', async () => {
    const lost = store.counts.lost
    const poisoned: Answered = answered('poisoned')
    const spoilt = { ...poisoned.call, decisions: JSON.stringify([{ rule: 'a\u0000', outcome: 'x', reason: 'x' }]) }
    const shown = card({ subject: 'behind it' })
    for (const one of [answered('sound'), { ...poisoned, call: spoilt }, answered('sound', [shown])]) store.append(one)
    expect(await store.use((database) => storeFeedback(database, [outcome(shown.uuid)], store.refused))).toMatchObject({
      unknownCards: 0,
    })
    const written = await store.use((database) =>
      database.selectFrom('call').select('service').where('service', 'in', ['sound', 'poisoned']).execute(),
    )
    expect(written.map(({ service }) => service)).toEqual(['sound', 'sound'])
    expect(store.counts).toEqual({ queued: 0, lost: lost + 1 })
    expect(complain.mock.calls.map(([what]) => what)).toEqual(['refused'])
    expect(open).not.toHaveBeenCalled()
    const later = card()
    store.append(answered('sound', [later]))
    expect(await store.use((database) => storeFeedback(database, [outcome(later.uuid)], store.refused))).toMatchObject({
      unknownCards: 0,
    })
  })
})
