import { describe, expect, it } from 'vitest'
import { hba1c, reading } from '../../why/readings.ts'
import { example, languages, made, only, trigger } from './composed.ts'
import { partExamples } from './examples-of-parts.ts'

const safety = example('safety')

describe('a card that is made of parts', () => {
  it('is as urgent as the most urgent, and begins with it: its summary, its source, its text', () => {
    const short = { programme: null, continueFor: [] }
    const parts = [trigger('check-overdue'), trigger('sglt2-ketoacidosis', short), trigger('hypoglycaemia')]
    const card = only([safety, ...parts])
    expect(card.indicator).toBe('critical')
    expect(card.summary).toMatch(/^SGLT2-remmer en koolhydraatarm dieet/)
    expect(card.source.label).toBe('Murdoch e.a., BJGP (10-2019)')
    expect(card.detail.match(/^- \*\*.*?:/gm)).toEqual(['- **Ketoacidose:', '- **Hypo:'])
  })

  it('has the source of every other part that it tells, once', () => {
    const parts = ['hypoglycaemia', 'low-fasting-glucose', 'check-overdue'].map((name) => trigger(name))
    const { source, links } = only([safety, ...parts])
    expect([source.label, ...(links ?? []).map(({ label }) => label)]).toEqual([
      'NHG-Standaard (2024)',
      'Practitioner series (2022)',
    ])
    expect(only([safety, trigger('hypoglycaemia')]).links).toBeUndefined()
  })

  it.each(languages)('tells three and names the others (%s)', (language) => {
    const four = ['hypoglycaemia', 'low-fasting-glucose', 'tight-control-older', 'check-overdue']
    const { detail } = only([safety, ...four.map((name) => trigger(name))], language)
    expect(detail.match(/^- \*\*/gm)).toHaveLength(3)
    expect(detail).toContain(
      language === 'nl' ? '**Ook:** HbA1c nog niet bepaald.' : '**Also:** HbA1c not yet measured.',
    )
    expect(only([safety, ...four.slice(0, 3).map((name) => trigger(name))], language).detail).not.toMatch(
      /\*\*(Ook|Also):/,
    )
  })

  it('names what is too long to tell beside the first', () => {
    const { detail } = only([safety, trigger('sglt2-ketoacidosis'), trigger('hypoglycaemia')])
    expect(detail.match(/^- \*\*/gm)).toHaveLength(1)
    expect(detail).toContain('**Ook:** hypo.')
  })

  it('shows no value in two of them: the other is named', () => {
    const glucose = reading(3.4, 'mmol/L', '2026-11-03')
    const both = [trigger('hypoglycaemia', { glucose }), trigger('low-fasting-glucose', { fastingGlucose: glucose })]
    const { detail } = only([safety, ...both])
    expect(detail.match(/3,4/g)).toHaveLength(1)
    expect(detail).toContain('**Ook:** lage nuchtere glucose.')
  })

  it('leaves out what another says too', () => {
    const all = ['tight-control', 'tight-control-older', 'tight-control-frail'].map((name) => trigger(name, { hba1c }))
    const { detail } = only([safety, ...all])
    expect(detail.match(/^- \*\*.*?:/gm)).toEqual(['- **Laag HbA1c bij kwetsbaarheid of hoge leeftijd:'])
    expect(detail).not.toContain('**Ook:**')
  })

  it('is not made when no part holds, nor by a part alone', () => {
    expect(made([safety]).cards).toEqual([])
    expect(made([trigger('hypoglycaemia')]).cards).toEqual([])
  })

  it.each(languages)('stays short, whichever three of them hold (%s)', (language) => {
    const names = Object.keys(partExamples)
    for (const one of names)
      for (const two of names)
        for (const three of names) {
          const parts = [...new Set([one, two, three])].map((name) => trigger(name))
          const words = only([example('safety', { view: bare }), ...parts], language).detail.split(/[\s|]+/)
          expect(
            words.filter((word) => /[\p{L}\p{N}]/u.test(word)).length,
            [one, two, three].join(),
          ).toBeLessThanOrEqual(90)
        }
  })
})

/** What is around the parts of someone on one drug, of whom nothing is in doubt. */
const bare = viewOf()

function viewOf() {
  const { decision } = safety
  const view = 'card' in decision ? decision.card?.view : undefined
  return { ...view, ended: [], folded: false, carer: false, verifyList: null, wasLost: false, lostPercent: null }
}
