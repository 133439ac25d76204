import { describe, expect, it } from 'vitest'
import { dayAt, daysAfter } from '../../src/calendar.ts'
import type { KeyedCard } from '../../src/engine/pacing/keyed.ts'
import { longestSilence, type Refusal, silenceOf } from '../../src/engine/silence.ts'
import { knowledge, service } from './service.ts'

const rules = service.rules.map((rule) => [rule.name, rule] as const)
const ruleOf = new Map(rules)

type Done = Partial<Omit<Refusal, 'at'>>
const done = (at: string, more: Done = {}): Refusal => ({
  service: service.id,
  rule: 'remission-candidate',
  name: 'candidate',
  indicator: 'info',
  fingerprint: 'what',
  outcome: 'overridden',
  reason: 'not-now',
  ...more,
  at: new Date(at),
})

function silenced(refusals: readonly Refusal[], asOf: string, of: Done & { readonly now?: string } = {}) {
  const { rule = 'remission-candidate', name = 'candidate', indicator = 'info', now = 'what' } = of
  const key = { subject: 'someone', fingerprint: now }
  const evaluation = { rule: ruleOf.get(rule), decision: { result: {} } }
  const card = { indicator, evaluation, request: { name, view: {} }, key } as unknown as KeyedCard
  return silenceOf(card, refusals, { service, knowledge, patient: { asOf }, subjectOf: () => 'hash' }) ?? null
}

describe('a refusal', () => {
  it.each([
    ['patient-does-not-want', '2025-11-22T12:00:00Z', '2026-11-22', 'declined'],
    ['patient-does-not-want', '2025-11-22T12:00:00Z', '2026-11-23', null],
    ['already-discussed', '2024-02-29T12:00:00Z', '2025-02-28', 'recently-discussed'],
    ['already-discussed', '2024-02-29T12:00:00Z', '2025-03-01', null],
    ['not-now', '2026-11-30T12:00:00Z', '2027-02-28', 'declined'],
    ['not-now', '2026-11-30T12:00:00Z', '2027-03-01', null],
    // In Amsterdam it is the next day already.
    ['not-now', '2026-08-21T22:30:00Z', '2026-11-22', 'declined'],
    ['already-arranged', '2026-08-24T12:00:00Z', '2026-11-22', 'already-ordered'],
    ['already-arranged', '2026-08-24T12:00:00Z', '2026-11-23', null],
    ['not-right-for-patient', '2025-11-22T12:00:00Z', '2026-11-22', 'declined'],
    ['not-right-for-patient', '2025-11-22T12:00:00Z', '2026-11-23', null],
    ['other-indication', '2025-11-22T12:00:00Z', '2026-11-22', 'declined'],
    ['other-indication', '2025-11-22T12:00:00Z', '2026-11-23', null],
    ['no-local-programme', '2026-05-22T12:00:00Z', '2026-11-22', 'declined'],
    ['no-local-programme', '2026-05-22T12:00:00Z', '2026-11-23', null],
    ['other', '2026-10-23T12:00:00Z', '2026-11-22', 'declined'],
    ['other', '2026-10-23T12:00:00Z', '2026-11-23', null],
    [null, '2026-10-23T12:00:00Z', '2026-11-22', 'declined'],
    [null, '2026-10-23T12:00:00Z', '2026-11-23', null],
  ])('for "%s" at %s keeps its card silent on %s: %s', (reason, at, asOf, notShown) => {
    expect(silenced([done(at, { reason })], asOf)?.notShown ?? null).toBe(notShown)
  })

  it('says from which day the card is shown again', () => {
    expect(silenced([done('2026-11-22T12:00:00Z')], '2026-11-22')).toEqual({
      notShown: 'declined',
      againFrom: '2027-02-23',
      of: 'rule',
      since: '2026-11-22',
    })
  })

  it('of several reasons counts as the one that "why?" lists first, in whichever order they came', () => {
    const two = [done('2026-11-01T12:00:00Z'), done('2026-11-01T12:00:00Z', { reason: 'already-discussed' })]
    for (const refusals of [two, two.toReversed()])
      for (const asOf of ['2026-11-22', '2027-02-22'])
        expect(silenced(refusals, asOf)?.notShown).toBe('recently-discussed')
  })

  it('silences its own rule only; what is about one card, no other card of that rule', () => {
    const declined = [done('2026-11-01T12:00:00Z')]
    expect(silenced(declined, '2026-11-22', { rule: 'metabolic-health' })).toBe(null)
    const status = { rule: 'remission-status', name: 'hba1c-needed' }
    const arranged = [done('2026-11-20T12:00:00Z', { ...status, reason: 'already-arranged' })]
    expect(silenced(arranged, '2026-11-22', status)?.notShown).toBe('already-ordered')
    expect(silenced(arranged, '2026-11-22', { ...status, name: 'criteria-met' })).toBe(null)
    const later = [done('2026-11-20T12:00:00Z', status)]
    expect(silenced(later, '2026-11-22', { ...status, name: 'criteria-met' })?.notShown).toBe('declined')
  })

  it('is kept for as long as any may silence', () => {
    expect(longestSilence([service])).toBe(12)
    expect(longestSilence([])).toBe(0)
  })
})

describe('a suggestion that was accepted', () => {
  const at = '2026-11-22T12:00:00Z'
  const accepted = { outcome: 'accepted', reason: null } as const
  it.each([
    ['info', 42],
    ['warning', 30],
    ['critical', 7],
  ])('keeps a card that is %s silent for %i days', (indicator, days) => {
    const of = { rule: 'tapering-safety', name: 'safety', indicator }
    const refusals = [done(at, { ...of, ...accepted })]
    expect(silenced(refusals, daysAfter(dayAt(Date.parse(at)), days), of)?.notShown).toBe('already-ordered')
    expect(silenced(refusals, daysAfter(dayAt(Date.parse(at)), days + 1), of)).toBe(null)
  })
})

describe('a card that warns', () => {
  const at = '2026-11-22T12:00:00Z'
  const of = (indicator: string) => ({ rule: 'tapering-safety', name: 'safety', indicator })
  const until = (indicator: string, reason: string | null) => {
    const refusals = [done(at, { ...of(indicator), reason })]
    return silenced(refusals, '2026-11-22', of(indicator))?.againFrom ?? null
  }

  it.each([
    ['warning', 'already-arranged', '2026-12-23'],
    ['critical', 'already-arranged', '2026-11-30'],
    ['warning', 'not-right-for-patient', '2027-11-23'],
    ['warning', 'other-indication', '2027-11-23'],
    ['critical', 'not-right-for-patient', null],
    ['critical', 'other-indication', null],
    ['warning', 'not-now', null],
    ['warning', 'already-discussed', null],
    ['warning', 'patient-does-not-want', null],
    ['warning', 'no-local-programme', null],
    ['warning', 'other', null],
    ['warning', null, null],
  ])('that is %s and dismissed as "%s" is silent until %s', (indicator, reason, day) => {
    expect(until(indicator, reason)).toBe(day)
  })

  it('is silent only as long as it says the same, is as urgent, and an older version kept what it said', () => {
    const refusals = (more: Done = {}) => [done(at, { ...of('warning'), reason: 'already-arranged', ...more })]
    const now = { ...of('warning'), now: 'else' }
    expect(silenced(refusals(), '2026-11-22', now)).toBe(null)
    expect(silenced(refusals(), '2026-11-22', of('critical'))).toBe(null)
    expect(silenced(refusals({ fingerprint: null }), '2026-11-22', of('warning'))).toBe(null)
  })
})
