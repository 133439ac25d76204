import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { packageRoot } from '../../src/knowledge/files/root.ts'

const read = (path: string) => readFileSync(join(packageRoot(), path), 'utf8')
const [, ...versions] = read('CHANGELOG.md').split(/^## /m)
const titles = versions.map((text) => text.split('\n')[0] ?? '')

/** The entries of a part of one version. */
function entries(version: string, part: string): readonly string[] {
  const [, text = ''] = version.split(`\n### ${part}\n`)
  return (text.split('\n### ')[0] ?? '').split(/\n(?=\S)/).flatMap((entry) => entry.trim() || [])
}

describe('CHANGELOG.md', () => {
  it('tells what comes next, then every version with its day, the newest first', () => {
    const [next, newest, ...older] = titles
    expect(next).toBe('Next')
    expect(newest).toMatch(new RegExp(`^${JSON.parse(read('package.json')).version}, \\d{4}-\\d{2}-\\d{2}$`))
    const days = [newest, ...older].map((title) => title?.split(', ')[1])
    expect(days).toEqual(days.toSorted().reverse())
  })

  it.each(versions.map((version, at) => [titles[at], version] as const))(
    '%s: says from which judged day decisions differ, or that none does',
    (_, version) => {
      const decisions = entries(version, 'Decisions')
      expect(decisions.length).toBeGreaterThan(0)
      if (decisions.length === 1 && decisions[0] === 'No decision differs.') return
      expect(decisions.filter((entry) => !/^\* (From \d{4}-\d{2}-\d{2}|For any judged day)\b/.test(entry))).toEqual([])
    },
  )

  it.each(versions.map((version, at) => [titles[at], version] as const))(
    '%s: is told to those whom it concerns, and to nobody else',
    (_, version) => {
      const parts = [...version.matchAll(/^### (.*)$/gm)].map(([, part]) => part)
      expect(parts).toEqual(['Clients', 'Operators', 'Developers', 'Decisions'].filter((part) => parts.includes(part)))
    },
  )
})
