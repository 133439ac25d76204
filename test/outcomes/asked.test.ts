import { describe, expect, it } from 'vitest'
import { askedOf } from '../../src/outcomes/asked.ts'
import { momentOf, nearest } from '../../src/outcomes/moment.ts'

const said = { from: '2024-01-01', to: '2024-12-31', at: '12,3,6,6', asOf: '2026-11-22' }

describe('what is asked', () => {
  it('has each time point once, ascending', () => {
    expect(askedOf(said, '2026-11-22')).toEqual({ ...said, at: [3, 6, 12] })
  })

  it.each([
    [{ from: '2024-02-30' }, '--from is "2024-02-30"'],
    [{ to: '2023-12-31' }, '--to 2023-12-31 is before --from 2024-01-01'],
    [{ asOf: '2026-11-23' }, '--as-of 2026-11-23 is after today'],
    [{ at: '3,0' }, '--at is "3,0"'],
    [{ at: 'year' }, '--at is "year"'],
    [{ at: '241' }, '--at is "241"'],
  ])('is refused where it cannot be: %o', (wrong, message) => {
    expect(() => askedOf({ ...said, ...wrong }, '2026-11-22')).toThrow(message)
  })
})

describe('a time point', () => {
  const window = { window: { before: 2, after: 3 } }

  it('has a window around it, that begins no sooner than anything is told', () => {
    expect(momentOf('2024-03-01', 6, { notBefore: 0 }, window)).toMatchObject({
      ...{ day: '2024-09-01', from: '2024-07-01', to: '2024-12-01' },
    })
    expect(momentOf('2024-03-01', 6, { notBefore: 6 }, window)?.from).toBe('2024-09-01')
    expect(momentOf('2024-03-01', 3, { notBefore: 6 }, window)).toBeNull()
  })

  it.each([
    [['2024-08-20', '2024-09-10'], '2024-09-10'],
    [['2024-08-31', '2024-09-02'], '2024-08-31'],
    [[], null],
  ])('takes of %j the nearest', (days, wanted) => {
    expect(nearest(days, { day: '2024-09-01' })).toBe(wanted)
  })
})
