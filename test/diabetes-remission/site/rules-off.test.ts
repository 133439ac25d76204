import { describe, expect, it } from 'vitest'
import { serviceId } from '../service.ts'
import { decisionOf, deployed, why } from './deployed.ts'

const all = await deployed('')
const off = await deployed(`rulesOff: [${serviceId}/remission-status, ${serviceId}/remission-candidate]`)
const patient = { hba1c: { '2026-10-01': 58 }, weight: { '2026-10-01': 104 }, height: { '2026-10-01': 180 } }

describe('a rule that the site has switched off', () => {
  const before = why(all, patient)
  const after = why(off, patient)

  it('is listed in its place, with the reason and nothing decided', () => {
    expect(after.decisions.map(({ rule }) => rule)).toEqual(before.decisions.map(({ rule }) => rule))
    expect(decisionOf('remission-candidate', after)).toEqual({
      rule: 'remission-candidate',
      outcome: 'not-applicable',
      reason: 'switched-off',
      text: { nl: 'Deze regel is op deze locatie uitgezet.', en: 'This rule is switched off at this site.' },
      missing: [],
      result: {},
      evidence: [],
      values: [],
      card: null,
      notShown: null,
      notShownText: null,
    })
  })

  it('makes no card', () => {
    expect(decisionOf('remission-candidate', before).card).not.toBeNull()
    expect(after.cards).toEqual([])
  })

  it('still answers the rules that read it', async () => {
    const statusOff = await deployed(`rulesOff: [${serviceId}/remission-status]`)
    expect(decisionOf('remission-candidate', why(statusOff, patient))).toMatchObject({
      outcome: 'recommend',
      result: decisionOf('remission-candidate', before).result,
    })
  })

  it('is switched off whoever the person is', () => {
    const child = why(off, { ...patient, born: '2015-01-01' })
    const reasons = child.decisions.map(({ rule, reason }) => [rule, reason])
    expect(Object.fromEntries(reasons)).toMatchObject({
      'remission-status': 'switched-off',
      'remission-candidate': 'switched-off',
      'tapering-safety': 'under-18',
    })
  })
})
