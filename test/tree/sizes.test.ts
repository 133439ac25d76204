import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { packageRoot } from '../../src/knowledge/files/root.ts'
import { filesIn, isModule } from './files.ts'

const [mostLines, usualLines, mostFiles] = [250, 60, 15]

const files = filesIn('src', 'cds-services', 'scripts', 'test')
const linesOf = (path: string) => readFileSync(join(packageRoot(), path), 'utf8').split('\n').length - 1
const modules = files.filter(isModule)

/** Folders that may hold more files, each with its reason. */
const fullFolders: readonly (readonly [folder: RegExp, why: string])[] = [
  [/\/records\/inputs$/, 'one file for each record'],
]

it(`no module has more than ${mostLines} lines`, () => {
  const long = modules.map((path) => [path, linesOf(path)] as const).filter(([, lines]) => lines > mostLines)
  expect(long.map(([path, lines]) => `${path}: ${lines}`)).toEqual([])
})

it.each(['src', 'cds-services', 'scripts'])(`half of the modules of %s have at most ${usualLines} lines`, (top) => {
  const lines = modules
    .filter((path) => path.startsWith(`${top}/`))
    .map(linesOf)
    .sort((one, other) => one - other)
  expect(lines[Math.floor(lines.length / 2)]).toBeLessThanOrEqual(usualLines)
})

it(`no folder holds more than ${mostFiles} files`, () => {
  const counts = new Map<string, number>()
  for (const path of files) counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1)
  const full = [...counts].filter(([, count]) => count > mostFiles)
  const others = full.filter(([folder]) => !fullFolders.some(([excused]) => excused.test(folder)))
  expect(others.map(([folder, count]) => `${folder}: ${count}`)).toEqual([])
  expect(fullFolders.filter(([excused]) => !full.some(([path]) => excused.test(path)))).toEqual([])
})

it('no folder and no module is called what says nothing', () => {
  const empty = /(^|\/)(utils?|helpers?|common|types?|misc|shared-types|stuff)(\.\w+)?(\/|$)/
  expect(files.filter((path) => empty.test(path))).toEqual([])
})
