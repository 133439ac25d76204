import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { mostUnknown, storeFeedback } from '../../src/store/feedback.ts'
import { refusalsOf } from '../../src/store/refusals.ts'
import { prune } from '../../src/store/retention.ts'
import { databases } from './database/databases.ts'
import { opened } from './opened.ts'
import { card, outcome } from './rows.ts'

describe.each(databases.filter(({ skip }) => !skip))('feedback in the $kind database', ({ start }) => {
  const store = opened({ start })
  const { show, say } = store
  const stored = (uuid: string) => store.database.selectFrom('feedback').selectAll().where('card', '=', uuid).execute()

  it('is stored once, however often it comes, and knows its card', async () => {
    const shown = card({ subject: 'once', name: 'high', fingerprint: 'what' })
    await show(shown)
    const rows = [outcome(shown.uuid), outcome(shown.uuid)]
    expect(await say(...rows)).toBe(0)
    expect(await say(...rows)).toBe(0)
    expect(await stored(shown.uuid)).toEqual([
      {
        ...outcome(shown.uuid),
        rule: 'question',
        knowledge_version: '1',
        subject: 'once',
        name: 'high',
        indicator: 'info',
        fingerprint: 'what',
      },
    ])
  })

  it('is one row for each card, outcome and reason, with the newest moment and the first arrival, however many moments come', async () => {
    const shown = card({ subject: 'moments' })
    await show(shown)
    const at = (day: number) => new Date(Date.UTC(2026, 0, day))
    const moments = [3, 9, 5].map((day) => outcome(shown.uuid, { at: at(day), received: at(10) }))
    await say(...moments)
    await say(
      outcome(shown.uuid, { at: at(4), received: at(11) }),
      outcome(shown.uuid, { at: at(12), received: at(12) }),
    )
    await say(outcome(shown.uuid, { at: at(2), received: at(20) }))
    expect(await stored(shown.uuid)).toEqual([
      {
        ...outcome(shown.uuid),
        at: at(12),
        received: at(10),
        rule: 'question',
        knowledge_version: '1',
        subject: 'moments',
        name: null,
        indicator: 'info',
        fingerprint: null,
      },
    ])
  })

  it('keeps what a client calls a reason that is not ours, the newest, in one row', async () => {
    const shown = card()
    await show(shown)
    const at = (day: number) => new Date(Date.UTC(2026, 0, day))
    await say(outcome(shown.uuid, { reason: 'other', said: 'too-busy', at: at(1) }))
    await say(outcome(shown.uuid, { reason: 'other', said: 'no-time', at: at(2) }))
    expect(await stored(shown.uuid)).toMatchObject([{ reason: 'other', said: 'no-time' }])
  })

  it('is stored once also when it comes several times at the same moment', async () => {
    const shown = Array.from({ length: 20 }, () => card())
    await show(...shown)
    const rows = shown.map(({ uuid }) => outcome(uuid))
    await Promise.all([rows, [...rows].reverse(), rows].map((some) => say(...some)))
    for (const { uuid } of shown) expect(await stored(uuid)).toHaveLength(1)
  })

  it('keeps several reasons for one card, acceptance and refusal, and a refusal without reason', async () => {
    const shown = card()
    await show(shown)
    await say(
      outcome(shown.uuid),
      outcome(shown.uuid, { reason: 'already-discussed' }),
      outcome(shown.uuid, { reason: null }),
      outcome(shown.uuid, { reason: null }),
      outcome(shown.uuid, { outcome: 'accepted', reason: null }),
    )
    expect((await stored(shown.uuid)).map(({ outcome, reason }) => `${outcome} ${reason}`).sort()).toEqual([
      'accepted null',
      'overridden already-discussed',
      'overridden not-now',
      'overridden null',
    ])
  })

  it('that comes before its card counts as soon as the card is there', async () => {
    const late = card({ subject: 'early bird' })
    expect(await say(outcome(late.uuid), outcome(randomUUID()))).toBe(2)
    expect(await refusalsOf(store.database, 'early bird', null)).toEqual([])
    await show(late)
    expect(await refusalsOf(store.database, 'early bird', null)).toHaveLength(1)
  })

  it('about cards that never were has only so much room in each tenant, and takes none from feedback about others', async () => {
    const tenant = 'flooded'
    const strangers = (count: number) => Array.from({ length: count }, () => outcome(randomUUID(), { tenant }))
    const rows = () =>
      store.database
        .selectFrom('feedback')
        .select((sql) => sql.fn.countAll<string>().as('rows'))
        .where('tenant', '=', tenant)
        .executeTakeFirstOrThrow()
        .then(({ rows }) => Number(rows))
    for (let delivery = 0; delivery < mostUnknown / 1000; delivery += 1)
      expect(await storeFeedback(store.database, strangers(1000), store.refused)).toEqual({
        unknownCards: 1000,
        notKept: 0,
      })
    const shown = card({ tenant, subject: 'heard' })
    await show(shown)
    const mixed = [...strangers(20), outcome(shown.uuid, { tenant })]
    expect(await storeFeedback(store.database, mixed, store.refused)).toEqual({ unknownCards: 20, notKept: 20 })
    expect(await rows()).toBe(mostUnknown + 1)
    expect(await refusalsOf(store.database, 'heard', null)).toHaveLength(1)
    expect(await say(outcome(randomUUID(), { tenant: 'another' }))).toBe(1)
    await store.database.deleteFrom('feedback').where('tenant', '=', tenant).execute()
  })

  it('about cards that never were is kept for a week', async () => {
    const [old, young, known] = [randomUUID(), randomUUID(), card()]
    await show(known)
    const on = (day: string) => ({ at: new Date(`${day}T12:00:00Z`), received: new Date(`${day}T12:00:00Z`) })
    await say(outcome(old, on('2026-11-20')), outcome(young, on('2026-11-21')), outcome(known.uuid, on('2026-11-20')))
    await prune(store, { days: 400, silence: 12, rest: 90 }, '2026-11-28')
    expect([await stored(old), await stored(young), await stored(known.uuid)].map((rows) => rows.length)).toEqual([
      0, 1, 1,
    ])
  })

  it('finds its card, whichever of the two comes first, also at the same moment', async () => {
    const shown = Array.from({ length: 60 }, () => card())
    await Promise.all(shown.flatMap((one) => [show(one), say(outcome(one.uuid))]))
    const rows = await Promise.all(shown.map(({ uuid }) => stored(uuid)))
    expect(rows.flat().filter(({ rule }) => rule === null)).toEqual([])
    expect(rows.flat()).toHaveLength(60)
  })

  it('of another tenant or another service does not touch the card', async () => {
    const shown = card({ subject: 'mine' })
    await show(shown)
    const foreign = [outcome(shown.uuid, { tenant: 'elsewhere' }), outcome(shown.uuid, { service: 'other' })]
    for (const row of foreign) expect(await say(row)).toBe(1)
    expect(await refusalsOf(store.database, 'mine', null)).toEqual([])
  })

  it('tells what was done with the cards of someone: each rule and reason once, at its latest moment, never after it came in', async () => {
    const [one, other, safe] = [card({ subject: 's' }), card({ subject: 's' }), card({ subject: 's', rule: 'second' })]
    await show(one, other, safe, card({ subject: 'someone else' }))
    await say(
      outcome(one.uuid, { at: new Date('2025-03-01T12:00:00Z') }),
      outcome(other.uuid, { at: new Date('2025-02-01T12:00:00Z') }),
      outcome(safe.uuid, { at: new Date('2031-01-01T12:00:00Z'), reason: 'already-discussed' }),
      outcome(safe.uuid, { outcome: 'accepted', reason: null }),
    )
    const refused = await refusalsOf(store.database, 's', null)
    const known = { service: 'small', name: null, indicator: 'info', fingerprint: null, outcome: 'overridden' }
    const keyOf = ({ rule, outcome }: (typeof refused)[number]) => `${rule} ${outcome}`
    expect([...refused].sort((a, b) => keyOf(a).localeCompare(keyOf(b)))).toEqual([
      { ...known, rule: 'question', reason: 'not-now', at: new Date('2025-03-01T12:00:00Z') },
      { ...known, rule: 'second', outcome: 'accepted', reason: null, at: new Date('2026-01-01T10:00:00Z') },
      { ...known, rule: 'second', reason: 'already-discussed', at: new Date('2026-01-02T10:00:00Z') },
    ])
    const until = (day: string) => refusalsOf(store.database, 's', day)
    expect(await until('2025-01-31')).toEqual([])
    expect(await until('2025-02-01')).toEqual([expect.objectContaining({ at: new Date('2025-02-01T12:00:00Z') })])
  })
})
