import { describe, expect, it } from 'vitest'
import { forgetSubject } from '../../src/store/forget.ts'
import { countOutcomes } from '../../src/store/outcomes.ts'
import { refusalsOf } from '../../src/store/refusals.ts'
import { prune } from '../../src/store/retention.ts'
import type { Tables } from '../../src/store/tables.ts'
import { databases } from './database/databases.ts'
import { opened } from './opened.ts'
import { answered, card, outcome } from './rows.ts'

describe.each(databases.filter(({ skip }) => !skip))('what is kept in the $kind database', ({ start }) => {
  const store = opened({ start })

  async function show(count: number, more: Partial<Tables['card']> = {}): Promise<Tables['card'][]> {
    const cards = Array.from({ length: count }, () => card(more))
    await store.show(...cards)
    return cards
  }

  it('is counted by tenant, rule, version and month in Amsterdam, each card once by what came in last', async () => {
    const tenant = 'counted'
    const shown = await show(40, { tenant })
    // Already February in Amsterdam.
    await show(12, { tenant, at: new Date('2026-01-31T23:30:00Z') })
    await show(10, { tenant, rule: 'another', knowledge_version: '2' })
    await show(30, { tenant: 'elsewhere' })
    await show(30, { tenant, at: new Date('2025-12-31T22:30:00Z') })
    const received = (day: string) => ({ received: new Date(`${day}T10:00:00Z`) })
    const say = (cards: readonly Tables['card'][], more: Parameters<typeof outcome>[1] = {}) =>
      store.say(...cards.map(({ uuid }) => outcome(uuid, { tenant, ...more })))
    await say(shown.slice(0, 20), { reason: 'not-now', ...received('2026-01-02') })
    await say(shown.slice(0, 6), { outcome: 'accepted', reason: null, ...received('2026-01-03') })
    await say(shown.slice(6, 9), { reason: null, ...received('2026-01-04') })
    // At one moment: the first of the alphabet.
    await say(shown.slice(9, 11), { reason: 'already-discussed', ...received('2026-01-05') })
    await say(shown.slice(9, 11), { reason: 'other', ...received('2026-01-05') })
    const period = { from: '2026-01', to: '2026-02', tenant }
    const rows = await countOutcomes(store.database, period)
    const group = { tenant, service: 'small', rule: 'question', version: '1' }
    const overridden = { 'already-discussed': 2, none: 3, 'not-now': 9 }
    expect(rows).toEqual([
      { ...group, month: '2026-01', rule: 'another', version: '2', accepted: 0, overridden: {}, open: 10 },
      { ...group, month: '2026-01', accepted: 6, overridden, open: 20 },
      { ...group, month: '2026-02', accepted: 0, overridden: {}, open: 12 },
    ])
    const one = await countOutcomes(store.database, { ...period, from: '2026-02' })
    expect(one.map(({ month, open }) => [month, open])).toEqual([['2026-02', 12]])
    const all = await countOutcomes(store.database, { ...period, tenant: null })
    expect(all.filter(({ month, rule }) => month === '2026-01' && rule === 'question')).toEqual([
      { ...group, month: '2026-01', accepted: 6, overridden, open: 20 },
      { ...group, tenant: 'elsewhere', month: '2026-01', accepted: 0, overridden: {}, open: 30 },
    ])
    await say(shown.slice(20), { reason: 'not-now', ...received('2026-02-01') })
    expect(await countOutcomes(store.database, period), 'a month that is over never changes').toEqual(rows)
  })

  it('forgets a patient: the refusals silence nothing any more, and the counts stay', async () => {
    const [shown, other] = [...(await show(1, { subject: 'me' })), ...(await show(1, { subject: 'you' }))]
    await store.say(outcome(shown?.uuid ?? ''), outcome(other?.uuid ?? ''))
    expect(await forgetSubject(store.database, 'me')).toBe(2)
    expect(await forgetSubject(store.database, 'me')).toBe(0)
    expect(await refusalsOf(store.database, 'me', null)).toEqual([])
    expect(await refusalsOf(store.database, 'you', null)).toHaveLength(1)
    await store.say(outcome(shown?.uuid ?? '', { reason: 'already-discussed' }))
    expect(await refusalsOf(store.database, 'me', null)).toEqual([])
  })

  it('is deleted when its time is over; a refusal stays for as long as it may silence, the hash never longer', async () => {
    for (const table of ['call', 'card', 'feedback'] as const) await store.database.deleteFrom(table).execute()
    const on = (day: string) => ({ at: new Date(`${day}T12:00:00Z`), received: new Date(`${day}T12:00:00Z`) })
    const old = answered('small')
    await store.database
      .insertInto('call')
      .values([{ ...old.call, at: on('2026-08-23').at }, answered('small').call].map((row) => ({ ...row })))
      .execute()
    const past = await show(3, { at: on('2026-08-23').at, subject: 'one' })
    await show(2, { at: on('2026-08-24').at, subject: 'two' })
    await store.say(outcome(past[0]?.uuid ?? '', on('2026-08-23')), outcome(past[1]?.uuid ?? '', on('2025-11-21')))
    await store.database
      .insertInto('feedback')
      .values({ ...outcome(card().uuid), ...on('2026-08-23'), rule: null, knowledge_version: null, subject: null })
      .execute()
    // 2026-11-22 less 90 days is 2026-08-24; less 12 months, 2025-11-22.
    await prune(store, { days: 90, silence: 12, rest: 90 }, '2026-11-22')
    const left = async (table: 'call' | 'card' | 'feedback') =>
      (
        await store.database
          .selectFrom(table)
          .select((sql) => sql.fn.countAll<string>().as('rows'))
          .executeTakeFirstOrThrow()
      ).rows
    expect([await left('call'), await left('card'), await left('feedback')].map(Number)).toEqual([0, 2, 1])
    expect(await refusalsOf(store.database, 'one', null)).toHaveLength(1)
    await prune(store, { days: 36_500, silence: 3, rest: 90 }, '2026-11-25')
    expect(await refusalsOf(store.database, 'one', null)).toEqual([])
    const subjects = await store.database.selectFrom('card').select('subject').execute()
    expect(subjects).toEqual([{ subject: null }, { subject: null }])
  })
})
