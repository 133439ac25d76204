import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { conceptPage, conceptPages } from '../../scripts/rule-pages/concept-page.ts'
import { ruleFolders, rulePageOf } from '../../scripts/rule-pages/place.ts'
import { indexPage } from '../../scripts/rule-pages/rule-index.ts'
import { rulePage } from '../../scripts/rule-pages/rule-page.ts'
import { readConfig } from '../../src/config.ts'
import { describeInterface } from '../../src/http/docs/openapi.ts'
import { vocabularyOf } from '../../src/http/vocabulary.ts'
import { asKept, everyCard, goldenCard } from '../cards/golden.ts'
import { judgesOf } from '../cases/outcome.ts'
import { pinsOf } from '../cases/pins.ts'
import { watchAsking } from '../rule-pages/asked.ts'
import { both, several, withFiles } from './loaded.ts'

const { knowledge, cases } = several
const golden = everyCard(knowledge).flatMap((owned) =>
  (['nl', 'en'] as const).map((language) => goldenCard(owned, language, several, new Map())),
)

describe('of two services with a rule and a card of the same name', () => {
  it('every case comes out', () => {
    const judged = judgesOf(knowledge).flatMap(({ at, judge }) => (cases.of.get(at) ?? []).flatMap(judge))
    expect(judged.length).toBeGreaterThan(6)
    for (const { of, wanted, got } of judged) expect(got, of).toEqual(wanted)
  })

  it('the golden cards stand apart', () => {
    expect(golden.map(({ path, card }) => [path, card.summary])).toEqual([
      ['demo/sugar/high.nl.json', 'Glucose 7,0 mmol/L is hoog'],
      ['demo/sugar/high.en.json', 'Glucose 7.0 mmol/L is high'],
      ['second/sugar/high.nl.json', 'Iets zoets: 6,0 mmol/L'],
      ['second/sugar/high.en.json', 'Something sweet: 6.0 mmol/L'],
    ])
  })

  it('the pages stand apart, each with its own values, cases and cards', async () => {
    const asked = watchAsking(knowledge, cases)
    const [pages, index] = await withFiles(async ({ root = '' }) => {
      const folders = { knowledge: root, golden: join(root, '..', 'golden') }
      for (const { path, card } of golden) {
        mkdirSync(dirname(join(folders.golden, path)), { recursive: true })
        writeFileSync(join(folders.golden, path), asKept(card))
      }
      const ofRules = ruleFolders(knowledge).flatMap(({ services, rules }) =>
        rules.map((rule) => [rulePageOf(rule), rulePage(rule, services, knowledge, asked, 'whole', folders)] as const),
      )
      const ofConcepts = conceptPages(knowledge).map(
        (path) => [path, conceptPage(path, knowledge, asked, 'whole', folders)] as const,
      )
      return [new Map([...ofRules, ...ofConcepts]), indexPage(knowledge, 'whole', folders)]
    })
    expect([...pages.keys()]).toEqual(['demo/sugar.md', 'demo/advice.md', 'second/sugar.md', 'concepts.md'])
    expect(pages.get('demo/sugar.md')).toContain('Glucose 7,0 mmol/L is hoog')
    expect(pages.get('demo/sugar.md')).not.toMatch(/zoet|sweet/)
    expect(pages.get('second/sugar.md')).toContain('Iets zoets: 6,0 mmol/L')
    expect(pages.get('second/sugar.md')).not.toMatch(/is hoog|is high/)
    expect(pages.get('demo/sugar.md')).toContain('says that glucose is high from 7')
    expect(pages.get('second/sugar.md')).toContain('says that there is something sweet from 6')
    for (const page of pages.keys()) expect(index).toContain(`](${page})`)
  })

  it('a value that moves is noticed by the cases of its own service alone', () => {
    const pins = pinsOf(knowledge, cases)
    for (const id of both)
      for (const factor of [0.9, 1.1]) {
        const noticed = [...pins.noticing({ owner: `${id}/rules/sugar`, name: 'highFrom', factor })]
        expect(new Set(noticed)).toEqual(new Set([id]))
      }
  })

  it('the words of the page stand apart', () => {
    const { services } = vocabularyOf(knowledge, '2026-11-22')
    expect(services.demo).toMatchObject({
      asks: { sugar: { nl: 'Is de suiker te hoog?' } },
      silences: { 'not-now': { info: { value: 3, unit: 'mo' } } },
      course: { plots: [{ title: { nl: 'Glucose van de proef' } }] },
    })
    expect(services.second).toMatchObject({
      asks: { sugar: { nl: 'Is er iets zoets?' } },
      silences: { 'not-now': { info: { value: 1, unit: 'mo' } } },
      course: { plots: [{ title: { nl: 'Glucose bij de ander' } }] },
    })
  })

  it('the description of the interface names both', () => {
    const described = JSON.stringify(describeInterface(knowledge, readConfig({})))
    for (const id of both) expect(described).toContain(`"${id}"`)
  })
})
