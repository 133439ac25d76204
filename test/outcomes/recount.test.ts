import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultSite } from '../../src/knowledge/site.ts'
import type { OutcomeRow } from '../../src/outcomes/row.ts'
import { type Counted, countOutcomes } from '../../src/outcomes/run.ts'
import { usualLimits } from '../../src/screen/options.ts'
import { silent } from '../../src/screen/progress.ts'
import { knowledge, service } from '../why.ts'
import { groups, peopleOf } from './people.ts'

const folder = mkdtempSync(join(tmpdir(), 'outcomes-'))
const output = join(folder, 'out')
const types = ['MedicationStatement', 'MedicationRequest', 'MedicationDispense', 'Procedure', 'Goal', 'Communication']
let counted: Counted

beforeAll(async () => {
  const lines = peopleOf(groups)
    .flat()
    .map((each) => `${JSON.stringify(each)}\n`)
  const input = join(folder, 'people.ndjson')
  writeFileSync(input, lines.join(''))
  counted = await countOutcomes(
    {
      inputs: [input],
      output,
      begun: 'refuse',
      base: null,
      ...usualLimits,
      types: [...types, 'ServiceRequest', 'Task'],
    },
    { from: '2024-03-01', to: '2026-06-01', at: [3, 6, 12], asOf: '2026-11-22', language: 'nl', share: false },
    { knowledge, service, site: { ...defaultSite, medicationHistory: 'complete' } },
    { progress: silent, signal: new AbortController().signal },
  )
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function row(id: string, line: string, at: number, population = 'cohort'): OutcomeRow {
  const found = counted.report.indicators.find(
    (each) =>
      each.id === id && each.line === line && each.at === at && each.population === population && each.by === null,
  )
  if (!found) throw new Error(`no row ${id} ${line} ${at}`)
  return found
}

type Shares = readonly (readonly [
  id: string,
  line: string,
  at: number,
  yes: number,
  no: number,
  unknown: number,
  left: number,
  percent: number,
])[]

/**
 * Counted on paper from the eleven groups: A 12, B 10, C 8, D 7, E 6, F 5, G 4 started in March 2024, H 3 in June 2026. In a line
 * each group is yes (+), no (-), unknown (?), left (x) or not what it is about (.).
 */
const shares: Shares = [
  // A+ B- C? D- E- F- G?: at 6 months C and G lack a glucose.
  ['O1', 'remission', 6, 12, 28, 12, 0, 30],
  // A+ B- C? D? E- Fx Gx: C has no values, D no glucose.
  ['O1', 'remission', 12, 12, 16, 15, 9, 42.9],
  // A- (50) B- C+ D? (none) E- F- G+.
  ['O2', 'consensus', 3, 12, 33, 7, 0, 26.7],
  // A+ B- C+ D- E- F- G+.
  ['O2', 'consensus', 6, 24, 28, 0, 0, 46.2],
  // A+ B- C? D+ (47) E- Fx Gx.
  ['O2', 'consensus', 12, 19, 16, 8, 9, 54.3],
  // A- B- C+ D- (55) E- F- G+.
  ['O4', 'untreated', 6, 12, 40, 0, 0, 23.1],
  // A. B. C+ D- E. F. G+.
  ['O4', 'of-untreated', 6, 12, 7, 0, 0, 63.2],
  // A- B- C? D+ E- Fx Gx.
  ['O4', 'untreated', 12, 7, 28, 8, 9, 20],
  // A+ B- C. D. E- Fx G.: F had a drug to end, G had none.
  ['O5', 'none-left', 12, 12, 16, 0, 5, 42.9],
  // A- (16 lower) B. (same drugs) C. D. E+ (4 higher, one drug less) F. G.
  ['O6', 'same-on-fewer', 12, 6, 12, 0, 0, 33.3],
  // A+ (15 %) B- (3 %) C? D? E? Fx Gx.
  ['O7', 'loss-5', 12, 12, 10, 21, 9, 54.5],
  // 15 of 100 kg is 15 %, which counts.
  ['O7', 'loss-15', 12, 12, 10, 21, 9, 54.5],
]

describe('sixty people counted by hand', () => {
  it('has who started, and says why others are not counted', () => {
    expect(counted.people).toBe(60)
    expect(counted.report.cohort).toEqual({ people: 55, outside: { 'not-adult': 2, 'start-of-data': 2 } })
  })

  it.each(shares)('%s %s at %i months', (id, line, at, yes, no, unknown, left, percent) => {
    const { counts, denominator, numerator, notYet, ...told } = row(id, line, at)
    expect({
      ...counts,
      denominator,
      numerator,
      notYet,
      unknown: told.unknown,
      left: told.left,
      percent: told.percent,
    }).toEqual({
      ...{ yes, no, denominator: yes + no + unknown, numerator: yes, notYet: 3, unknown, left, percent },
    })
  })

  it('tells between what a share lies, and why people left', () => {
    // 12 of 40: Wilson by hand; 12 of 52 and 24 of 52.
    expect(row('O1', 'remission', 6)).toMatchObject({ low: 18.1, high: 45.4, bounds: [23.1, 46.2] })
    expect(row('O1', 'remission', 12).leftBy).toEqual({ died: 5, 'other-type': 4 })
  })

  it('tells nothing of remission before six months', () => {
    expect(() => row('O1', 'remission', 3)).toThrow('no row')
  })

  it.each([
    // A is in remission; B lost HbA1c and weight on the same drugs, E uses one drug less; C and D may be in remission.
    ['O3', 'stage', 12, { remission: 12, partial: 16, neither: 0 }, 15, 9],
    ['O5', 'classes', 6, { fewer: 18, same: 15, more: 0 }, 0, 0],
    ['O5', 'classes', 12, { fewer: 18, same: 10, more: 0 }, 0, 5],
    ['O12', 'hba1c', 12, { 'on-time': 12, late: 0, never: 0 }, 0, 0],
    ['O12', 'feet', 12, { 'on-time': 0, late: 0, never: 12 }, 0, 0],
  ] as const)('%s %s at %i months is %o', (id, line, at, counts, unknown, left) => {
    const told = row(id, line, at)
    expect([told.counts, told.unknown, told.left]).toEqual([counts, unknown, left])
  })

  it.each([
    // -16 of 12, -11 of 10, -9 of 7, +4 of 6.
    ['O6', 'change', 35, { mean: -9.7, median: -11, lower: -16, upper: -9 }, 8],
    // -15 of 12, -3 of 10.
    ['O7', 'kg', 22, { mean: -9.5, median: -15, lower: -15, upper: -3 }, 21],
  ] as const)('%s %s at 12 months', (id, line, people, spread, unknown) => {
    const { amount, ...told } = row(id, line, 12)
    expect([amount, told.unknown, told.left]).toEqual([{ people, ...spread }, unknown, 9])
  })

  it('describes everybody with type 2 on the same day', () => {
    // On 16 April 2026, without values: on a drug B 10 and E 6; unknown A 12, C 8, D 7, H 3, I 2 (of age by then), J 2, K 1.
    expect(row('O2', 'consensus', 12, 'reference')).toMatchObject({
      numerator: 0,
      counts: { no: 16 },
      unknown: 35,
      left: 0,
    })
  })

  it('adds up to everybody by whatever people are told apart', () => {
    for (const dimension of ['programme', 'practice', 'sex', 'age', 'duration']) {
      const parts = counted.report.indicators.filter(
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
    expect(written).toEqual(JSON.parse(JSON.stringify(counted.report)))
    expect(statSync(join(output, 'outcomes.csv')).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(output, 'outcomes.csv'), 'utf8')).toContain('O1;remission;12;cohort;;;43;12;15;9;3;42,9')
  })
})
