import { describe, expect, it } from 'vitest'
import { spread, wilson } from '../../src/outcomes/counts/statistics.ts'
import type { Tally } from '../../src/outcomes/counts/tally.ts'
import { mayBeTold } from '../../src/outcomes/counts/told.ts'
import { service } from '../why.ts'

const { outcomes } = service
if (!outcomes) throw new Error('there is no outcomes.yaml')

type Counts = readonly [yes: number, no: number, unknown: number, left: number]

function tally([yes, no, unknown, left]: Counts, by: Tally['by'] = null, line = 'remission'): Tally {
  const cell = { indicator: 'O1', line, at: 12, quarter: null, population: 'cohort' } as const
  return { by, cell, codes: { yes, no }, amounts: [], leftBy: left > 0 ? { died: left } : {}, unknown, notYet: 0 }
}

const told = (...tallies: readonly Tally[]) =>
  mayBeTold(tallies, outcomes).map(({ counts, unknown, left, percent, low, bounds, tooFew }) => ({
    cells: [counts.yes, counts.no, unknown, left],
    ...{ percent, low, bounds, tooFew },
  }))

describe('what may leave the practice', () => {
  it('is everything where no cell is small', () => {
    expect(told(tally([12, 16, 15, 9]))).toMatchObject([
      { cells: [12, 16, 15, 9], percent: 42.9, low: 26.5, bounds: [27.9, 62.8] },
    ])
  })

  it('hides a small cell, the next smallest, and whatever is computed from them', () => {
    expect(told(tally([4, 16, 15, 9]))).toMatchObject([
      { cells: [null, 16, 15, null], percent: null, low: null, bounds: null },
    ])
  })

  it('hides whose window is not over, where these are few, with the next smallest', () => {
    const [row] = mayBeTold([{ ...tally([12, 16, 15, 9]), notYet: 3 }], outcomes)
    expect([row?.notYet, row?.left, row?.counts]).toEqual([null, null, { yes: 12, no: 16 }])
  })

  it('tells nothing of a group of fewer than ten, however many come later', () => {
    const [row] = mayBeTold([{ ...tally([5, 4, 0, 0]), notYet: 20 }], outcomes)
    expect(row?.tooFew).toBe(true)
  })

  it('tells none as none', () => {
    expect(told(tally([0, 16, 15, 0]))).toMatchObject([{ cells: [0, 16, 15, 0], percent: 0 }])
  })

  it('tells nothing of a group of fewer than ten', () => {
    expect(told(tally([9, 0, 0, 0]))).toMatchObject([{ cells: [undefined, undefined, null, null], tooFew: true }])
  })

  it('hides in a second group what the others and everybody would tell', () => {
    const by = (value: string) => ({ dimension: 'sex', value })
    const [all, ...groups] = told(
      tally([33, 36, 0, 0]),
      tally([3, 16, 0, 0], by('a')),
      tally([10, 11, 0, 0], by('b')),
      tally([20, 9, 0, 0], by('c')),
    )
    expect(all?.cells).toEqual([33, 36, 0, 0])
    expect(groups.map(({ cells }) => cells)).toEqual([
      [null, null, 0, 0],
      [null, null, 0, 0],
      [20, 9, 0, 0],
    ])
  })
})

describe('statistics', () => {
  it.each([
    [0, 10, { low: 0, high: 27.8 }],
    [10, 10, { low: 72.2, high: 100 }],
    [12, 40, { low: 18.1, high: 45.4 }],
    [0, 0, null],
  ])('the interval of %i of %i', (yes, all, interval) => {
    expect(wilson(yes, all)).toEqual(interval)
  })

  it('has quartiles of type 7, between two numbers where they lie there', () => {
    expect(spread([1, 2, 3, 4])).toEqual({ mean: 2.5, median: 2.5, lower: 1.8, upper: 3.3 })
    expect(spread([5])).toEqual({ mean: 5, median: 5, lower: 5, upper: 5 })
  })
})
