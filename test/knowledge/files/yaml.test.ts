import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CORE_SCHEMA, load } from 'js-yaml'
import { describe, expect, it } from 'vitest'
import { parseDocument } from 'yaml'
import { Faults, KnowledgeFaults } from '../../../src/knowledge/files/fault.ts'
import { YamlFile } from '../../../src/knowledge/files/yaml.ts'

const files = ['cds-services', 'test/broken', 'test/knowledge', 'deploy'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .map((path) => join(folder, path)),
)

function read(text: string) {
  const faults = new Faults()
  return { file: new YamlFile('a.yaml', text, faults), faults }
}

function faultsOf(faults: Faults): KnowledgeFaults['faults'] {
  try {
    faults.throwIfAny()
  } catch (error) {
    if (error instanceof KnowledgeFaults) return error.faults
  }
  return []
}

describe('what a YAML file says', () => {
  it.each(files)('%s is read alike by both readers', (path) => {
    const text = readFileSync(path, 'utf8')
    const document = parseDocument(text, { schema: 'core' })
    if (document.errors.length > 0) expect(() => load(text, { schema: CORE_SCHEMA })).toThrow()
    else expect(load(text, { schema: CORE_SCHEMA }) ?? null).toEqual(document.toJS())
  })

  it('keeps a date as text', () => {
    expect(read('day: 2026-11-22').file.content).toEqual({ day: '2026-11-22' })
  })

  it('is null where the file is empty', () => {
    expect(read('').file.content).toBeNull()
  })

  it.each([
    ['a key twice', 'a: 1\na: 2', 2, 1],
    ['a colon within a text', 'a: b: c', 1, 4],
    ['a list that does not end', 'a: [1,\nb: 2', 2, 1],
    ['an anchor that nobody made', 'a: *b', 1, 6],
    ['a tag that nobody knows', 'a: !what 1', 1, 4],
  ])('tells where %s is', (_what, text, line, column) => {
    const { file, faults } = read(text)
    expect(file.content).toBeUndefined()
    expect(faultsOf(faults)[0]).toMatchObject({ line, column })
  })

  it('knows the place of a value', () => {
    expect(read('a:\n  - b: 1\n  - b: 2').file.where(['a', 1, 'b'])).toEqual({ line: 3, column: 8 })
  })
})
