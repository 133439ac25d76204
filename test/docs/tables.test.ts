import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readConfig, variableNames } from '../../src/config.ts'
import { packageRoot } from '../../src/knowledge/files/root.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { gone, manifest, namesIn, read, rows, section } from './markdown.ts'

describe('docs/configuration.md', () => {
  const table = rows(read('docs/configuration.md'))

  it('has one row for every variable of the configuration, and for nothing else', () => {
    expect(table.map(([name]) => namesIn(name)[0])).toHaveLength(variableNames.length)
    expect(new Set(table.flatMap(([name]) => namesIn(name)))).toEqual(new Set(variableNames))
  })

  it('gives the defaults that the program has', () => {
    const { port, host, dataDir, bodyLimit, gatherDeadline, logLevel } = readConfig({})
    expect(Object.fromEntries(table.map(([name, value]) => [namesIn(name)[0], namesIn(value)[0]]))).toMatchObject({
      PORT: String(port),
      HOST: host,
      DATA_DIR: dataDir,
      BODY_LIMIT: String(bodyLimit),
      GATHER_DEADLINE_MS: String(gatherDeadline),
      LOG_LEVEL: logLevel,
    })
  })
})

it.each([
  ['To run', 'dependencies'],
  ['To develop', 'devDependencies'],
] as const)('docs/dependencies.md, %s: says what every package is for, and names no other', (title, kind) => {
  const named = rows(section('docs/dependencies.md', title)).flatMap(([name]) => namesIn(name))
  expect(named.toSorted()).toEqual(Object.keys(manifest[kind]).toSorted())
})

describe('docs/development.md', () => {
  it('has a row for every npm script that is run by name', () => {
    const commands = rows(section('docs/development.md', 'Commands')).flatMap(([name]) => namesIn(name))
    const scripts = commands.flatMap((command) => /^npm (?:run )?([\w-]+)/.exec(command)?.[1] ?? [])
    const byName = Object.keys(manifest.scripts).filter((name) => name !== 'prepack')
    expect(scripts.toSorted()).toEqual(byName.toSorted())
  })

  it('draws a tree of what is there, with every folder of src/', () => {
    const drawn = [...section('docs/development.md', 'Where things are').matchAll(/^ {4}( *)(\S+) {2,}\S/gm)]
    let above = ''
    const paths = drawn.map(([, indent, name = '']) => {
      if (!indent) above = name
      return indent ? above + name : name
    })
    expect(gone(paths)).toEqual([])
    const folders = readdirSync(join(packageRoot(), 'src'), { withFileTypes: true })
    const there = folders.flatMap((one) => (one.isDirectory() ? [`src/${one.name}/`] : []))
    expect(there.filter((path) => !paths.includes(path) && path !== 'src/commands/')).toEqual([])
  })
})

it('docs/integration.md says what every prefetch key is for', async () => {
  const { services } = await loadKnowledge()
  const [, table = ''] = read('docs/integration.md').split('## 4. ')
  const told = rows(table.split('\n## ')[0] ?? '').map(([key, type]) => [namesIn(key)[0], type])
  const prefetch = new Map([...services.values()].flatMap((service) => Object.entries(service.prefetch)))
  expect(told).toEqual([...prefetch].map(([key, template]) => [key, template.split(/[/?]/)[0]]))
})
