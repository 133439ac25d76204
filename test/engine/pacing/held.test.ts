import { createHmac } from 'node:crypto'
import { expect, it } from 'vitest'
import { newsOf } from '../../../src/engine/pacing/fingerprint.ts'
import { isHeld } from '../../../src/engine/pacing/held.ts'
import { type KeyedCard, keyOf } from '../../../src/engine/pacing/keyed.ts'
import type { WantedCard } from '../../../src/engine/wanted-card.ts'
import { Reading } from '../../../src/patient/measurements/reading.ts'
import { Trace } from '../../../src/patient/trace.ts'

const pacing = {
  values: { lowerBy: { values: [{ since: '2020-01-01', value: 3 }] } },
  series: [],
  level: ['triggers'],
  graded: { triggers: ['tight'], fact: 'sugar' },
} as never
const subjectOf = (tenant: string, text: string) =>
  createHmac('sha256', 'key').update(`${tenant} ${text}`).digest('hex')

function warning(value: number, day: string, triggers: readonly string[], classes = ['x']): KeyedCard {
  const measured = {
    fact: 'sugar',
    value,
    comparator: null,
    unit: 'u',
    decimals: 0,
    day,
    time: null,
    source: 'x',
    marks: new Set<string>(),
  }
  const card = {
    indicator: 'warning',
    parts: [],
    request: { name: 'safety', view: { sugar: new Reading(measured, new Trace()) } },
    evaluation: {
      rule: { at: 'demo/rules/sugar' },
      decision: { outcome: 'recommend', reason: 'tight', result: { triggers } },
      evidence: new Set([{ kind: 'drug', inUse: true, classes }]),
    },
  } as unknown as WantedCard
  return { ...card, key: keyOf('someone', newsOf(card, pacing), { subjectOf }) }
}

const held = (now: KeyedCard, then: KeyedCard, indicator = 'warning') =>
  isHeld(
    now,
    { indicator, fingerprint: then.key?.fingerprint ?? null },
    { knowledge: { pacing }, subjectOf, asOf: '2026-11-22' },
  )

it('of a graded warning holds until the value is so much lower', () => {
  const then = warning(50, '2026-05-01', ['tight'])
  const now = (value: number) => held(warning(value, '2026-11-01', ['tight']), then)
  expect([53, 51, 50, 49, 48].map(now)).toEqual([true, true, true, true, true])
  expect([47, 46, 30].map(now)).toEqual([false, false, false])
})

it('of a graded warning holds with the same drugs and triggers only, and as urgent', () => {
  const then = warning(50, '2026-05-01', ['tight'])
  expect(held(warning(50, '2026-11-01', ['tight'], ['y']), then)).toBe(false)
  expect(held(warning(50, '2026-11-01', ['tight', 'more']), then)).toBe(false)
  expect(held(warning(50, '2026-11-01', ['tight']), then, 'critical')).toBe(false)
})

it('of any other warning holds for the value of that day alone', () => {
  const then = warning(50, '2026-05-01', ['low'])
  expect(held(warning(50, '2026-05-01', ['low']), then)).toBe(true)
  expect(held(warning(50, '2026-11-01', ['low']), then)).toBe(false)
  expect(held(warning(51, '2026-05-01', ['low']), then)).toBe(false)
})
