import { readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OutcomeRow } from '../../src/outcomes/counts/row.ts'
import type { CountedOutcomes } from '../../src/outcomes/write-outcomes.ts'
import { counted, folderOf } from './counted.ts'
import { groups } from './people.ts'
import { tableBelow } from './table.ts'

const folder = folderOf(groups)
const output = join(folder, 'out')
let whole: CountedOutcomes

beforeAll(async () => {
  whole = await counted(join(folder, 'people.ndjson'), { output })
}, 240_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function row(id: string, line: string, at: number, population = 'cohort'): OutcomeRow {
  const found = whole.report.indicators.find(
    (each) =>
      each.id === id && each.line === line && each.at === at && each.population === population && each.by === null,
  )
  if (!found) throw new Error(`no row ${id} ${line} ${at}`)
  return found
}

const signs = { '+': 'yes', '-': 'no', '?': 'unknown', x: 'left', '~': 'notYet' } as const

/** What the signs of a line add up to: everybody in a group is the same. */
function summed(row: Readonly<Record<string, string>>) {
  const sums = { yes: 0, no: 0, unknown: 0, left: 0, notYet: 0 }
  for (const [name, { people }] of Object.entries(groups)) {
    const sign = row[name]
    if (sign !== undefined && sign !== '.') sums[signs[sign as keyof typeof signs]] += people
  }
  return sums
}

describe('sixty people counted by hand', () => {
  it('has who started, and says why others are not counted', () => {
    expect(whole.people).toBe(60)
    expect(whole.report.cohort).toEqual({ people: 55, outside: { 'not-adult': 2, 'start-of-data': 2 } })
  })

  it.each(tableBelow('By time points'))('$Line at $Months months', (told) => {
    const [id = '', line = ''] = (told.Line ?? '').split(' ')
    const sums = summed(told)
    const byHand = [told.Yes, told.No, told.Unknown, told.Left].map(Number)
    const { yes, no, unknown, left, notYet } = sums
    expect([yes, no, unknown, left], 'the sums in the table').toEqual(byHand)
    const found = row(id, line, Number(told.Months))
    expect(found).toMatchObject({ counts: { yes, no }, unknown, left, notYet, denominator: yes + no + unknown })
    expect([found.numerator, found.percent]).toEqual([yes, told.Percent === '' ? null : Number(told.Percent)])
  })

  it.each(tableBelow('By quarter'))('$Line in $Quarter', (told) => {
    const found = whole.report.indicators.find(
      (each) => each.id === 'O11' && each.line === told.Line && each.quarter === told.Quarter && each.by === null,
    )
    const [yes, no, unknown] = [told.Yes, told.No, told.Unknown].map(Number)
    expect(found).toMatchObject({ counts: { yes, no }, unknown, at: null, percent: null })
    expect(found?.cumulative).toBe(told.Cumulative === '' ? null : Number(told.Cumulative))
  })

  it('tells quarters that are over, from that of the first start', () => {
    const quarters = whole.report.indicators.flatMap((each) => (each.line === 'talk' ? (each.quarter ?? []) : []))
    expect([quarters[0], quarters.at(-1), quarters.length]).toEqual(['2024-Q1', '2026-Q3', 11])
  })

  it('tells between what a share lies, and why people left', () => {
    // 12 of 38: Wilson by hand; 12 of 50 and 24 of 50.
    expect(row('O1', 'remission', 6)).toMatchObject({ low: 19.1, high: 47.5, bounds: [24, 48] })
    expect(row('O1', 'remission', 12).leftBy).toEqual({ died: 7, 'other-type': 4 })
  })

  it('tells nothing of remission before six months', () => {
    expect(() => row('O1', 'remission', 3)).toThrow('no row')
  })

  it.each([
    // A, L and M are in remission; B lost HbA1c and weight on the same drugs, E and P use less; C and D may be in remission.
    ['O3', 'stage', 12, { remission: 12, partial: 14, neither: 0 }, 15, 11],
    // B and F use the same; N has left.
    ['O5', 'classes', 6, { fewer: 18, same: 13, more: 0 }, 0, 2],
    ['O5', 'classes', 12, { fewer: 18, same: 8, more: 0 }, 0, 7],
    ['O12', 'hba1c', 12, { 'on-time': 12, late: 0, never: 0 }, 0, 0],
    ['O12', 'feet', 12, { 'on-time': 0, late: 0, never: 12 }, 0, 0],
  ] as const)('%s %s at %i months is %o', (id, line, at, counts, unknown, left) => {
    const told = row(id, line, at)
    expect([told.counts, told.unknown, told.left]).toEqual([counts, unknown, left])
  })

  it('tells from which drugs to which everybody went who did not leave', () => {
    const { counts, unknown, left } = row('O5', 'flow', 12)
    const some = Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0))
    // C and D used none and do so still; A, L and M ended their only one; B kept two; E kept one of two, P one of three.
    expect([some, unknown, left]).toEqual([{ 'none>none': 15, 'one>none': 12, 'more>more': 8, 'more>one': 6 }, 0, 11])
    expect(Object.keys(counts)).toHaveLength(16)
  })

  it.each([
    // -16 of 12, -11 of 8, -9 of 7, +4 of 6: -319 of 33.
    ['O6', 'change', 33, { mean: -9.7, median: -11, lower: -16, upper: -9 }, 8],
    // -15 of 12, -3 of 8: -204 of 20.
    ['O7', 'kg', 20, { mean: -10.2, median: -15, lower: -15, upper: -3 }, 21],
  ] as const)('%s %s at 12 months', (id, line, people, spread, unknown) => {
    const { amount, ...told } = row(id, line, 12)
    expect([amount, told.unknown, told.left]).toEqual([{ people, ...spread }, unknown, 11])
  })

  it('describes everybody with type 2 on the same day', () => {
    // On 16 April 2026, without values: on a drug B 8, E 4 and P 2; unknown A 7, L 3, M 2, C 8, D 7, H 3, I 2 (of age by then), J 2, K 1.
    expect(row('O2', 'consensus', 12, 'reference')).toMatchObject({
      numerator: 0,
      counts: { no: 14 },
      unknown: 35,
      left: 0,
    })
  })

  it('adds up to everybody by whatever people are told apart', () => {
    for (const dimension of ['programme', 'practice', 'sex', 'age', 'duration']) {
      const parts = whole.report.indicators.filter(
        (each) => each.id === 'O1' && each.at === 12 && each.by?.dimension === dimension,
      )
      expect(
        parts.reduce((sum, { numerator }) => sum + (numerator ?? 0), 0),
        dimension,
      ).toBe(12)
    }
  })

  it('writes for nobody else to read', () => {
    const written = JSON.parse(readFileSync(join(output, 'outcomes.json'), 'utf8'))
    expect(written).toEqual(JSON.parse(JSON.stringify(whole.report)))
    expect(statSync(join(output, 'outcomes.csv')).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(output, 'outcomes.csv'), 'utf8')).toContain('O1;remission;12;;cohort;;;41;12;15;11;3;46,2')
  })
})
