import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { longestSilence, type Refusal, silencedRules } from '../../src/engine/silence.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'

const knowledge = await loadKnowledge({ root: fileURLToPath(new URL('../knowledge/good', import.meta.url)) })
const service = knowledge.services.get('demo')
if (!service) throw new Error('no service')

const refusal = (reason: string, at: string, rule = 'sugar'): Refusal => ({
  service: service.id,
  rule,
  reason,
  at: new Date(at),
})
const silenced = (refusals: readonly Refusal[], asOf: string) => [...silencedRules(refusals, service, knowledge, asOf)]

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
  })

  it('is kept for as long as any may silence', () => {
    expect(longestSilence([service])).toBe(3)
    expect(longestSilence([])).toBe(0)
  })
})
