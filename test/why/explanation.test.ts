import { describe, expect, it } from 'vitest'
import { explanationSchema } from '../../src/why/explanation.ts'
import { hba1c, whyOf } from '../patient/measurements/observed.ts'
import { serviceId } from '../shipped.ts'
import { knowledge } from '../why.ts'

describe('the contract itself', () => {
  const sound = whyOf([hba1c('2026-10-01', 44)])

  it.each([
    ['a fact that is used and has a reason', { facts: [{ ...sound.facts[0], used: true, reason: 'too-old' }] }],
    ['a fact that is not used without a reason', { facts: [{ ...sound.facts[0], used: false }] }],
    ['a reason that is not documented', { facts: [{ ...sound.facts[0], used: false, reason: 'odd' }] }],
    ['a date that is none', { facts: [{ ...sound.facts[0], date: '2026-02-30' }] }],
    ['a member that is not in it', { extra: 1 }],
    ['a day judged that is none', { asOf: '2026-13-01' }],
    ['a decision without a sentence', { decisions: [{ ...sound.decisions[0], text: { nl: '', en: '' } }] }],
    ['an outcome that there is not', { decisions: [{ ...sound.decisions[0], outcome: 'maybe' }] }],
    ['a silence without a sentence', { decisions: [{ ...sound.decisions[0], notShownText: { nl: '', en: '' } }] }],
  ])('refuses %s', (_, wrong) => {
    expect(explanationSchema.safeParse(sound).success).toBe(true)
    expect(explanationSchema.safeParse({ ...sound, ...wrong }).success).toBe(false)
  })

  it('tells its version and hash of the knowledge, the patient and the day', () => {
    expect(sound).toMatchObject({
      service: serviceId,
      asOf: '2026-11-22',
      patient: 'Patient/p1',
      knowledge: { version: knowledge.version, hash: knowledge.hash },
    })
  })
})
