import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../src/knowledge/files/root.ts'

/** The text of a file of this repository. */
export function read(path: string): string {
  return readFileSync(join(packageRoot(), path), 'utf8')
}

/** Those of some paths from the root of this repository where nothing is. */
export function gone(paths: readonly string[]): readonly string[] {
  return paths.filter((path) => !existsSync(join(packageRoot(), path)))
}

/** `package.json`, as much of it as pages tell of. */
export const manifest: Readonly<
  Record<'scripts' | 'dependencies' | 'devDependencies' | 'engines', Readonly<Record<string, string>>>
> = JSON.parse(read('package.json'))

/** The text under a heading of the second level, up to the next. @throws Error when the page has no such heading */
export function section(page: string, title: string): string {
  const [, found] = read(page).split(`\n## ${title}\n`)
  if (found === undefined) throw new Error(`${page} has no section "${title}"`)
  return found.split('\n## ')[0] ?? ''
}

/** The cells of all table rows whose first cell begins with a name in backticks. */
export function rows(text: string): readonly (readonly string[])[] {
  return [...text.matchAll(/^\| (`.*) \|$/gm)].map(([, row = '']) => row.split(' | '))
}

/** All names in backticks of a cell. */
export function namesIn(cell = ''): readonly string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)
}
