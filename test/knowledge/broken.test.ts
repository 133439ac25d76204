import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { loadWithCases } from '../../src/knowledge/load.ts'
import { broken, expectedFaults, faultsWith, laidOver, triggers } from './overlay.ts'

it('has good knowledge to break', async () => {
  expect(await faultsWith(null)).toEqual([])
})

it('has good triggers to break, each before its rule', async () => {
  const { knowledge } = await laidOver(triggers, [], loadWithCases)
  const rules = knowledge.services.get('demo')?.rules.map(({ name, partOf }) => [name, partOf])
  expect(rules?.slice(2)).toEqual([
    ['again', 'alarm'],
    ['very-high', 'alarm'],
    ['alarm', null],
  ])
})

it.each(readdirSync(broken))('tells where and what is wrong: %s', async (fault) => {
  const expected = readFileSync(join(broken, fault, expectedFaults), 'utf8')
    .trimEnd()
    .split('\n')
  const told = (await faultsWith(fault)).map((line) => line.replace(/^cds-services\/(.*?:\d+):\d+/, '$1'))
  expect(told).toEqual(expected.map((line) => expect.stringContaining(line)))
})

it.each([
  'sources.yaml',
  'codes/units.yaml',
  'demo/service.yaml',
  'programmes/recognition.yaml',
  'demo/rules/sugar/reasons.yaml',
  'demo/rules/sugar/cards/high/card.yaml',
])('says that %s is missing, and nothing else', async (path) => {
  expect(await faultsWith(null, [path])).toEqual([`cds-services/${path}:1:1: the file is missing: add it`])
})

it('says that a rule does not tell what it asks', async () => {
  expect(await faultsWith(null, ['demo/rules/sugar/about.md'])).toEqual([
    'cds-services/demo/rules/sugar/about.md:1:1: the file is missing: say in it what is asked here, and how it is answered',
  ])
})
