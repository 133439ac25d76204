import { describe, expect, it } from 'vitest'
import { missing } from '../../../src/engine/decision.ts'
import { evaluation, example, made, silenced, trigger } from './composed.ts'

const [warns, endangers] = ['hypoglycaemia', 'sglt2-ketoacidosis'].map((name) => [example('safety'), trigger(name)])

describe('which cards', () => {
  it('shows one safety card and one goal card, the safety card first', () => {
    const { cards, shown, notShown } = made([
      example('criteria-met'),
      example('candidate'),
      ...(endangers ?? []),
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
    const critical = example('candidate', { indicator: 'critical' })
    const { cards, notShown } = made([...(warns ?? []), critical, example('review')])
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

  it.each([
    ['warning', warns],
    ['critical', endangers],
  ] as const)('keeps a card silent that is %s where it is told to, and only then', (indicator, safety = []) => {
    const both = [...safety, example('candidate')]
    const one = silenced(both, [['remission-candidate', 'declined']])
    expect(one.cards.map((card) => card.indicator)).toEqual([indicator])
    const other = silenced(both, [['tapering-safety', 'already-ordered']])
    expect(other.cards.map((card) => card.indicator)).toEqual(['info'])
    expect([...other.notShown]).toContainEqual(['tapering-safety', 'already-ordered'])
  })

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
    expect(made([none])).toEqual({ cards: [], shown: new Map(), notShown: new Map(), againFrom: new Map() })
  })
})
