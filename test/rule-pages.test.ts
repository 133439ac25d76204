import { describe, expect, it } from 'vitest'
import { codePage } from '../scripts/code-page.ts'
import { conceptPage } from '../scripts/concept-page.ts'
import { indexPage } from '../scripts/rule-index.ts'
import { readBy, rulePage } from '../scripts/rule-page.ts'
import { loadKnowledge } from '../src/knowledge/load.ts'
import { watchAsking } from './asked.ts'

const knowledge = await loadKnowledge()
const asked = watchAsking(knowledge)
const pages = [
  ['README', () => indexPage(knowledge)],
  ['concepts', () => conceptPage(knowledge, asked)],
  ['codes', () => codePage(knowledge)],
  ...[...knowledge.services.values()].flatMap((service) =>
    service.rules.map((rule) => [rule.name, () => rulePage(service, rule, knowledge, asked)] as const),
  ),
] as const

describe('the pages in docs/rules are those of the knowledge; npm run rule-pages writes them', () => {
  it.each(pages)('%s', async (name, write) => {
    await expect(write()).toMatchFileSnapshot(`../docs/rules/${name}.md`)
  })
})

it('knows for every rule what it looks for', () => {
  const rules = [...knowledge.services.values()].flatMap(({ rules }) => rules)
  const reading = (name: string) => asked.get(name)?.size ?? 0
  const silent = rules.filter((rule) => [rule, ...readBy(rule, knowledge)].every(({ name }) => reading(name) === 0))
  expect(silent).toEqual([])
})
