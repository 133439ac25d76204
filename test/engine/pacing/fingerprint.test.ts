import { describe, expect, it } from 'vitest'
import { newsOf } from '../../../src/engine/pacing/fingerprint.ts'
import type { WantedCard } from '../../../src/engine/wanted-card.ts'
import { Reading } from '../../../src/patient/measurements/reading.ts'
import { Trace } from '../../../src/patient/trace.ts'

const pacing = {
  values: {} as never,
  series: ['weight'],
  level: ['triggers', 'state'],
  graded: { triggers: ['tight'], fact: 'sugar' },
}

function reading(fact: string, day: string, value: number): Reading {
  const measured = {
    fact,
    value,
    comparator: null,
    unit: 'u',
    decimals: 0,
    day,
    time: null,
    source: 'x',
    marks: new Set<string>(),
  }
  return new Reading(measured, new Trace())
}

interface Said {
  readonly indicator?: string
  readonly reason?: string
  readonly result?: object
  readonly view?: object
  readonly drugs?: readonly object[]
  readonly missing?: readonly string[]
}

const sugar = reading('sugar', '2026-11-01', 52)
const usual = { view: { sugar, weight: reading('weight', '2026-11-01', 80) }, result: { triggers: ['b', 'a'], kg: 8 } }

function news(said: Said = {}, graded?: number): string {
  const { indicator = 'info', reason = 'fits', result, view, drugs = [], missing } = { ...usual, ...said }
  const outcome = missing ? 'missing' : 'recommend'
  return newsOf(
    {
      indicator,
      request: { name: 'goal', view },
      parts: [],
      evaluation: {
        rule: { at: 'demo/rules/sugar' },
        decision: { outcome, reason, result, missing },
        evidence: new Set(drugs.map((drug) => ({ kind: 'drug', inUse: true, ...drug }))),
      },
    } as unknown as WantedCard,
    pacing,
    graded,
  )
}

describe('what is news', () => {
  const other: Readonly<Record<string, Said>> = {
    'another reason': { reason: 'other' },
    'another urgency': { indicator: 'warning' },
    'something that is missing': { missing: ['sugar'] },
    'a trigger more': { result: { triggers: ['a', 'b', 'c'] } },
    'another state': { result: { triggers: ['b', 'a'], state: 'x' } },
    'a drug of another class': { drugs: [{ classes: ['x'] }] },
    'a new value': { view: { ...usual.view, sugar: reading('sugar', '2026-11-20', 52) } },
    'a value of the same day that was corrected': {
      view: { ...usual.view, sugar: reading('sugar', '2026-11-01', 54) },
    },
  }
  it.each(Object.entries(other))('%s', (_, said) => {
    expect(news(said)).not.toBe(news())
  })

  const same: Readonly<Record<string, Said>> = {
    'the order of triggers': { result: { triggers: ['a', 'b'], kg: 8 } },
    'a number that was calculated': { result: { triggers: ['b', 'a'], kg: 9 } },
    'a further value of a series': { view: { ...usual.view, weight: reading('weight', '2026-11-20', 79) } },
    'an older value that is shown no longer': {
      view: { ...usual.view, before: { old: [reading('sugar', '2025-11-01', 60)] } },
    },
    'a drug that ended': { drugs: [{ classes: ['x'], inUse: false }] },
  }
  it.each(Object.entries(same))('is not %s', (_, said) => {
    expect(news(said)).toBe(news())
  })

  it('of a card that warns any value that it shows', () => {
    const warning = { ...usual, indicator: 'warning' }
    expect(news({ ...warning, ...same['a further value of a series'] })).not.toBe(news(warning))
  })

  it('of a warning about something graded its value alone, whenever it was measured', () => {
    const tight = { indicator: 'warning', result: { triggers: ['tight'] } }
    const later = { view: { sugar: reading('sugar', '2026-11-20', 52), weight: reading('weight', '2026-11-20', 79) } }
    expect(news({ ...tight, ...later })).toBe(news(tight))
    expect(news(tight, 50)).not.toBe(news(tight))
    expect(news(tight, 52)).toBe(news(tight))
    const both = { indicator: 'warning', result: { triggers: ['tight', 'b'] } }
    expect(news({ ...both, ...later })).not.toBe(news(both))
  })
})
