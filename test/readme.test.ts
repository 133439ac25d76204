import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readConfig, variableNames } from '../src/config.ts'
import { loadKnowledge } from '../src/knowledge/load.ts'
import { packageRoot } from '../src/knowledge/root.ts'

const read = (path: string) => readFileSync(join(packageRoot(), path), 'utf8')
const readme = read('README.md')
const manifest = JSON.parse(read('package.json'))
const notes = readdirSync(join(packageRoot(), 'docs', 'decisions')).map((file) => `docs/decisions/${file}`)
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'docs/integration.md',
  'docs/errors.md',
  'docs/operations.md',
  'docs/security.md',
  'docs/site.md',
  'fhir-fixtures/README.md',
  ...notes,
]

/** The text of a README section, up to the next heading of its level. */
function section(title: string): string {
  const found = readme.split(/^## /m).find((part) => part.startsWith(`${title}\n`))
  if (!found) throw new Error(`README.md has no section "${title}"`)
  return found
}

/** The cells of all table rows whose first cell holds names in backticks. */
function rows(text: string): readonly (readonly string[])[] {
  return [...text.matchAll(/^\| (`.*) \|$/gm)].map(([, row = '']) => row.split(' | '))
}

const namesIn = (cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)

describe('README', () => {
  it('has one row for every variable of the configuration, and for nothing else', () => {
    expect(rows(section('Configuration')).map(([name]) => namesIn(name)[0])).toHaveLength(variableNames.length)
    expect(new Set(rows(section('Configuration')).flatMap(([name]) => namesIn(name)))).toEqual(new Set(variableNames))
  })

  it('gives the defaults that the program has', () => {
    const { port, host, dataDir, bodyLimit, gatherDeadline, logLevel } = readConfig({})
    const written = Object.fromEntries(
      rows(section('Configuration')).map(([name, value]) => [namesIn(name)[0], namesIn(value)[0]]),
    )
    expect(written).toMatchObject({
      PORT: String(port),
      HOST: host,
      DATA_DIR: dataDir,
      BODY_LIMIT: String(bodyLimit),
      GATHER_DEADLINE_MS: String(gatherDeadline),
      LOG_LEVEL: logLevel,
    })
  })

  it('says what every dependency is for, and names no other', () => {
    const named = rows(section('Dependencies')).flatMap(([name]) => namesIn(name))
    expect(named.toSorted()).toEqual(Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }).toSorted())
  })

  it('draws a tree of what is there', () => {
    const drawn = [...section('Where things are').matchAll(/^ {4}( *)(\S+) {2,}\S/gm)]
    let above = ''
    const paths = drawn.map(([, indent, name = '']) => {
      if (!indent) above = name
      return indent ? above + name : name
    })
    expect(paths.length).toBeGreaterThan(10)
    expect(paths.filter((path) => !existsSync(join(packageRoot(), path)))).toEqual([])
  })
})

describe.each(pages)('%s', (page) => {
  const text = read(page)

  it('links only to files that are there', () => {
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)[^)]*\)/g)].map(([, link = '']) => link)
    expect(links.filter((link) => !existsSync(join(packageRoot(), dirname(page), link)))).toEqual([])
  })

  it('names only npm scripts that there are', () => {
    const named = [...text.matchAll(/\bnpm (?:run ([\w-]+)|(start|test)\b)/g)].map(
      ([, run, short]) => run ?? short ?? '',
    )
    expect(named.filter((name) => !Object.hasOwn(manifest.scripts, name))).toEqual([])
  })

  it('names only fixture calls and patients that there are', () => {
    const named = [...text.matchAll(/fhir-fixtures\/requests\/[\w-]+\.json|(?<=\/examples\/)[\w-]+/g)].map(
      ([name]) => name,
    )
    const paths = named.map((name) => (name.endsWith('.json') ? name : `fhir-fixtures/patients/${name}.json`))
    expect(paths.filter((path) => !existsSync(join(packageRoot(), path)))).toEqual([])
  })
})

it('docs/integration.md says what every prefetch key is for', async () => {
  const { services } = await loadKnowledge()
  const [, table = ''] = read('docs/integration.md').split('## 4. ')
  const told = rows(table.split('\n## ')[0] ?? '').map(([key, type]) => [namesIn(key)[0], type])
  const prefetch = Object.entries(services.get('diabetes-remission')?.prefetch ?? {})
  expect(told).toEqual(prefetch.map(([key, template]) => [key, template.split(/[/?]/)[0]]))
})
