import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { KeyedCard } from '../../src/engine/pacing/keyed.ts'
import { longestSilence, type Refusal, silenceOf } from '../../src/engine/silence.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'

const knowledge = await loadKnowledge({ root: fileURLToPath(new URL('../knowledge/good', import.meta.url)) })
const service = knowledge.services.get('demo')
if (!service) throw new Error('no service')

const refusal = (reason: string | null, at: string, rule = 'sugar'): Refusal => ({
  service: service.id,
  rule,
  name: 'high',
  indicator: 'info',
  fingerprint: 'what',
  outcome: 'overridden',
  reason,
  at: new Date(at),
})

/** Which rules of the service are kept silent, each with a card that informs. */
function silenced(refusals: readonly Refusal[], asOf: string) {
  return service?.rules.flatMap((rule) => {
    const key = { subject: 'someone', fingerprint: 'what' }
    const card = { indicator: 'info', evaluation: { rule }, request: { name: 'high' }, key } as unknown as KeyedCard
    const asked = { service, knowledge, patient: { asOf }, subjectOf: () => 'hash' }
    const silence = silenceOf(card, refusals, asked)
    return silence ? [[rule.name, silence.notShown]] : []
  })
}

describe('a refusal', () => {
  it.each([
    ['2026-08-22T12:00:00Z', '2026-11-22', 'declined'],
    ['2026-08-22T12:00:00Z', '2026-11-23', null],
    // Three months after the last day of November is the last day of February.
    ['2026-11-30T12:00:00Z', '2027-02-28', 'declined'],
    ['2026-11-30T12:00:00Z', '2027-03-01', null],
    // In Amsterdam it is the next day already.
    ['2026-08-21T22:30:00Z', '2026-11-22', 'declined'],
  ])('at %s for a reason of three months, on %s: %s', (at, asOf, notShown) => {
    expect(silenced([refusal('not-now', at)], asOf)).toEqual(notShown ? [['sugar', notShown]] : [])
  })

  it('silences its own rule only', () => {
    const one = [refusal('not-now', '2026-11-01T12:00:00Z', 'advice')]
    expect(silenced(one, '2026-11-22')).toEqual([['advice', 'declined']])
  })

  it('for a reason that the service does not have silences nothing', () => {
    expect(silenced([refusal('other', '2026-11-21T12:00:00Z')], '2026-11-22')).toEqual([])
    expect(silenced([refusal(null, '2026-11-21T12:00:00Z')], '2026-11-22')).toEqual([])
  })

  it('is kept for as long as any may silence', () => {
    expect(longestSilence([service])).toBe(3)
    expect(longestSilence([])).toBe(0)
  })
})
