import type { Condition } from 'fhir/r4.js'
import { describe, expect, it } from 'vitest'
import { cardSchema } from '../../src/engine/card.ts'
import { type Composed, compose } from '../../src/engine/compose.ts'
import type { Evaluation } from '../../src/engine/decide.ts'
import { type CardRequest, type Decision, missing, type NotShown, recommend } from '../../src/engine/rule.ts'
import type { Language } from '../../src/knowledge/knowledge.ts'
import { examples } from './examples.ts'
import { condition, hba1c } from './readings.ts'
import { texts } from './texts.ts'

const { service, knowledge, rules } = texts()
const whose = { id: 'p1', asOf: '2026-11-22' }
const languages: readonly Language[] = ['nl', 'en']

function evaluation(rule: string, decision: Decision, status: 'active' | 'proposed' = 'proposed'): Evaluation {
  return { rule: rules.get(rule), decision, evidence: [], values: [{ status }] } as unknown as Evaluation
}

function example(name: string, change: Partial<CardRequest> = {}, notShown: NotShown | null = null): Evaluation {
  const { rule, reason, missing: names, card } = examples[name] ?? fail(name)
  const request = { ...card, ...change }
  return evaluation(
    rule,
    names ? missing(names, {}, { reason, card: request }) : recommend(reason, {}, request, notShown),
  )
}

function viewed(name: string, view: CardRequest['view']): Evaluation {
  return example(name, { view: { ...examples[name]?.card.view, ...view } })
}

function fail(name: string): never {
  throw new Error(`no example ${name}`)
}

function made(evaluations: readonly Evaluation[], language: Language = 'nl'): Composed {
  return compose(service, knowledge, whose, evaluations, language)
}

function silenced(evaluations: readonly Evaluation[], rules: readonly (readonly [string, NotShown])[]): Composed {
  return compose(service, knowledge, whose, evaluations, 'nl', new Map(rules))
}

function only(evaluations: readonly Evaluation[], language: Language = 'nl') {
  const { cards } = made(evaluations, language)
  if (cards.length !== 1 || !cards[0]) throw new Error(`${cards.length} cards`)
  return cards[0]
}

function action(card: ReturnType<typeof only>, label: string) {
  return card.suggestions?.find((suggestion) => suggestion.label === label)?.actions.map(({ resource }) => resource)
}

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

describe('every card text', () => {
  it('has an example here', () => {
    const all = [...rules.values()].flatMap(({ cards }) => [...cards.keys()])
    expect(Object.keys(examples).sort()).toEqual(all.sort())
  })

  it.each(languages.flatMap((language) => Object.keys(examples).map((name) => [name, language] as const)))(
    '%s in %s is a card that CDS Hooks allows, and reads as it was last read',
    async (name, language) => {
      const card = cardSchema.parse(only([example(name)], language))
      const still = JSON.stringify(card, (key, value) => (key === 'uuid' ? '(uuid)' : value), 2)
      await expect(`${still}\n`).toMatchFileSnapshot(`../golden/${name}.${language}.json`)
    },
  )

  it('holds no HTML, no dose, and no word that a card may not say', () => {
    for (const { cards } of rules.values())
      for (const { summary, detail, name } of cards.values())
        for (const language of languages) {
          const text = summary[language] + detail[language]
          expect(text, name).not.toMatch(/[<>]|\{\{\{|\{\{&|genezen|genezing|u moet|\bcure|you must|you have to/i)
          expect(text, name).not.toMatch(/\b(stop|staak|start) (met )?(de |het |the )?(\w*insulin|\w*remmer|medic)/i)
        }
  })

  it('has a reason sentence and every term in both languages, without mark-up', () => {
    const sentences = [...rules.values()].flatMap(({ reasons }) => [...reasons.values()])
    for (const text of [...sentences, ...knowledge.terms.values()])
      for (const language of languages) expect(text[language]).toMatch(/^[^<>&*_[\]{}|`#\n]+$/)
  })
})

describe('which cards', () => {
  it('shows one safety card and one goal card, the safety card first', () => {
    const { cards, shown, notShown } = made([
      example('criteria-met'),
      example('candidate'),
      example('safety'),
      example('review'),
    ])
    expect(cards.map(({ indicator }) => indicator)).toEqual(['critical', 'info'])
    expect([...shown]).toEqual([
      ['tapering-safety', cards[0]?.uuid],
      ['remission-status', cards[1]?.uuid],
    ])
    expect([...notShown]).toEqual([
      ['tapering-review', 'another-card-first'],
      ['remission-candidate', 'another-card-first'],
    ])
  })

  it('puts a question about remission after the review of medication and before the candidate', () => {
    const three = [example('candidate'), example('fasting-glucose-needed'), example('review')]
    expect([...made(three).shown.keys()]).toEqual(['tapering-review'])
    expect([...made(three.slice(0, 2)).shown.keys()]).toEqual(['remission-status'])
  })

  it('puts critical before warning, and names the warning without a card in one line', () => {
    const warning = example('safety', { indicator: 'warning' })
    const critical = example('candidate', { indicator: 'critical' })
    const { cards, notShown } = made([warning, critical, example('review')])
    expect(cards.map(({ indicator }) => indicator)).toEqual(['critical', 'info'])
    expect([...notShown]).toEqual([['tapering-safety', 'another-card-first']])
    expect(cards[0]?.detail.split('\n').at(0)).toMatch(/^\*\*Ook van belang:\*\* Een SGLT2-remmer samen met/)
    expect(cards[1]?.detail).not.toContain('Ook van belang')
  })

  it('keeps a goal card silent that was refused, and gives its place to the next', () => {
    const refused = [['tapering-review', 'declined']] as const
    const { shown, notShown } = silenced([example('candidate'), example('review')], refused)
    expect([...shown.keys()]).toEqual(['remission-candidate'])
    expect([...notShown]).toEqual([['tapering-review', 'declined']])
    expect(silenced([example('review')], refused).cards).toEqual([])
  })

  it('keeps a refused question silent that only misses something', () => {
    const { cards, notShown } = silenced([example('hba1c-needed')], [['remission-status', 'declined']])
    expect(cards).toEqual([])
    expect([...notShown]).toEqual([['remission-status', 'declined']])
  })

  it.each(['warning', 'critical'] as const)(
    'never keeps a card silent that is %s, whatever was refused',
    (indicator) => {
      const all = [...rules.keys()].map((rule) => [rule, 'declined'] as const)
      const { cards, notShown } = silenced([example('safety', { indicator }), example('candidate')], all)
      expect(cards.map((card) => card.indicator)).toEqual([indicator])
      expect([...notShown]).toEqual([['remission-candidate', 'declined']])
    },
  )

  it('tells a decision’s own reason for silence before a refusal', () => {
    const own = example('candidate', {}, 'programme-running')
    expect([...silenced([own], [['remission-candidate', 'declined']]).notShown]).toEqual([
      ['remission-candidate', 'programme-running'],
    ])
  })

  it('keeps a card silent for the decision’s own reason, which wins over another card', () => {
    const { cards, shown, notShown } = made([example('candidate', {}, 'declined'), example('review')])
    expect(cards).toHaveLength(1)
    expect([...shown.keys()]).toEqual(['tapering-review'])
    expect([...notShown]).toEqual([['remission-candidate', 'declined']])
  })

  it('makes no card of a decision without one', () => {
    const none = evaluation('tapering-safety', missing(['hba1c'], {}))
    expect(made([none])).toEqual({ cards: [], shown: new Map(), notShown: new Map() })
  })
})

describe('suggestions', () => {
  it('record remission with the whole diagnosis, only its status changed, and leave the original alone', () => {
    const [resource] = action(only([example('criteria-met')]), 'Leg remissie vast') ?? []
    const { clinicalStatus, ...rest } = resource as unknown as Condition
    expect(rest).toEqual(condition)
    expect(clinicalStatus?.coding?.[0]?.code).toBe('remission')
    expect(condition.clinicalStatus).toBeUndefined()
  })

  it('do not record remission without a diagnosis to update', () => {
    const { rule, reason, card } = examples['criteria-met'] ?? fail('criteria-met')
    const { name, view } = card
    const without = evaluation(rule, recommend(reason, {}, { name, view: { ...view, canRecord: false } }))
    const labels = only([without]).suggestions?.map(({ label }) => label)
    expect(labels).toEqual(['Plan controle HbA1c en nuchtere glucose'])
    expect(JSON.stringify(only([without]))).not.toContain('reasonReference')
  })

  it('refer to at most three programmes, best first, as drafts', () => {
    const card = only([example('candidate')])
    const referrals = card.suggestions?.filter(({ label }) => label.startsWith('Verwijs')) ?? []
    expect(referrals.map(({ label }) => label)).toEqual([
      'Verwijs naar Keer Diabetes2 Om Plus',
      'Verwijs naar GLI',
      'Verwijs naar Nationale Diabetes Challenge',
    ])
    expect(referrals[1]?.actions[0]?.resource).toMatchObject({
      resourceType: 'ServiceRequest',
      status: 'draft',
      intent: 'proposal',
      code: { coding: [{ system: 'https://remissiewijzer.example/fhir/CodeSystem/programme', code: 'gli' }] },
      subject: { reference: 'Patient/p1' },
      authoredOn: '2026-11-22',
      reasonReference: [{ reference: 'Condition/dm2' }],
    })
  })

  it('propose a weight goal as a number, or none where there is no goal', () => {
    const [goal] = action(only([example('candidate')]), 'Stel gewichtsdoel voor') ?? []
    expect(goal).toMatchObject({
      lifecycleStatus: 'proposed',
      target: [{ detailQuantity: { value: 93.6, unit: 'kg' } }],
    })
    const without = only([viewed('candidate', { weightGoal: null, gliFallsShort: false, programmes: [] })])
    expect(without.suggestions?.map(({ label }) => label)).toEqual(['Leg gesprek vast'])
  })

  it('ask for a fasting glucose only where it is needed', () => {
    const labels = (needed: boolean) =>
      only([viewed('test-counts-now', { fastingGlucoseNeeded: needed })]).suggestions?.map(({ label }) => label)
    expect(labels(true)).toEqual(['Vraag HbA1c aan', 'Vraag nuchtere glucose aan'])
    expect(labels(false)).toEqual(['Vraag HbA1c aan'])
  })

  it('never come with an empty element', () => {
    for (const name of Object.keys(examples)) {
      const card = only([example(name, { resources: {} })])
      expect(JSON.stringify(card), name).not.toMatch(/""|\[\]|\{\}|null/)
    }
  })
})

describe('a card', () => {
  it('has a summary below 140 characters whatever the data', () => {
    const long = 'Langenaam '.repeat(40)
    const triggers = [...(rules.get('tapering-safety')?.reasons.keys() ?? [])]
    for (const trigger of triggers)
      for (const language of languages) {
        const view = { triggers: [trigger], triggerIs: { [trigger]: true }, programme: long, diet: long }
        expect(cardSchema.parse(only([viewed('safety', view)], language)).summary.length).toBeLessThan(140)
      }
  })

  it('is as long as its templates make it, without being shortened, for all known values', () => {
    for (const name of Object.keys(examples))
      for (const language of languages) expect(only([example(name)], language).summary, name).not.toContain('…')
  })

  it('says that a limit is our own only when one that was used is', () => {
    const { rule, reason, card } = examples.review ?? fail('review')
    const cited = only([evaluation(rule, recommend(reason, {}, card), 'active')])
    expect(cited.detail).not.toContain('afgeleid')
    expect(only([example('review')]).detail).toContain('afgeleid')
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
    expect(() => made([gap])).toThrow(/\{\{bariatricSurgery\}\}: the view has no "bariatricSurgery"/)
    expect(() => made([example('review', { name: 'rewiev' })])).toThrow(/"rewiev" is asked for as a card/)
  })
})
