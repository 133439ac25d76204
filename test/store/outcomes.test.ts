import { describe, expect, it } from 'vitest'
import { reportCsv, reportJson } from '../../src/engine/report.ts'
import { forgetSubject } from '../../src/store/forget.ts'
import { countOutcomes } from '../../src/store/outcomes.ts'
import { refusalsOf } from '../../src/store/refusals.ts'
import { prune } from '../../src/store/retention.ts'
import type { Tables } from '../../src/store/tables.ts'
import { databases } from './databases.ts'
import { opened } from './opened.ts'
import { answered, card, outcome } from './rows.ts'

describe.each(databases.filter(({ skip }) => !skip))('what is kept in the $kind database', ({ start }) => {
  const store = opened({ start })

  async function show(count: number, more: Partial<Tables['card']> = {}): Promise<Tables['card'][]> {
    const cards = Array.from({ length: count }, () => card(more))
    await store.show(...cards)
    return cards
  }

  it('is counted by rule, version and month in Amsterdam, each card once, and few is not told', async () => {
    const tenant = 'counted'
    const [first, second, third, ...rest] = await show(12, { tenant })
    // Already February in Amsterdam.
    await show(7, { tenant, at: new Date('2026-01-31T23:30:00Z') })
    await show(5, { tenant, rule: 'another', knowledge_version: '2' })
    await show(30, { tenant: 'elsewhere' })
    await show(30, { tenant, at: new Date('2025-12-31T22:30:00Z') })
    const say = (cards: readonly (Tables['card'] | undefined)[], more: Parameters<typeof outcome>[1] = {}) =>
      store.say(...cards.map((shown) => outcome(shown?.uuid ?? '', { tenant, ...more })))
    await say(rest, { reason: 'not-now' })
    await say(rest, { reason: 'not-now', at: new Date('2026-01-01T11:00:00Z') })
    await say([first, second, third], { reason: null })
    await say([first, second, third, ...rest].slice(0, 6), { outcome: 'accepted', reason: null })
    const period = { from: '2026-01-01', to: '2026-02-28', tenant }
    const rows = await countOutcomes(store.database, period)
    const group = { service: 'small', rule: 'question', version: '1' }
    expect(rows).toEqual([
      { ...group, month: '2026-01', rule: 'another', version: '2', shown: 5, accepted: 0, overridden: {} },
      { ...group, month: '2026-01', shown: 12, accepted: 6, overridden: { none: null, 'not-now': 9 } },
      { ...group, month: '2026-02', shown: 7, accepted: 0, overridden: {} },
    ])
    expect(reportJson(period, rows)).toEqual({ from: '2026-01-01', to: '2026-02-28', fewerThan: 5, rows })
    expect(reportCsv(rows).split('\r\n')).toEqual([
      'month,service,rule,version,outcome,reason,cards',
      '2026-01,small,another,2,shown,,5',
      '2026-01,small,another,2,accepted,,0',
      '2026-01,small,question,1,shown,,12',
      '2026-01,small,question,1,accepted,,6',
      '2026-01,small,question,1,overridden,none,<5',
      '2026-01,small,question,1,overridden,not-now,9',
      '2026-02,small,question,1,shown,,7',
      '2026-02,small,question,1,accepted,,0',
      '',
    ])
    const one = await countOutcomes(store.database, { from: '2026-02-01', to: '2026-02-01', tenant })
    expect(one.map(({ month, shown }) => [month, shown])).toEqual([['2026-02', 7]])
    const all = await countOutcomes(store.database, { ...period, tenant: null })
    expect(all.find(({ rule, month }) => rule === 'question' && month === '2026-01')?.shown).toBe(42)
  })

  it('forgets a patient: the refusals silence nothing any more, and the counts stay', async () => {
    const [shown, other] = [...(await show(1, { subject: 'me' })), ...(await show(1, { subject: 'you' }))]
    await store.say(outcome(shown?.uuid ?? ''), outcome(other?.uuid ?? ''))
    expect(await forgetSubject(store.database, 'me')).toBe(2)
    expect(await forgetSubject(store.database, 'me')).toBe(0)
    expect(await refusalsOf(store.database, 'small', 'me', null)).toEqual([])
    expect(await refusalsOf(store.database, 'small', 'you', null)).toHaveLength(1)
    await store.say(outcome(shown?.uuid ?? '', { reason: 'already-discussed' }))
    expect(await refusalsOf(store.database, 'small', 'me', null)).toEqual([])
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
    await prune(store, { days: 90, silence: 12 }, '2026-11-22')
    const left = async (table: 'call' | 'card' | 'feedback') =>
      (
        await store.database
          .selectFrom(table)
          .select((sql) => sql.fn.countAll<string>().as('rows'))
          .executeTakeFirstOrThrow()
      ).rows
    expect([await left('call'), await left('card'), await left('feedback')].map(Number)).toEqual([0, 2, 1])
    expect(await refusalsOf(store.database, 'small', 'one', null)).toHaveLength(1)
    await prune(store, { days: 36_500, silence: 3 }, '2026-11-25')
    expect(await refusalsOf(store.database, 'small', 'one', null)).toEqual([])
    const subjects = await store.database.selectFrom('card').select('subject').execute()
    expect(subjects).toEqual([{ subject: null }, { subject: null }])
  })
})
