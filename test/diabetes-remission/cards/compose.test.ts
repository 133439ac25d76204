import { describe, expect, it } from 'vitest'
import { cardSchema } from '../../../src/cards/card.ts'
import { recommend } from '../../../src/engine/decision.ts'
import type { Language } from '../../../src/knowledge/knowledge.ts'
import { hba1c } from '../../why/readings.ts'
import { evaluation, example, fail, languages, made, only, trigger, viewed } from './composed.ts'
import { examples } from './examples.ts'
import { partExamples } from './examples-of-parts.ts'

describe('a list without end', () => {
  const withDrugs = (count: number, language: Language) => {
    const drugs = Array.from({ length: count }, (_, at) => ({ name: `middel ${at}`, checkIndication: false }))
    const { detail } = only([viewed('blood-pressure', { drugs })], language)
    return { shown: detail.match(/middel \d+/g)?.length, said: detail.endsWith(cut[language]) }
  }
  const cut = {
    nl: '*Er is meer dan hier past. Van een lange lijst staat alleen het begin op deze kaart.*',
    en: '*There is more than fits here. Of a long list this card shows the beginning only.*',
  }

  it.each(languages)('is shown up to fifty items, and a card that shows no more says so (%s)', (language) => {
    expect(withDrugs(50, language)).toEqual({ shown: 50, said: false })
    expect(withDrugs(51, language)).toEqual({ shown: 50, said: true })
  })
})

describe('a card', () => {
  it('has a summary below 140 characters whatever the data', () => {
    const long = 'Langenaam '.repeat(40)
    for (const name of Object.keys(partExamples))
      for (const language of languages) {
        const card = only([example('safety'), trigger(name, { programme: long, diet: long, name: long })], language)
        expect(cardSchema.parse(card).summary.length).toBeLessThan(140)
      }
  })

  it('is as long as its templates make it, without being shortened, for all known values', () => {
    const all = Object.keys(examples).filter((name) => name !== 'safety')
    for (const language of languages) {
      for (const name of all) expect(only([example(name)], language).summary, name).not.toContain('…')
      for (const name of Object.keys(partExamples))
        expect(only([example('safety'), trigger(name)], language).summary, name).not.toContain('…')
    }
  })

  it('says that a limit is our own only when one that was used is', () => {
    const { rule, reason, card } = examples.review ?? fail('review')
    const cited = only([evaluation(rule, recommend(reason, {}, card), 'active')])
    expect(cited.detail).not.toContain('eigen afleiding')
    expect(only([example('review')]).detail).toContain('eigen afleiding')
  })

  it('keeps mark-up, tags and links in a drug name words', () => {
    const drugs = [
      '<img src=x onerror=alert(1)>',
      '[klik](javascript:alert(1)) | `x`',
      'https://evil.example www.evil.example',
    ]
    const card = only([viewed('please-check', { drugs })])
    expect(card.detail).not.toMatch(/<|\[klik\]\(|https:\/\/evil|www\\?\.evil/)
    expect(card.detail).toContain('&lt;img src=x onerror=alert\\(1\\)&gt;')
  })

  it('is a fault, never a text with a gap, when the decision does not show what the text asks for', () => {
    const { rule, reason, card } = examples['fasting-glucose-needed'] ?? fail('fasting-glucose-needed')
    const gap = evaluation(rule, recommend(reason, {}, { ...card, view: { hba1c, neverTreated: true } }))
    expect(() => made([gap])).toThrow(/"notVenous" not defined/)
    expect(() => made([example('review', { name: 'rewiev' })])).toThrow(/"rewiev" is asked for as a card/)
  })
})
