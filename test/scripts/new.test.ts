import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newConcept } from '../../scripts/new/concept.ts'
import { withEntry, withItem, withList } from '../../scripts/new/listed.ts'
import { carryOut, type Plan } from '../../scripts/new/plan.ts'
import { newRule } from '../../scripts/new/rule.ts'
import { newService } from '../../scripts/new/service.ts'
import { unfinished } from '../../src/commands/check.ts'
import { packageRoot } from '../../src/knowledge/files/root.ts'
import { loadWithCases } from '../../src/knowledge/load.ts'
import { judgesOf } from '../cases/outcome.ts'
import { shipped } from '../shipped.ts'

const today = '2026-11-29'
const text = (path: string) => readFileSync(path, 'utf8')
/** One of the services that are there, one of its rules, a concept of its own and a shared one. */
const service = shipped[0]?.folder ?? ''
const [rule = ''] = foldersIn(`${service}/rules`)
const [own = ''] = foldersIn(`${service}/concepts`)
const [shared = ''] = foldersIn('shared').filter((name) => !name.includes('.'))
const everyFile = (folder: string) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()

/** A copy of the knowledge in a folder of its own, beside the program. */
let folder: string
let root: string
beforeEach(() => {
  mkdirSync(join(packageRoot(), 'reports'), { recursive: true })
  folder = mkdtempSync(join(packageRoot(), 'reports/new-'))
  root = join(folder, 'cds-services')
  cpSync(join(packageRoot(), 'cds-services'), root, { recursive: true })
  for (const name of ['src', 'node_modules']) symlinkSync(join(packageRoot(), name), join(folder, name))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** The knowledge with what was planned. */
async function loadedWith(...plans: readonly ((root: string) => Plan)[]) {
  for (const plan of plans) carryOut(plan(root), root)
  const importModule = (path: string) => import(/* @vite-ignore */ pathToFileURL(join(root, `${path}.ts`)).href)
  return loadWithCases({ root, importModule })
}

describe('what is written', () => {
  it('loads, compiles, keeps its style and its cases, and shows nothing to patients', {
    timeout: 120_000,
  }, async () => {
    const { knowledge, cases } = await loadedWith(
      (at) => newRule(`${service}/example`, at, today),
      (at) => newRule(`${service}/another-one`, at, today),
      (at) => newService('one-more-service', 'first-rule', at, today),
      (at) => newConcept('one-more-service/tall', at, today),
      (at) => newConcept('shared/short', at, today),
    )
    const made = [
      `${service}/rules/example`,
      `${service}/rules/another-one`,
      'one-more-service/rules/first-rule',
      'one-more-service/concepts/one-more-service-scope',
      'one-more-service/concepts/tall',
      'shared/short',
    ]
    const judges = judgesOf(knowledge).filter(({ at }) => made.includes(at))
    expect(judges.map(({ at }) => at).sort()).toEqual(made.toSorted())
    for (const { at, judge } of judges) {
      expect(cases.of.get(at)?.length).toBeGreaterThan(1)
      for (const example of cases.of.get(at) ?? [])
        for (const { of, wanted, got } of judge(example)) expect(got, `${at}: ${example.name}: ${of}`).toEqual(wanted)
    }
    const told = unfinished(knowledge).join('\n')
    const unseen = [
      'one-more-service is a draft',
      ...['example', 'another-one', 'first-rule'].map((name) => `rules/${name} is off`),
    ]
    expect(unseen.filter((words) => !told.includes(words))).toEqual([])
    tool('node_modules/typescript/bin/tsc', '-p', tsconfig())
    tool('node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '--config-path', biomeConfig(), root)
  })
})

function foldersIn(path: string): readonly string[] {
  return readdirSync(join(packageRoot(), 'cds-services', path)).sort()
}

function tool(...[script = '', ...words]: readonly string[]): void {
  execFileSync(process.execPath, [join(packageRoot(), script), ...words], { cwd: folder, stdio: 'pipe' })
}

function tsconfig(): string {
  const path = join(folder, 'tsconfig.json')
  const settings = {
    extends: join(packageRoot(), 'tsconfig.json'),
    compilerOptions: { incremental: false },
    include: ['cds-services'],
  }
  writeFileSync(path, JSON.stringify(settings))
  return path
}

function biomeConfig(): string {
  const { vcs: _, ...settings } = JSON.parse(text(join(packageRoot(), 'biome.json')))
  writeFileSync(join(folder, 'biome.json'), JSON.stringify(settings))
  return folder
}

describe('what is refused leaves nothing behind', () => {
  it.each<readonly [string, (at: string) => Plan, string]>([
    ['a rule that is there', (at) => newRule(`${service}/${rule}`, at, today), 'there is a rule'],
    ['a rule of no service', (at) => newRule('nowhere/example', at, today), 'there is no service "nowhere"'],
    ['a rule of what is no service', (at) => newRule('codes/example', at, today), 'there is no service "codes"'],
    ['a rule without a service', (at) => newRule('example', at, today), 'does not say where the rule goes'],
    ['a rule too deep', (at) => newRule(`${service}/rules/x`, at, today), 'does not say where'],
    ['a bad name', (at) => newRule(`${service}/My_Rule`, at, today), 'is no name for a rule: write small'],
    ['a path for a name', (at) => newService('../x', 'first-rule', at, today), 'is no name for a service'],
    ['a service that is there', (at) => newService(service, 'x', at, today), 'there is a folder'],
    ['a folder that is no service', (at) => newService('codes', 'x', at, today), 'there is a folder'],
    ['a bad name of a first rule', (at) => newService('one-more-service', 'X', at, today), 'is no name for a rule'],
    ['a concept that is there', (at) => newConcept(`shared/${shared}`, at, today), `there is a concept "${shared}"`],
    ['one of its own', (at) => newConcept(`${service}/${own}`, at, today), 'concepts/ already'],
    ['one that is shared', (at) => newConcept(`${service}/${shared}`, at, today), 'cds-services/shared/ already'],
    ['shared, of a service', (at) => newConcept(`shared/${own}`, at, today), `${service}/concepts/ already`],
    ['a concept of no service', (at) => newConcept('heart/tall', at, today), 'write shared/tall'],
  ])('%s', (_, plan, why) => {
    const before = everyFile(root)
    expect(() => carryOut(plan(root), root)).toThrow(why)
    expect(everyFile(root)).toEqual(before)
  })

  it('the id of another service', () => {
    const path = join(root, service, 'service.yaml')
    writeFileSync(path, text(path).replace(`{ id: ${shipped[0]?.id},`, '{ id: one-more-service,'))
    expect(() => newService('one-more-service', 'first-rule', root, today)).toThrow('the id of a service in')
  })

  it('what cannot be written whole', () => {
    const plan = new Map([...newRule(`${service}/example`, root, today), ['sources.yaml/x', 'no folder']])
    const [before, listed] = [everyFile(root), text(join(root, service, 'service.yaml'))]
    expect(() => carryOut(plan, root)).toThrow()
    expect(everyFile(root)).toEqual(before)
    expect(text(join(root, service, 'service.yaml'))).toBe(listed)
  })
})

it('an item is added to a list however it is written, and all else stays', () => {
  expect(withItem('a:\n  - x # one\nb: 1\n', ['a'], 'y')).toBe('a:\n  - x # one\n  - y\nb: 1\n')
  expect(withItem('a: [x, y] # two\n', ['a'], 'z')).toBe('a: [x, y, z] # two\n')
  expect(withItem('a:\n  b: [] # none\n', ['a', 'b'], 'x')).toBe('a:\n  b:\n    - x # none\n')
  expect(withItem('a:\n- x\n\n# b\nb: 1\n', ['a'], 'y')).toBe('a:\n- x\n- y\n\n# b\nb: 1\n')
  expect(withEntry('a:\n  x: { n: 1 } # one\n\n# b\nb: 1\n', 'a', 'y: 2')).toBe(
    'a:\n  x: { n: 1 } # one\n  y: 2\n\n# b\nb: 1\n',
  )
  expect(withEntry('a: { x: { n: 1 } }\n', 'a', 'y: 2')).toBe('a: { x: { n: 1 }, y: 2 }\n')
  expect(withEntry('a: {} # none\n', 'a', 'y: 2')).toBe('a:\n  y: 2 # none\n')
  expect(() => withEntry('a: []\n', 'a', 'y: 2')).toThrow('there is no map a')
  expect(() => withItem('a: 1\n', ['a'], 'y')).toThrow('there is no list a')
})

it('a list is added where there is none', () => {
  expect(withList('a: [x]\n\nb: 1\n', 'c', 'a', 'Why.')).toBe('a: [x]\n\n# Why.\nc: []\n\nb: 1\n')
  expect(withList('c: [x]\na: []\n', 'c', 'a', 'Why.')).toBe('c: [x]\na: []\n')
})
