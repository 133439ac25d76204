import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysAfter } from '../../../src/calendar.ts'
import { turnOf } from '../../../src/engine/pacing/rest.ts'

const numbers = { shownFor: 14, daysShown: 2, restsUntil: 90, oneShowing: 5 }
const start = '2026-11-22'
const day = (number: number) => daysAfter(start, number)
const noon = (number: number) => new Date(`${day(number)}T12:00:00Z`)

/** On which days (0 is the first) it was shown since which day, at noon. */
const shown = (first: number, ...days: readonly number[]) =>
  days.map((each) => ({ first: day(first), day: day(each), at: noon(each) }))

const turn = (before: Parameters<typeof turnOf>[0], now: number) =>
  turnOf(before, { today: day(now), now: noon(now) }, numbers)

describe('a card that was shown', () => {
  it.each([
    ['never', [], 0, { first: day(0), day: day(0) }],
    ['on this day', shown(0, 0), 0, { first: day(0), day: day(0) }],
    ['14 days ago', shown(0, 0), 14, { first: day(0), day: day(14) }],
    ['15 days ago', shown(0, 0), 15, { againFrom: day(90) }],
    ['on two days before', shown(0, 0, 3), 4, { againFrom: day(90) }],
    ['on two days, of which this is one', shown(0, 0, 3), 3, { first: day(0), day: day(3) }],
    ['89 days ago', shown(0, 0, 3), 89, { againFrom: day(90) }],
    ['90 days ago: it begins anew', shown(0, 0, 3), 90, { first: day(90), day: day(90) }],
    ['anew, and then', [...shown(0, 0, 3), ...shown(90, 90)], 104, { first: day(90), day: day(104) }],
    ['anew, and later', [...shown(0, 0, 3), ...shown(90, 90)], 105, { againFrom: day(180) }],
    ['anew, shortly after the second of before', [...shown(0, 0, 8), ...shown(90, 90)], 93, { againFrom: day(98) }],
    [
      'anew, and then, when that is long enough ago',
      [...shown(0, 0, 8), ...shown(90, 90)],
      98,
      { first: day(90), day: day(98) },
    ],
    ['since two days, by two instances at midnight', [...shown(0, 0), ...shown(1, 1)], 2, { againFrom: day(90) }],
  ])('%s: %#', (_, before, now, expected) => {
    expect(turn(before, now)).toMatchObject(expected)
  })

  it('is shown on no more than two days of any 90, whenever a patient comes', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(400), { minLength: 3, maxLength: 60 }), (contacts) => {
        const before: { first: string; day: string; at: Date }[] = []
        for (const contact of contacts.sort((one, other) => one - other)) {
          const now = turn(before, contact)
          if ('day' in now) before.push({ ...now, at: noon(contact) })
        }
        const days = before.map((each) => each.day)
        expect(days.filter((each, at) => (days[at + 2] ?? day(1000)) < daysAfter(each, 90))).toEqual([])
        expect(days.length).toBeGreaterThan(0)
      }),
    )
  })

  it('in the future, by a clock that jumped back since, was not shown', () => {
    expect(turn(shown(20, 20, 25), 1)).toEqual({ first: day(1), day: day(1) })
    expect(turn(shown(0, 0, 10), 1)).toEqual({ first: day(0), day: day(1) })
  })

  it('within five minutes of another time was shown once, also around midnight', () => {
    const before = [...shown(0, 0), { first: day(0), day: day(3), at: new Date(`${day(3)}T22:57:00Z`) }]
    const at = (time: string) => turnOf(before, { today: day(4), now: new Date(`${day(3)}T${time}Z`) }, numbers)
    expect(at('23:02:00')).toEqual({ first: day(0), day: day(3) })
    expect(at('23:02:01')).toEqual({ againFrom: day(90), since: day(14) })
  })
})
