import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { packageRoot } from '../src/knowledge/root.ts'
import { protocol } from './protocol.ts'

/** The list of requirements, where it stands beside the project. */
const list = join(packageRoot(), '..', 'shared', 'reference', 'cds-hooks.md')
const levels = /^(SHALL|SHOULD|DER|BP|CRD|BP\/CRD|MAY\/SHALL|SHALL NOT|SHOULD NOT|stated|encouraged)/

const at = (path: string) => join(packageRoot(), path)

describe('every requirement of CDS Hooks', () => {
  it.each(protocol.map(({ id, proof }) => [id, proof] as const))(
    '%s has a test that is there, or a page that says why not',
    (_id, proof) => {
      if ('not' in proof) {
        expect(proof.not.length).toBeGreaterThan(10)
        return expect(existsSync(at(`docs/${proof.see}`))).toBe(true)
      }
      expect(proof.tests.length).toBeGreaterThan(0)
      for (const test of proof.tests) {
        const [file = '', words = ''] = test.split(' > ')
        expect(existsSync(at(`test/${file}`)), file).toBe(true)
        if (/\.ts$/.test(file)) expect(words.length, test).toBeGreaterThan(3)
        expect(readFileSync(at(`test/${file}`), 'utf8'), test).toContain(words)
      }
      if (proof.but) expect(existsSync(at(`docs/${proof.but}`)), proof.but).toBe(true)
    },
  )

  it('stands in the table once', () => {
    const ids = protocol.map(({ id }) => id)
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  })

  it.skipIf(!existsSync(list))(
    'of the list beside the project is in the table (skipped where there is no such list)',
    () => {
      const text = readFileSync(list, 'utf8')
      const part = text.slice(text.indexOf('### 1.1 '), text.indexOf('### 1.13 '))
      const rows = [...part.matchAll(/^\| ([A-Z]+\d+) \| ([^|]+) \|/gm)].map(
        ([, id = '', level = '']) => [id, level.trim()] as const,
      )
      expect(rows.length).toBeGreaterThan(100)
      const asked = rows.filter(([, level]) => levels.test(level)).map(([id]) => id)
      const known = new Set(protocol.map(({ id }) => id))
      expect(asked.filter((id) => !known.has(id))).toEqual([])
    },
  )
})
