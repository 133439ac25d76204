import { describe, expect, it } from 'vitest'
import { heldBack } from '../../../src/engine/pacing/ladder.ts'
import type { Silence } from '../../../src/engine/silence.ts'
import type { WantedCard } from '../../../src/engine/wanted-card.ts'

const card = (rule: string, indicator = 'info') =>
  ({
    indicator,
    request: { name: 'card' },
    evaluation: { rule: { name: rule }, decision: { reason: 'r' } },
  }) as WantedCard

const ranking = (indicators: readonly string[], ladder: readonly string[]) => ({
  indicators,
  cards: ['alone', 'first', 'second', 'third'].map((rule) => ({ rule })),
  ladder: ladder.map((rule) => ({ rule })),
})
const service = { rankings: [ranking(['warning'], []), ranking(['info'], ['third', 'second', 'first'])] } as never

function held(
  silences: Readonly<Record<string, Silence>>,
  asOf = '2026-11-22',
  cards = ['third', 'first', 'second', 'alone'],
) {
  const wanted = cards.map((rule) => card(rule))
  return Object.fromEntries(heldBack(wanted, new Map(Object.entries(silences)), service, { asOf, ladderFor: 90 }))
}

const since = (day: string): Silence => ({ notShown: 'declined', againFrom: '2027-11-22', since: day })
const first = { notShown: 'another-card-first', againFrom: '2027-02-21' }

describe('no ladder', () => {
  it('a card that was dismissed or rests is not replaced by a lower one for 90 days', () => {
    expect(held({ first: since('2026-11-22') })).toEqual({ second: first, third: first })
    expect(held({ first: since('2026-11-22') }, '2027-02-20')).toEqual({ second: first, third: first })
    expect(held({ first: since('2026-11-22') }, '2027-02-21')).toEqual({})
  })

  it('holds back what is lower alone, and nothing beside the ladder', () => {
    expect(held({ second: since('2026-11-22') })).toEqual({ third: first })
    expect(held({ third: since('2026-11-22') })).toEqual({})
    expect(held({ alone: since('2026-11-22') })).toEqual({})
  })

  it('says of what is silent itself what it says of itself, and counts the latest', () => {
    expect(held({ first: since('2026-11-22'), second: since('2026-11-10') })).toEqual({ third: first })
    expect(held({ first: since('2026-11-10'), second: since('2026-11-22') })).toEqual({ third: first })
  })

  it('begins nowhere when nothing better is asked for', () => {
    expect(held({ first: since('2026-11-22') }, '2026-11-22', ['second', 'third'])).toEqual({})
    expect(held({ first: { notShown: 'declined' } })).toEqual({})
  })
})
