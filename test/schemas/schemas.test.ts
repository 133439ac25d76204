import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { packageRoot } from '../../src/knowledge/files/root.ts'
import { eachPlace, schemaOf } from './json-schema.ts'
import { watchReads } from './reads.ts'

const root = packageRoot()
const read = (path: string) => readFileSync(join(root, path), 'utf8')

/** Which files an editor checks with which schema, by the name of the schema. */
const settings: Readonly<Record<string, string | readonly string[]>> = JSON.parse(read('.vscode/settings.json'))[
  'yaml.schemas'
]
const matched = new Map(
  Object.entries(settings).map(([url, globs]) => [
    basename(url, '.json'),
    new RegExp(`^(?:${[globs].flat().map(toPattern).join('|')})$`),
  ]),
)

function toPattern(glob: string): string {
  return glob
    .slice(1)
    .replaceAll('.', '\\.')
    .replaceAll('**', '.+')
    .replaceAll(/(?<!\.)\*/g, '[^/]+')
}

const files = readdirSync(join(root, 'cds-services'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => `cds-services/${name}`)
const reads = await watchReads()

it('an editor has exactly one schema for each file of the knowledge', () => {
  expect(files.length).toBeGreaterThan(50)
  const schemas = (file: string) => [...matched].filter(([, pattern]) => pattern.test(file)).map(([kind]) => kind)
  expect(files.filter((file) => schemas(file).length !== 1).map((file) => [file, schemas(file)])).toEqual([])
})

describe.each([...matched])('docs/schemas/%s.json', (kind, pattern) => {
  const schema = schemaOf(kind, eachPlace(reads.filter(({ file }) => pattern.test(file))))
  const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema)
  const contents = files.filter((file) => pattern.test(file)).map((file) => [file, parse(read(file))] as const)

  it('is what the loader asks; npm run schemas writes it', async () => {
    const text = `${JSON.stringify(schema, null, 2)}\n`
    await expect(text).toMatchFileSnapshot(`../../docs/schemas/${kind}.json`)
  })

  it('takes every file of its kind', () => {
    expect(contents.length).toBeGreaterThan(0)
    for (const [file, content] of contents)
      expect([validate(content), file, validate.errors]).toEqual([true, file, null])
  })

  it('refuses what has a name that nothing reads', () => {
    const odd = { nothing: 1 }
    for (const [, content] of contents)
      expect(validate(Array.isArray(content) ? [...content, odd] : { ...content, nothing: odd })).toBe(false)
  })
})
