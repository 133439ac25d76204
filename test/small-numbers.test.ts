import { describe, expect, it } from 'vitest'
import { fewest, mayTell } from '../src/small-numbers.ts'

type Row = Readonly<Record<string, number>>

/** Every row of so many cells with this total. */
function rowsOf(cells: number, total: number): Row[] {
  if (cells === 1) return [{ c1: total }]
  return Array.from({ length: total + 1 }, (_, count) =>
    rowsOf(cells - 1, total - count).map((rest) => ({ ...rest, [`c${cells}`]: count })),
  ).flat()
}

describe('of small numbers', () => {
  it.each<[what: string, row: Row, told: Readonly<Record<string, number | null>> | null]>([
    ['nothing is told of fewer than ten', { yes: 9, no: 0 }, null],
    ['nothing is told of nobody', { yes: 0, no: 0 }, null],
    ['all is told where no cell is small', { yes: 5, no: 5, left: 0 }, { yes: 5, no: 5, left: 0 }],
    ['none is told as none', { yes: 12, no: 0 }, { yes: 12, no: 0 }],
    [
      'a small cell is hidden, and the next smallest with it',
      { a: 3, b: 20, c: 9, d: 0 },
      { a: null, b: 20, c: null, d: 0 },
    ],
    ['of two cells both are', { yes: 1, no: 99 }, { yes: null, no: null }],
    ['of several that are equally small all are', { a: 4, b: 6, c: 6, d: 30 }, { a: null, b: null, c: null, d: 30 }],
    ['two small ones do not hide each other', { a: 1, b: 1, c: 30, d: 40 }, { a: null, b: null, c: null, d: 40 }],
  ])('%s', (_what, row, told) => {
    const total = Object.values(row).reduce((sum, count) => sum + count, 0)
    expect(mayTell(row)).toEqual(told && { total, cells: told })
  })

  it('no hidden one can be told from the others, not even by who knows the rule', () => {
    let hidden = 0
    for (const cells of [2, 3, 4])
      for (let total = fewest.row; total <= 24; total += 1) {
        const alike = new Map<string, Row[]>()
        for (const row of rowsOf(cells, total)) {
          const seen = JSON.stringify(mayTell(row))
          alike.set(seen, [...(alike.get(seen) ?? []), row])
        }
        for (const [seen, rows] of alike)
          for (const [cell, told] of Object.entries(JSON.parse(seen).cells)) {
            if (told !== null) continue
            hidden += 1
            expect(new Set(rows.map((row) => row[cell])).size, seen).toBeGreaterThan(1)
          }
      }
    expect(hidden).toBeGreaterThan(1000)
  })
})
