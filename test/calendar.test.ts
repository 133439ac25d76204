import { describe, expect, it } from 'vitest'
import { dayAt, daysAfter, isDay, monthsAfter, readDate, yearsAfter, yearsBetween } from '../src/calendar.ts'

describe('a date is read as the day in Europe/Amsterdam', () => {
  it.each([
    ['a day', '2026-10-03', '2026-10-03'],
    ['22:00 UTC in summer is the next day', '2026-10-03T22:00:00Z', '2026-10-04'],
    ['21:59 UTC in summer is the same day', '2026-10-03T21:59:59.999Z', '2026-10-03'],
    ['22:00 UTC in winter is the same day', '2026-11-22T22:00:00Z', '2026-11-22'],
    ['23:00 UTC in winter is the next day', '2026-11-22T23:00:00Z', '2026-11-23'],
    ['the last day of the year in UTC may be the next year', '2026-12-31T23:30:00Z', '2027-01-01'],
    ['the local offset keeps the day', '2026-10-03T00:30:00+02:00', '2026-10-03'],
    ['an hour after midnight further east is the day before', '2026-10-03T01:00:00+05:30', '2026-10-02'],
    ['an evening further west is the day after', '2026-10-03T20:00:00-05:00', '2026-10-04'],
    ['the far east', '2026-10-03T10:00:00+14:00', '2026-10-02'],
    ['the far west', '2026-10-03T12:00:00-12:00', '2026-10-04'],
    ['before the clock goes forward', '2026-03-28T23:00:00Z', '2026-03-29'],
    ['after the clock went forward', '2026-03-29T22:00:00Z', '2026-03-30'],
    ['just before midnight of that day', '2026-03-29T21:59:59Z', '2026-03-29'],
    ['before the clock goes back', '2026-10-24T22:00:00Z', '2026-10-25'],
    ['after the clock went back', '2026-10-25T22:30:00Z', '2026-10-25'],
    ['midnight of that day', '2026-10-25T23:00:00Z', '2026-10-26'],
    ['hours and minutes only', '2026-10-03T09:30+02:00', '2026-10-03'],
    ['a time without an offset is local', '2026-10-03T23:59:00', '2026-10-03'],
    ['blanks around it', ' 2026-10-03 ', '2026-10-03'],
    ['a leap day', '2028-02-29', '2028-02-29'],
    ['the first moment that some systems know', '0001-01-01T00:00:00Z', '0001-01-01'],
    ['the last moment that some systems know', '9999-12-31T23:59:59Z', '9999-12-31'],
    ['beyond the last day', '9999-12-31T23:59:59-12:00', '9999-12-31'],
    ['before the first day', '0000-01-01T00:00:00+14:00', '0000-01-01'],
  ])('%s: %s', (_, text, day) => {
    expect(readDate(text)?.day).toBe(day)
  })

  it.each([
    ['a year is 1 July, and ends on its last day', '2024', '2024-07-01', '2024-12-31', 'year'],
    ['a month is the 15th, and ends on its last day', '2024-02', '2024-02-15', '2024-02-29', 'month'],
    ['a month of a common year', '2026-02', '2026-02-15', '2026-02-28', 'month'],
    ['a day is itself', '2026-02-03', '2026-02-03', '2026-02-03', 'day'],
    ['a moment is its day', '2026-02-03T10:00:00Z', '2026-02-03', '2026-02-03', 'time'],
  ])('%s', (_, text, day, last, precision) => {
    expect(readDate(text)).toMatchObject({ day, last, precision })
  })

  it('only a moment has a time, and moments with and without an offset compare', () => {
    expect(readDate('2026-10-03')?.time).toBeNull()
    expect(readDate('2026-10-03T10:00:00+02:00')?.time).toBe(Date.parse('2026-10-03T08:00:00Z'))
    expect(readDate('2026-10-03T10:00:00')?.time).toBe(Date.parse('2026-10-03T08:00:00Z'))
    expect(readDate('2026-12-03T10:00:00')?.time).toBe(Date.parse('2026-12-03T09:00:00Z'))
  })

  it.each([
    '',
    'gisteren',
    '03-10-2026',
    '20261003',
    '2026-13',
    '2026-00-10',
    '2026-02-29',
    '2026-04-31',
    '2026-1-3',
    '26-01-03',
    '2026-10-03T25:00:00Z',
    '2026-10-03T10:61:00Z',
    '2026-02-30T10:00:00Z',
    '2026-10-03 10:00',
    '2026-10-03T10:00:00+0200',
    20261003,
    null,
    undefined,
    {},
    ['2026-10-03'],
  ])('%j is no date', (text) => {
    expect(readDate(text)).toBeNull()
  })
})

describe('months, days and years', () => {
  it.each([
    ['2026-08-22', 3, '2026-11-22'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2025-11-30', 3, '2026-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2025-10-31', 13, '2026-11-30'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2028-02-29', 12, '2029-02-28'],
    ['9999-12-01', 13, '9999-12-31'],
    ['0000-01-01', -1, '0000-01-01'],
  ])('%s and %i months is %s, clamped to the end of the month', (day, months, later) => {
    expect(monthsAfter(day, months)).toBe(later)
    expect(monthsAfter(day, months)).toBe(later)
  })

  it.each([
    ['2026-10-25', 1, '2026-10-26'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-03-01', -1, '2026-02-28'],
    ['9999-12-31', 7, '9999-12-31'],
  ])('%s and %i days is %s', (day, days, later) => {
    expect(daysAfter(day, days)).toBe(later)
  })

  it('months, days and years of the same number are kept apart', () => {
    expect([monthsAfter('2026-01-01', 2), daysAfter('2026-01-01', 2), yearsAfter('2026-01-01', 2)]).toEqual([
      '2026-03-01',
      '2026-01-03',
      '2028-01-01',
    ])
  })

  it.each([
    ['1966-05-10', '2026-05-09', 59],
    ['1966-05-10', '2026-05-10', 60],
    ['2008-11-22', '2026-11-22', 18],
    ['2008-11-23', '2026-11-22', 17],
    ['2008-02-29', '2026-02-27', 17],
    ['2008-02-29', '2026-02-28', 18],
  ])('from %s to %s are %i whole years', (from, to, years) => {
    expect(yearsBetween(from, to)).toBe(years)
  })

  it('a day is an existing one, in full', () => {
    expect(['2026-11-22', '2028-02-29'].every(isDay)).toBe(true)
    expect(['2026-02-29', '2026-11', '2026-11-22T10:00:00Z', '', '2026-1-1'].some(isDay)).toBe(false)
  })

  it('today is told by the clock in Amsterdam', () => {
    expect(dayAt(Date.parse('2026-11-22T22:59:59Z'))).toBe('2026-11-22')
    expect(dayAt(Date.parse('2026-11-22T23:00:00Z'))).toBe('2026-11-23')
  })
})
