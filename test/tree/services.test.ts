import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { packageRoot } from '../../src/knowledge/files/root.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { filesIn } from './files.ts'

const knowledge = await loadKnowledge({ cases: false })
/** What is a draft or off may still have any name, and a trigger is called by a word that others need too. */
const offered = [...knowledge.services.values()].filter(({ offered }) => offered)
const folders = [...new Set(offered.map(({ folder }) => folder))]
const rules = offered.flatMap((service) =>
  service.rules.filter(({ off, partOf }) => !off && partOf === null).map(({ name }) => name),
)
/** A rule about one programme is called as it is, and tests tell of programmes. */
const programmes = new Set([...knowledge.programmes.values()].map(({ id }) => id))
const names = [...new Set([...folders, ...offered.map(({ id }) => id), ...rules])].filter(
  (name) => !programmes.has(name),
)

/** Where a service and its rules may be named: in a room of its own, and where its golden cards are. */
const rooms = folders.flatMap((folder) => [`test/${folder}/`, `test/golden/${folder}/`])

/** Files that may name one elsewhere, each with its reason. */
const excused: Readonly<Record<string, string>> = {
  'test/protocol.md': 'tells where the test of each requirement stands',
}

function namedIn(path: string): readonly string[] {
  const text = readFileSync(join(packageRoot(), path), 'utf8')
  return names.filter((name) => new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(text))
}

it('no script, general test or workflow names a service or a rule: what is about one stands in test/<service>/', () => {
  const files = filesIn('scripts', 'test', '.ci', '.github').filter((path) => !/\.(png|gz)$/.test(path))
  const named = files
    .filter((path) => !(path in excused) && !rooms.some((room) => path.startsWith(room)))
    .flatMap((path) => namedIn(path).map((name) => `${path}: ${name}`))
  expect(named).toEqual([])
})

it('no file is excused that names none', () => {
  expect(Object.keys(excused).filter((path) => namedIn(path).length === 0)).toEqual([])
})
