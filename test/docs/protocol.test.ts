import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { packageRoot } from '../../src/knowledge/files/root.ts'
import { rowsOf, textOf, untested } from './table.ts'

/** The list of requirements, where it stands beside the project. */
const list = join(packageRoot(), '..', 'shared', 'reference', 'cds-hooks.md')
const binding = /^(SHALL|SHOULD|DER|BP|CRD|MAY\/SHALL|stated|encouraged)/
const id = /^[A-Z]+\d+$/
const rows = rowsOf(textOf('test/protocol.md'), id)

describe('every requirement of CDS Hooks', () => {
  it.each(rows)('%s (%s, %s) is %s, and what it names is there', (_id, level, _asks, state, proof = '') => {
    expect(level).toMatch(binding)
    expect(state).toMatch(/^(done|otherwise|not ours)$/)
    const pages = [...proof.matchAll(/\]\(([^)]+)\)/g)].map(([, page = '']) => page)
    expect(pages.filter((page) => !existsSync(join(packageRoot(), 'test', page)))).toEqual([])
    expect(pages).toHaveLength(state === 'done' ? 0 : 1)
    const { tests, gone } = untested(proof)
    expect(gone).toEqual([])
    expect(tests > 0).toBe(state !== 'not ours')
  })

  it('stands in the table once', () => {
    const ids = rows.map(([name]) => name)
    expect(ids.length).toBeGreaterThan(100)
    expect(ids.filter((name, index) => ids.indexOf(name) !== index)).toEqual([])
  })

  it.skipIf(!existsSync(list))(
    'that the list beside the project has is in the table (skipped without that list)',
    () => {
      const text = readFileSync(list, 'utf8')
      const all = rowsOf(text.slice(text.indexOf('### 1.1 '), text.indexOf('### 1.13 ')), id)
      expect(all.length).toBeGreaterThan(100)
      const asked = all.filter(([, level = '']) => binding.test(level)).map(([name]) => name)
      expect(asked.filter((name) => !rows.some(([known]) => known === name))).toEqual([])
    },
  )
})
