import { describe, expect, it } from 'vitest'
import type { Tally } from '../../src/outcomes/counts/tally.ts'
import { closedQuarters, quarterNamed } from '../../src/outcomes/quarters/quarter.ts'
import { quarterRows } from '../../src/outcomes/quarters/rows.ts'
import { service } from '../why.ts'

const { outcomes } = service
if (!outcomes) throw new Error('there is no outcomes.yaml')

function tally(quarter: string, yes: number, by: Tally['by'] = null, line = 'started'): Tally {
  const cell = { indicator: 'O11', line, at: null, quarter, population: 'reference' } as const
  return { by, cell, codes: { yes, no: 900 - yes }, amounts: [], leftBy: {}, unknown: 0, notYet: 0 }
}

/** What is told of quarters in which it happened to so many people. */
function told(counts: readonly number[], isShared: boolean, line = 'started') {
  const tallies = counts.map((yes, at) => tally(`2024-Q${at + 1}`, yes, null, line))
  const rows = quarterRows(tallies, outcomes as NonNullable<typeof outcomes>, isShared)
  return tallies.map((each) => [rows.get(each)?.numerator, rows.get(each)?.cumulative])
}

describe('quarters', () => {
  it('are those that are over on the day of the data, from that of the first start', () => {
    const names = (from: string, asOf: string) => closedQuarters({ from, asOf }).map(({ name }) => name)
    expect(names('2024-05-20', '2025-01-01')).toEqual(['2024-Q2', '2024-Q3', '2024-Q4'])
    expect(names('2024-05-20', '2024-12-31')).toEqual(['2024-Q2', '2024-Q3'])
    expect(names('2024-05-20', '2024-06-30')).toEqual([])
  })

  it('have a first and a last day', () => {
    expect(quarterNamed('2024-Q1')).toEqual({ name: '2024-Q1', first: '2024-01-01', last: '2024-03-31' })
    expect(quarterNamed('2024-Q4')).toEqual({ name: '2024-Q4', first: '2024-10-01', last: '2024-12-31' })
  })

  it('add up, inside the practice whatever they are', () => {
    expect(told([54, 3, 12], false)).toEqual([
      [54, 54],
      [3, 57],
      [12, 69],
    ])
  })

  it('do not add up where people are counted who are there in the next one too', () => {
    expect(told([54, 50], false, 'following')).toEqual([
      [54, null],
      [50, null],
    ])
  })

  it('hide a small number with the smallest of another quarter, and all sums from there on', () => {
    expect(told([54, 3, 12, 20], true)).toEqual([
      [54, 54],
      [null, null],
      [null, null],
      [20, null],
    ])
  })

  it('are told by programme inside the practice only, without what is not known of one', () => {
    const [all, one] = [tally('2024-Q1', 54), tally('2024-Q1', 20, { dimension: 'programme', value: 'gli' })]
    const rows = (isShared: boolean) => quarterRows([all, one], outcomes, isShared)
    expect(rows(false).get(one)).toMatchObject({ numerator: 20, counts: { yes: 20 }, denominator: null, percent: null })
    expect([...rows(true).keys()]).toEqual([all])
  })
})
