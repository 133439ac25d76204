import { describe, expect, it } from 'vitest'
import { forgetSubject } from '../../src/store/forget.ts'
import { prune } from '../../src/store/retention.ts'
import { writeShowings } from '../../src/store/showing-rows.ts'
import { lookUpShowings, showingsOf } from '../../src/store/showings.ts'
import { databases } from './database/databases.ts'
import { opened } from './opened.ts'

const at = (time: string) => new Date(`2026-11-22T${time}Z`)
const key = { subject: 'someone', fingerprint: 'what' }
const showing = { ...key, first: '2026-11-22', day: '2026-11-22', at: at('10:00:00') }

describe.each(databases.filter(({ skip }) => !skip))('what was shown, in the $kind database', ({ start }) => {
  const store = opened({ start })
  const all = () => store.database.selectFrom('showing').select(['subject', 'at']).orderBy('subject').execute()

  it('is kept once for each day, with its last moment, and found by whom and what alone', async () => {
    const later = { ...showing, at: at('11:00:00') }
    await writeShowings(store.database, [later, showing, { ...showing, day: '2026-11-25' }])
    await writeShowings(store.database, [
      showing,
      { ...showing, subject: 'other' },
      { ...showing, fingerprint: 'else' },
    ])
    const found = await showingsOf(store.database, [key])
    expect(found.toSorted((one, other) => (one.day < other.day ? -1 : 1))).toEqual([
      later,
      { ...showing, day: '2026-11-25' },
    ])
    await writeShowings(store.database, [])
  })

  it('is looked up for all who ask meanwhile, each their own', async () => {
    const lookUp = lookUpShowings({ peek: (_, work) => work(store.database) })
    const asked = await Promise.all([
      lookUp([key]),
      lookUp([{ ...key, subject: 'other' }]),
      lookUp([{ ...key, subject: 'nobody' }]),
    ])
    expect(asked.map((found) => found?.map(({ subject }) => subject))).toEqual([['someone', 'someone'], ['other'], []])
  })

  it('is forgotten with the patient, and when it can rest no longer', async () => {
    expect(await forgetSubject(store.database, 'someone')).toBe(3)
    const retention = { days: 400, silence: 12, rest: 90 }
    await prune(store, retention, '2027-02-19')
    expect(await all()).toEqual([{ subject: 'other', at: at('10:00:00') }])
    await prune(store, retention, '2027-02-20')
    expect(await all()).toEqual([])
  })
})
