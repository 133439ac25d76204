import { describe, expect, it } from 'vitest'
import { rowsOf, textOf, untested } from './table.ts'

const rows = rowsOf(textOf('docs/coming-back.md'), /^(`|any)/)

describe('docs/coming-back.md', () => {
  it('tells of cards that inform and that warn', () => {
    expect(new Set(rows.flatMap(([card = '']) => card.match(/(?<=`)[a-z]+(?=`)/g) ?? []))).toEqual(
      new Set(['info', 'warning', 'critical']),
    )
  })

  it.each(rows)('a card of %s, after %s: each row has a test that is there', (...cells) => {
    const { tests, gone } = untested(cells.at(-1) ?? '')
    expect(gone).toEqual([])
    expect(tests).toBeGreaterThan(0)
    expect(cells).toHaveLength(4)
  })
})
