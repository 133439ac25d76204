import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { packageRoot } from '../../src/knowledge/files/root.ts'

/** A regular expression as it is written in a file: after what an expression can follow. */
const literal =
  /(?<=[=(,:?&|![]\s*|\breturn\s+)\/((?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])*)\/([dgimsuvy]*)/g

const source = join(packageRoot(), 'src')
/** What runs in a browser goes over data of its own user, and paths and service files are our own. */
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.ts$/.test(file) && !/^page\b|codes.element\.ts$|service-file/.test(file),
)
const written = files.flatMap((file) =>
  [...readFileSync(join(source, file), 'utf8').matchAll(literal)].map(([whole, inside = '', flags = '']) => ({
    name: `${whole} in ${file}`,
    expression: new RegExp(inside, flags),
  })),
)

/** So many characters, and the time in milliseconds in which any is gone through: one that grows with the square takes seconds. */
const [length, most, tries] = [20_000, 60, 3]

/** What may be repeated so that an expression goes over it again and again: signs that expressions look for, and the words in this one. */
function repeatable({ source }: RegExp): readonly string[] {
  const words = source.match(/(?:[\w-]|\\?\/){2,}/g) ?? []
  return [...' \t\n/a-Z0.[*"%#|{;,:=é\u0301\u3000', ...words.map((word) => word.replaceAll('\\', ''))]
}

function longestOf(expression: RegExp): number {
  const times = repeatable(expression).flatMap((unit) => {
    const run = unit.repeat(length / unit.length)
    return [`${run}\u0001`, `x${run}\u0001`, `;${unit}${run}!\n\u0001`].map((text) =>
      timeOf(() => text.replace(expression, '')),
    )
  })
  return Math.max(...times)
}

function timeOf(work: () => unknown): number {
  const began = performance.now()
  work()
  return performance.now() - began
}

describe('a regular expression takes no more than time that grows with the text', () => {
  it('is looked for in all files', () => {
    expect(written.length).toBeGreaterThan(80)
  })

  it.each(written)('$name', ({ expression }) => {
    let least = Number.POSITIVE_INFINITY
    for (let count = 0; count < tries && least > most; count++) least = Math.min(least, longestOf(expression))
    expect(least).toBeLessThan(most)
  })
})
