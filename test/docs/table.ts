import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../src/knowledge/files/root.ts'

/** The text of a file of the project. */
export const textOf = (path: string) => readFileSync(join(packageRoot(), path), 'utf8')

/** The cells of each row of a Markdown table whose first cell looks like this. */
export function rowsOf(text: string, first: RegExp): readonly (readonly string[])[] {
  const rows = [...text.matchAll(/^\| (.*) \|$/gm)].map(([, row = '']) => row.split(' | ').map((cell) => cell.trim()))
  return rows.filter(([cell = '']) => first.test(cell))
}

/** What of a cell such as "`http/a.test.ts` words of a test<br>..." is not there. */
export function untested(cell: string): { readonly tests: number; readonly gone: readonly string[] } {
  const tests = [...cell.matchAll(/`([\w./-]+\.(?:ts|txt))` (.+?)(?=<br>|$)/g)]
  const gone = tests.filter(([, file, words = '']) => {
    const path = `test/${file}`
    return words.length < 4 || !existsSync(join(packageRoot(), path)) || !textOf(path).includes(words)
  })
  return { tests: tests.length, gone: gone.map(([all]) => all) }
}
