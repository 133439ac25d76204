import { describe, expect, it } from 'vitest'
import {
  above,
  atLeast,
  atMost,
  below,
  type Comparator,
  changeIn,
  percentFall,
  percentOf,
  quotient,
  Reading,
} from '../../../src/patient/measurements/reading.ts'
import { Trace } from '../../../src/patient/trace.ts'

const trace = new Trace()

/** A reading of `50`, `<50`, `>=50`: whole, or of one decimal where it is written with one. */
function reading(text: string): Reading {
  const [, sign, number = ''] = /^(<=|>=|<|>)?(.+)$/.exec(text) ?? []
  return new Reading(
    {
      fact: 'hba1c',
      value: Number(number),
      comparator: (sign as Comparator | undefined) ?? null,
      unit: 'mmol/mol',
      decimals: number.split('.')[1]?.length ?? 0,
      day: '2026-10-01',
      time: null,
      source: 'Observation/1',
      marks: new Set(),
    },
    trace,
  )
}

describe('a reading against a limit', () => {
  // biome-ignore format: a table
  it.each([
    ['47', 48, true], ['48', 48, false], ['49', 48, false], ['6.9', 7, true], ['7.0', 7, false], ['7.1', 7, false],
    // of a value shown whole, < n is at most n - 1 and > n at least n + 1
    ['<48', 48, true], ['<47', 48, true], ['<49', 48, 'unknown'], ['<53', 48, 'unknown'], ['<=47', 48, true], ['<=48', 48, 'unknown'],
    ['>90', 60, false], ['>60', 60, false], ['>59', 60, false], ['>58', 60, 'unknown'], ['>=60', 60, false], ['>=59', 60, 'unknown'],
    // of one with decimals a bound excludes only itself
    ['<7.0', 7, true], ['<7.1', 7, 'unknown'], ['<=6.9', 7, true], ['<=7.0', 7, 'unknown'],
    ['>7.0', 7, false], ['>6.9', 7, 'unknown'], ['>=7.0', 7, false], ['>=6.9', 7, 'unknown'],
  ] as const)('%s below %f: %s', (text, limit, wanted) => {
    expect(below(reading(text), limit)).toBe(wanted)
    expect(atLeast(reading(text), limit)).toBe(wanted === 'unknown' ? 'unknown' : !wanted)
  })

  // biome-ignore format: a table
  it.each([
    ['86', 86, false], ['87', 86, true], ['10.0', 10, false], ['10.1', 10, true],
    ['>86', 86, true], ['>85', 86, 'unknown'], ['>=87', 86, true], ['>=86', 86, 'unknown'], ['<87', 86, false], ['<88', 86, 'unknown'], ['<=86', 86, false],
    ['<=87', 86, 'unknown'], ['>6.7', 6.7, true], ['>6.6', 6.7, 'unknown'], ['<6.7', 6.7, false], ['<6.8', 6.7, 'unknown'], ['<=6.7', 6.7, false],
    ['>=6.7', 6.7, 'unknown'],
  ] as const)('%s above %f: %s', (text, limit, wanted) => {
    expect(above(reading(text), limit)).toBe(wanted)
    expect(atMost(reading(text), limit)).toBe(wanted === 'unknown' ? 'unknown' : !wanted)
  })

  it('that its comparator leaves open is remembered', () => {
    const [open, settled] = [reading('<53'), reading('<40')]
    below(open, 48)
    below(settled, 48)
    expect([trace.unsettled.has(open), trace.unsettled.has(settled)]).toEqual([true, false])
  })
})

describe('differences', () => {
  it.each([
    ['53', '48', -5],
    ['48', '53', 5],
    ['6.8', '7.1', 0.3],
    ['1.12', '1.22', 0.1],
    ['<53', '48', null],
    ['53', '>48', null],
  ])('from %s to %s is %s', (earlier, later, difference) => {
    expect(changeIn(reading(earlier), reading(later))).toBe(difference)
  })

  it.each([
    ['100.0', '95.0', 5],
    ['100.0', '95.1', 4.9],
    ['100.0', '104.0', -4],
    ['90.1', '85.6', 4.99444],
    ['<100.0', '95.0', null],
    ['100.0', '>95.0', null],
  ])('from %s to %s is %s percent lost, not rounded', (earlier, later, percent) => {
    const fall = percentFall(reading(earlier), reading(later))
    if (percent === null) expect(fall).toBeNull()
    else expect(fall).toBeCloseTo(percent, 4)
  })

  it.each([
    ['104.0', 10, 10.4],
    ['96.4', 8, 7.7],
    ['85.6', 8, 6.8],
    ['90.5', 10, 9.1],
  ])('of %s kg, %i percent is %f kg, rounded half up', (weight, percent, kg) => {
    expect(percentOf(reading(weight), percent)).toBe(kg)
  })
})

describe('a computed value', () => {
  it('is rounded half up in decimals, and dated as what it is of', () => {
    const bmi = { name: 'bmi', unit: 'kg/m2', decimals: 1 }
    const computed = quotient(reading('72.0'), [72, 100, 100], [170, 170], bmi)
    expect(computed).toMatchObject({ fact: 'bmi', value: 24.9, unit: 'kg/m2', day: '2026-10-01', comparator: null })
    expect(quotient(reading('1.0'), [23, 5], [100], { ...bmi, decimals: 1 }).value).toBe(1.2)
  })
})

describe('looking at the number of a reading makes it evidence', () => {
  it('once it is looked at, not when values are put in order', () => {
    const [looked, ordered] = [reading('50'), reading('51')]
    const { seen } = trace.during(() => [below(looked, 48), ordered.amount, ordered.day])
    expect([...seen]).toEqual([looked])
    expect(trace.during(() => null).seen.size).toBe(0)
  })

  it('also when what looks throws', () => {
    const one = reading('50')
    expect(() =>
      trace.during(() => {
        throw new Error('broken')
      }),
    ).toThrow('broken')
    expect(one.value).toBe(50)
    expect(trace.during(() => null).seen.size).toBe(0)
  })
})
