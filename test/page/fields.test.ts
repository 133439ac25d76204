import { describe, expect, it } from 'vitest'
import { readAmount, writeAmount } from '../../src/page/model/fields/amount.ts'
import { readDay, spellDay, writeDay } from '../../src/page/model/fields/day.ts'

describe('a day in a field', () => {
  it.each([
    ['nl', '09-10-2026', '9 oktober 2026'],
    ['en', '9 Oct 2026', '9 October 2026'],
  ] as const)('is written in %s so that day and month cannot be taken for each other', (language, short, long) => {
    expect(writeDay('2026-10-09', language)).toBe(short)
    expect(writeDay('2026-10-09T08:00:00Z', language)).toBe(short)
    expect(spellDay('2026-10-09', language)).toBe(long)
  })

  it('that is no whole day stays as it was written', () => {
    for (const day of ['', '2026', '2026-10']) expect([writeDay(day, 'nl'), spellDay(day, 'en')]).toEqual([day, day])
  })

  it.each([
    '09-10-2026',
    '9-10-2026',
    '9/10/2026',
    '9.10.2026',
    ' 9 10 2026 ',
    '2026-10-09',
    '9 okt 2026',
    '9 oktober 2026',
    '9 Oct 2026',
    '09-OCT-2026',
  ])('is read from %s', (text) => {
    expect(readDay(text)).toBe('2026-10-09')
  })

  it.each([
    ['1 mrt 2026', '2026-03-01'],
    ['1 maart 2026', '2026-03-01'],
    ['1 March 2026', '2026-03-01'],
    ['29-02-2024', '2024-02-29'],
  ])('%s is %s', (text, day) => {
    expect(readDay(text)).toBe(day)
  })

  it.each([
    '',
    'gisteren',
    '31-02-2026',
    '29-02-2026',
    '13-13-2026',
    '00-01-2026',
    '9-10-26',
    '01-01-1899',
    '9 xyz 2026',
    '10-2026',
    '2026-10-09T08:00',
  ])('%j is none', (text) => {
    expect(readDay(text)).toBeNull()
  })

  it('is read back as it was written, in either language', () => {
    for (let month = 1; month <= 12; month++) {
      const day = `2025-${String(month).padStart(2, '0')}-28`
      for (const language of ['nl', 'en'] as const)
        expect([writeDay(day, language), spellDay(day, language)].map(readDay)).toEqual([day, day])
    }
  })
})

describe('a number in a field', () => {
  it('has the decimal sign of the language, and all of its decimals', () => {
    expect([writeAmount(32.25, 'nl'), writeAmount(32.25, 'en'), writeAmount(1200, 'nl')]).toEqual([
      '32,25',
      '32.25',
      '1200',
    ])
  })

  it('is read with a comma or a point', () => {
    expect(['6,1', '6.1', ' 53 ', '-1', ',5', '7,'].map(readAmount)).toEqual([6.1, 6.1, 53, -1, 0.5, 7])
  })

  it.each(['', '.', ',', '1.234,5', '1,234.5', '6 1', '1e3', '53 mmol', 'NaN', 'Infinity', '--1'])(
    '%j is none',
    (text) => {
      expect(readAmount(text)).toBeNull()
    },
  )
})
