import { readFileSync } from 'node:fs'

/** The rows below a heading of recount.md, each cell by the name of its column. */
export function tableBelow(heading: string): readonly Readonly<Record<string, string>>[] {
  const text = readFileSync(new URL('recount.md', import.meta.url), 'utf8')
  const [names, , ...rows] =
    (text.split(`## ${heading}\n`)[1] ?? '')
      .split(/^## /m)[0]
      ?.split('\n')
      .filter((line) => line.startsWith('|'))
      .map((line) =>
        line
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      ) ?? []
  if (!names || rows.length === 0) throw new Error(`recount.md has no table below "${heading}"`)
  return rows.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at] ?? ''])))
}
