import type { Resource } from 'fhir/r4.js'
import { describe, expect, it } from 'vitest'
import { loadWithCases } from '../../../src/knowledge/load.ts'
import { ownTerms } from '../../../src/knowledge/own-terms.ts'
import { type Explanation, explanationSchema } from '../../../src/why/explanation.ts'
import { people } from '../../properties/people.ts'
import { service, why } from '../service.ts'
import { missable, reasons } from './reasons.ts'
import { notForThem, results } from './results.ts'

const rules = service.rules.filter(({ partOf }) => partOf === null)
const silences = [...service.silences.keys(), 'another-card-first']
const { cases } = await loadWithCases()

/** What the contract says of every explanation, beyond its shape. */
function expectSound(explanation: Explanation, resources: readonly Resource[]): void {
  expect(() => explanationSchema.parse(explanation)).not.toThrow()
  const { facts, decisions, cards } = explanation
  expect(decisions.map(({ rule }) => rule)).toEqual(rules.map(({ name }) => name))
  const sources = new Set(resources.map(({ resourceType, id }) => `${resourceType}/${id ?? ''}`))
  expect(facts.map(({ source }) => source).filter((source) => !sources.has(source))).toEqual([])
  for (const decision of decisions) {
    const { rule, outcome, reason, missing, result, evidence, card, notShown, notShownText } = decision
    const known = [...(reasons[rule] ?? declaredBy(rule)), ...notForThem]
    expect(known, rule).toContain(reason)
    expect(evidence.every((index, at) => index < facts.length && index > (evidence[at - 1] ?? -1))).toBe(true)
    expect(missing.length > 0).toBe(outcome === 'missing')
    if (reasons[rule]) expect(missing.filter((name) => !missable.includes(name))).toEqual([])
    if (isEmptyFor(decision)) expect(result, `${rule} ${reason}`).toEqual({})
    else expect(() => results[rule]?.parse(result), `${rule} ${reason}`).not.toThrow()
    expect(card === null || cards.some(({ uuid }) => uuid === card)).toBe(true)
    expect(notShown === null || silences.includes(notShown), notShown ?? '').toBe(true)
    expect(notShownText === null).toBe(notShown === null)
    const mayShow = outcome !== 'not-applicable' || rule === 'remission-status'
    if (notShown !== null) expect([card, mayShow]).toEqual([null, true])
  }
  expect(cards.map(({ uuid }) => decisions.filter(({ card }) => card === uuid).length)).toEqual(cards.map(() => 1))
}

/** An empty result: the service does not apply, or the rule does not apply to the state. */
function isEmptyFor({ rule, outcome, reason }: Explanation['decisions'][number]): boolean {
  if ((notForThem.includes(reason) && outcome !== 'recommend') || reason === ownTerms.switchedOff) return true
  const states = ['recorded', 'confirmed', 'remission', 'consensus-only', 'too-early', 'indeterminate']
  if (rule === 'remission-candidate') return states.includes(reason)
  if (rule === 'remission-follow-up')
    return !['ended', 'repeat', 'earlier-test', 'overdue', 'up-to-date'].includes(reason)
  return outcome === 'not-applicable' && reason === 'refer-first'
}

/** What a rule that the contract does not list may answer; one that is off has its place and decides nothing. */
function declaredBy(rule: string): readonly string[] {
  return [...(service?.rules.find(({ name }) => name === rule)?.reasons.keys() ?? []), ownTerms.switchedOff]
}

describe('every explanation keeps the contract', () => {
  it.each(people.map((who) => [who.name, who] as const))('%s', (_, who) => {
    expectSound(why(who.resources, who), who.resources)
  })

  it.each(service.rules.map(({ name }) => name))(
    'of the cases of %s',
    (rule) => {
      const at = service.rules.find(({ name }) => name === rule)?.at ?? rule
      for (const { name, asOf, site, sent } of cases.of.get(at) ?? []) {
        const { patientId, resources, unavailable } = sent
        const asked = { patientId, asOf, site, unavailable: [...unavailable] }
        try {
          expectSound(why(resources, asked), resources)
        } catch (error) {
          throw new Error(`the case "${name}": ${(error as Error).message}`, { cause: error })
        }
      }
    },
    120_000,
  )
})

describe('every reason has its sentence', () => {
  const all = rules.flatMap(({ name }) => [...(reasons[name] ?? []), ...notForThem].map((reason) => [name, reason]))

  it.each(all)('%s %s', (rule = '', reason = '') => {
    const text = service.rules.find(({ name }) => name === rule)?.reasons.get(reason)
    expect(text?.nl).toMatch(/^[A-ZÉ].{10,200}\.$/)
    expect(text?.en).toMatch(/^[A-Z].{10,200}\.$/)
    expect(text?.nl).not.toBe(text?.en)
  })

  it('and no rule has a sentence for a reason that it cannot give', () => {
    const listed = service.rules.filter(({ name }) => reasons[name])
    const spare = listed.flatMap(({ name, reasons: sentences }) =>
      [...sentences.keys()].filter((reason) => ![...(reasons[name] ?? []), ...notForThem].includes(reason)),
    )
    expect(spare).toEqual([])
  })
})
