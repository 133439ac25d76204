import { describe, expect, it } from 'vitest'
import { rowsOf, textOf, untested } from './table.ts'

const threats = rowsOf(textOf('docs/security.md'), /^[TFDKOSC]\d+$/)

describe('docs/security.md', () => {
  it('names a test for every threat', () => {
    expect(threats.length).toBeGreaterThan(25)
    expect(new Set(threats.map(([id]) => id)).size).toBe(threats.length)
  })

  it.each(threats)('%s, %s: has a defence, and a test that is there', (_id, _threat, defence = '', proof = '') => {
    expect(defence.length).toBeGreaterThan(20)
    const { tests, gone } = untested(proof)
    expect(gone).toEqual([])
    expect(tests).toBeGreaterThan(0)
  })
})
