import { describe, expect, it } from 'vitest'
import type { Evaluation } from '../../../src/engine/decide.ts'
import type { Population, WorklistSection } from '../../../src/knowledge/knowledge.ts'
import { type Candidate, standingsOf } from '../../../src/screen/worklist/standing.ts'

const text = { nl: 'x', en: 'x' }
const section = (name: string, more: Partial<WorklistSection> & Pick<WorklistSection, 'places'>): WorklistSection => {
  return { name, title: text, incomplete: false, despite: [], ...more }
}
const population: Population = {
  byDefault: true,
  funnel: { rule: 'goal', stays: ['fits'], steps: [] },
  bands: 'band',
  columns: [],
  worklist: {
    ...{ facts: [], bands: ['good', 'fair'], values: new Map() },
    sections: [
      section('danger', {
        incomplete: true,
        despite: 'all',
        places: [{ rule: 'danger', indicators: ['critical', 'warning'] }],
      }),
      section('talk', {
        olderWith: ['scale'],
        places: [
          { rule: 'goal', cards: ['other'] },
          { rule: 'goal', cards: ['goal'] },
        ],
      }),
      section('lacks', { despite: ['ordered'], places: [{ rule: 'goal', reasons: ['weight'] }] }),
    ],
  },
}

interface Decided {
  readonly reason?: string
  readonly card?: string | null
  readonly indicator?: 'critical' | 'info'
  readonly notShown?: string | null
  readonly band?: string
}

function decided(
  rule: string,
  { reason = 'fits', card = rule, indicator = 'info', notShown = null, band }: Decided,
): Evaluation {
  const cards = new Map(card === null ? [] : [[card, { name: card, indicator }]])
  const request = card === null ? null : { name: card, view: {} }
  return {
    rule: { name: rule, partOf: null, cards },
    decision: { outcome: 'recommend', reason, result: { band }, card: request, notShown },
    ...{ evidence: new Set(), values: [] },
  } as unknown as Evaluation
}

const stands = (evaluations: readonly Evaluation[], more: Partial<Candidate> = {}) =>
  standingsOf({ evaluations, isIncomplete: false, isOlder: false, measured: new Set(), ...more }, population).map(
    ({ section, place, band, indicator }) => [population.worklist?.sections[section]?.name, place, band, indicator],
  )

const danger = decided('danger', { indicator: 'critical' })

describe('where somebody stands', () => {
  it('is every section with a place for them, in their order', () => {
    expect(stands([decided('goal', { band: 'fair' }), danger])).toEqual([
      ['danger', 0, 1, 0],
      ['talk', 1, 1, 2],
    ])
    expect(stands([decided('danger', { indicator: 'info' })])).toEqual([])
  })

  it('is not where a card is kept silent, unless the section says so: a danger goes on', () => {
    expect(stands([decided('danger', { indicator: 'critical', notShown: 'running' })])).toHaveLength(1)
    expect(stands([decided('goal', { notShown: 'running' })])).toEqual([])
    const lacks = { reason: 'weight', card: null }
    expect(stands([decided('goal', { ...lacks, notShown: 'ordered' })])).toEqual([['lacks', 0, 2, 3]])
    expect(stands([decided('goal', { ...lacks, notShown: 'running' })])).toEqual([])
  })

  it('is safety only for who is incomplete', () => {
    expect(stands([decided('goal', {}), danger], { isIncomplete: true })).toEqual([['danger', 0, 2, 0]])
  })

  it('is where a measure is on record for who is older', () => {
    const older = (measured: readonly string[]) =>
      stands([decided('goal', {})], { isOlder: true, measured: new Set(measured) })
    expect(older([])).toEqual([])
    expect(older(['scale'])).toHaveLength(1)
  })
})
