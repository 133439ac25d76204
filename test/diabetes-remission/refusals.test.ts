import { describe, expect, it } from 'vitest'
import { longestSilence, type Refusal, silencedRules } from '../../src/engine/silence.ts'
import { knowledge, service } from './service.ts'

const refusal = (reason: string, at: string, rule = 'remission-candidate'): Refusal => ({
  service: service.id,
  rule,
  reason,
  at: new Date(at),
})
const silenced = (refusals: readonly Refusal[], asOf: string) => [...silencedRules(refusals, service, knowledge, asOf)]

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
    ['already-arranged', '2026-11-21T12:00:00Z', '2026-11-22', null],
    ['other', '2026-11-21T12:00:00Z', '2026-11-22', null],
  ])('for "%s" at %s keeps its rule silent on %s: %s', (reason, at, asOf, notShown) => {
    expect(silenced([refusal(reason, at)], asOf)).toEqual(notShown ? [['remission-candidate', notShown]] : [])
  })

  it('of several reasons counts as the one that "why?" lists first, in whichever order they came', () => {
    const two = [refusal('not-now', '2026-11-01T12:00:00Z'), refusal('already-discussed', '2026-11-01T12:00:00Z')]
    expect(silenced(two, '2026-11-22')).toEqual([['remission-candidate', 'recently-discussed']])
    expect(silenced(two.reverse(), '2026-11-22')).toEqual([['remission-candidate', 'recently-discussed']])
    expect(silenced(two, '2027-02-22')).toEqual([['remission-candidate', 'recently-discussed']])
  })

  it('silences its own rule only', () => {
    const one = [refusal('not-now', '2026-11-01T12:00:00Z', 'metabolic-health')]
    expect(silenced(one, '2026-11-22')).toEqual([['metabolic-health', 'declined']])
  })

  it('is kept for as long as any may silence', () => {
    expect(longestSilence([service])).toBe(12)
    expect(longestSilence([])).toBe(0)
  })
})
