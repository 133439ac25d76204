import { describe, expect, it } from 'vitest'
import { compose } from '../../../src/cards/compose.ts'
import { dated } from '../../../src/cards/notation.ts'
import type { Evaluation } from '../../../src/engine/decide.ts'
import { recommend } from '../../../src/engine/decision.ts'
import type { Language } from '../../../src/knowledge/knowledge.ts'
import { trigger } from './composed.ts'
import { examples } from './examples.ts'
import { texts } from './texts.ts'

const { service, knowledge, rules } = texts()
const languages: readonly Language[] = ['nl', 'en']

function cardOf(name: string, language: Language, view = {}) {
  const { rule, reason, card } = examples[name] ?? {}
  if (!rule || !card) throw new Error(`no example ${name}`)
  const decision = recommend(reason ?? '', {}, { ...card, view: { ...card.view, ...view } })
  const evaluation = { rule: rules.get(rule), decision, evidence: [], values: [] } as unknown as Evaluation
  const evaluations = name === 'safety' ? [evaluation, trigger('hypoglycaemia')] : [evaluation]
  const { cards } = compose(service, knowledge, { id: 'p1', asOf: '2026-11-22' }, evaluations, language)
  if (!cards[0]) throw new Error(`${name} makes no card`)
  return cards[0]
}

describe.each(languages)('the source of a card (%s)', (language) => {
  it.each(Object.keys(examples))('stands on it once: in source, and not in its text or its links (%s)', (name) => {
    const { source, detail, links } = cardOf(name, language)
    const [title = ''] = source.label.split(' (')
    expect(title).not.toBe('')
    expect(detail).not.toContain(title)
    expect((links ?? []).filter(({ label }) => label.includes(title))).toEqual([])
  })

  it('is another for a reason that has one of its own', () => {
    const { rule, card } = examples.review ?? {}
    const sources = ['hba1c-below-on-medication', 'low-fasting-glucose-twice'].map((reason) => {
      const decision = recommend(reason, {}, card ?? null)
      const evaluation = { rule: rules.get(rule ?? ''), decision, evidence: [], values: [] } as unknown as Evaluation
      return compose(service, knowledge, { id: 'p1', asOf: '2026-11-22' }, [evaluation], language).cards[0]?.source.url
    })
    expect(sources).toEqual([knowledge.sources.get('ndf-2025')?.url, knowledge.sources.get('murdoch-2019')?.url])
  })

  it('has the date of the document', () => {
    const labels = ['candidate', 'blood-pressure'].map((name) => cardOf(name, language).source.label)
    expect(labels).toEqual(
      language === 'nl'
        ? ['NDF-standpunt remissie (23-06-2025)', 'Leslie e.a., Diabetologia (2021)']
        : ['NDF position on remission (23 June 2025)', 'Leslie et al., Diabetologia (2021)'],
    )
    expect(dated('2024-06', language)).toBe(language === 'nl' ? '06-2024' : 'June 2024')
  })
})

describe('the suggestions of a card', () => {
  const marks = (name: string, view = {}) =>
    cardOf(name, 'nl', view).suggestions?.map(({ isRecommended }) => isRecommended ?? null)

  it('have one that is recommended, the first, where there are several', () => {
    expect(marks('candidate')).toEqual([true, ...Array((marks('candidate')?.length ?? 0) - 1).fill(null)])
    expect(marks('candidate')?.length).toBeGreaterThan(2)
  })

  it('have none where there is nothing to choose from', () => {
    expect(marks('candidate', { goalToPropose: null, programmes: [] })).toEqual([null])
  })
})
