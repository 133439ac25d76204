import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { goldenOf, ruleFolders } from '../../scripts/rule-pages/place.ts'
import { packageRoot } from '../../src/knowledge/files/root.ts'
import type { Language } from '../../src/knowledge/knowledge.ts'
import { loadWithCases } from '../../src/knowledge/load.ts'
import { asKept, everyCard, goldenCard } from './golden.ts'
import type { Written } from './written.ts'

const loaded = await loadWithCases()
const { knowledge } = loaded
const languages: readonly Language[] = ['nl', 'en']
const folders = ruleFolders(knowledge)
const all = everyCard(knowledge)

/** By the folder of a service the views that `test/<service>/cards/examples.ts` writes out, where there is one. */
const written = new Map<string, Written>()
for (const { folder } of folders) {
  const file = new URL(`../${folder}/cards/examples.ts`, import.meta.url)
  if (existsSync(file)) written.set(folder, (await import(/* @vite-ignore */ file.href)).examples)
}

describe.each(all)('the card $rule.at/$card', (owned) => {
  it.each(languages)('is one that CDS Hooks allows, and reads as it was last read (%s)', async (language) => {
    const { path, card } = goldenCard(owned, language, loaded, written)
    await expect(asKept(card)).toMatchFileSnapshot(`../golden/${path}`)
  })

  it.each(languages)('holds no HTML, no dose, and no word that a card may not say (%s)', (language) => {
    const { summary, detail } = owned.rule.cards.get(owned.card) ?? {}
    const text = `${summary?.[language].text}${detail?.[language].text}`
    expect(text).not.toMatch(/[<>]|\{\{\{|\{\{&|genezen|genezing|u moet|\bcure|you must|you have to/i)
    expect(text).not.toMatch(/\b(stop|staak|start) (met )?(de |het |the )?(\w*insulin|\w*remmer|medic)/i)
  })
})

it('no golden card is left of one that is gone', () => {
  const golden = readdirSync(join(packageRoot(), 'test/golden'), { recursive: true, encoding: 'utf8' })
  const known = all.map(({ rule, card }) => `${goldenOf(rule)}/${card}`)
  const left = golden.filter((path) => path.endsWith('.json') && !known.includes(path.replace(/\.(nl|en)\.json$/, '')))
  expect(left).toEqual([])
})

it('every view that is written out is of a card that there is', () => {
  const known = all.map(({ service, rule, card }) => `${service.folder}/${rule.name}/${card}`)
  const views = [...written].flatMap(([folder, examples]) =>
    Object.entries(examples).map(([card, { rule }]) => `${folder}/${rule}/${card}`),
  )
  expect(views.filter((view) => !known.includes(view))).toEqual([])
})

it('reasons and terms are sentences in both languages, without mark-up', () => {
  const sentences = folders.flatMap(({ rules }) => rules).flatMap(({ reasons }) => [...reasons.values()])
  for (const text of [...sentences, ...knowledge.terms.values()])
    for (const language of languages) expect(text[language]).toMatch(/^[^<>&*_[\]{}|`#\n]+$/)
})
