import fc from 'fast-check'
import type { CarePlan, Condition, Procedure, Resource } from 'fhir/r4.js'
import { describe, expect, it, vi } from 'vitest'
import { daysAfter, monthsAfter } from '../../src/calendar.ts'
import type { Explanation } from '../../src/why/explanation.ts'
import { observation, people, type Someone, someone } from '../properties/people.ts'
import { knowledge, why } from './service.ts'

const runs = { numRuns: 1000 }
vi.setConfig({ testTimeout: 300_000 })

const asTheyAre = new Map(people.map((who) => [who, why(who.resources, who)]))
const decisionOf = ({ decisions }: Explanation, rule: string) => decisions.find((decision) => decision.rule === rule)
const state = (explanation: Explanation) => decisionOf(explanation, 'remission-status')?.result.state
const met: readonly unknown[] = ['remission', 'confirmed']
const noRemissionGoal = ['metabolic-health', 'programme-evaluation']

describe('an exclusion that is added', () => {
  const lists = [
    ...['frailty', 'palliative', 'other-diabetes', 'malignancy', 'dementia', 'eating-disorder'],
    ...['retinopathy', 'neuropathy', 'diabetic-foot', 'nephropathy'],
  ]
  const excluding = fc.constantFrom(...lists.flatMap((list) => knowledge.codes.conditions.get(list)?.codes ?? []))

  it('never adds a goal card: none for remission, and none but that of metabolic health or the evaluation of a programme', () => {
    fc.assert(
      fc.property(someone, excluding, fc.integer({ min: 0, max: 300 }), (who, { system, code }, daysAgo) => {
        const exclusion: Condition = {
          resourceType: 'Condition',
          id: 'exclusion',
          subject: { reference: `Patient/${who.patientId}` },
          code: { coding: [{ system: knowledge.codes.systems.get(system)?.[0] ?? system, code }] },
          onsetDateTime: daysAfter(who.asOf, -daysAgo),
        }
        const before = asTheyAre.get(who) as Explanation
        const after = why([...who.resources, exclusion], who)
        const candidate = decisionOf(after, 'remission-candidate')
        expect(candidate?.outcome).not.toBe('recommend')
        expect(candidate?.result.goal).not.toBe('remission')
        const added = goalsOf(after).length > goalsOf(before).length ? goalsOf(after) : []
        expect(added.filter((rule) => !noRemissionGoal.includes(rule))).toEqual([])
      }),
      runs,
    )
  })
})

/** The rules whose card about a goal is shown. */
function goalsOf({ decisions, cards }: Explanation): readonly string[] {
  const goals = cards.filter(({ indicator }) => indicator === 'info').map(({ uuid }) => uuid)
  return decisions.filter(({ card }) => card !== null && goals.includes(card)).map(({ rule }) => rule)
}

describe('what is taken away', () => {
  /** Values that decide on their own, never as a reason to continue a drug or to doubt the type. */
  const plain = ['hba1c', 'glucose', 'waist', 'triglycerides', 'hdl', 'systolic', 'diastolic', 'c-peptide']
  const measures = [...plain, 'weight', 'height', 'bmi', 'egfr', 'acr']
  const kinds = [['Observation'], ['MedicationStatement', 'MedicationRequest', 'MedicationDispense']]

  /** All values of these measures are not there. */
  const without = (who: Someone, names: readonly string[]): Explanation => {
    const { facts } = asTheyAre.get(who) as Explanation
    const gone = new Set(facts.filter(({ fact }) => names.includes(fact)).map(({ source }) => source))
    return why(
      who.resources.filter(({ resourceType, id }) => !gone.has(`${resourceType}/${id}`)),
      who,
    )
  }
  const ofType = (types: readonly string[]) => (resource: Resource) => types.includes(resource.resourceType)
  const triggers = (explanation: Explanation, rule: string) =>
    (decisionOf(explanation, rule)?.result.triggers ?? []) as readonly string[]

  it('never makes remission of what is none, whichever measures are gone', () => {
    fc.assert(
      fc.property(someone, fc.subarray(measures, { minLength: 1 }), (who, names) => {
        if (!met.includes(state(asTheyAre.get(who) as Explanation)))
          expect(met).not.toContain(state(without(who, names)))
      }),
      runs,
    )
  })

  it('never makes remission of what is none when all results or all drugs are gone', () => {
    fc.assert(
      fc.property(someone, fc.constantFrom(...kinds), (who, types) => {
        const left = who.resources.filter((resource) => !ofType(types)(resource))
        if (!met.includes(state(asTheyAre.get(who) as Explanation))) expect(met).not.toContain(state(why(left, who)))
      }),
      runs,
    )
  })

  it('never gives a new reason to review drugs', () => {
    fc.assert(
      fc.property(someone, fc.subarray(plain, { minLength: 1 }), (who, names) => {
        const before = triggers(asTheyAre.get(who) as Explanation, 'tapering-review')
        for (const trigger of triggers(without(who, names), 'tapering-review')) expect(before).toContain(trigger)
      }),
      runs,
    )
  })

  it('does not turn a warning about a low HbA1c into nothing to say, but into a question', () => {
    fc.assert(
      fc.property(someone, fc.subarray(measures), (who, names) => {
        const before = triggers(asTheyAre.get(who) as Explanation, 'tapering-safety')
        const after = decisionOf(without(who, ['hba1c', ...names]), 'tapering-safety')
        if (before.some((trigger) => trigger.startsWith('tight-control')))
          expect(['recommend', 'missing']).toContain(after?.outcome)
      }),
      runs,
    )
  })

  it('is named on the card when remission is only met because a source could not be had', () => {
    const codeOf = ({ system, code }: { system: string; code: string }) => ({
      coding: [{ system: knowledge.codes.systems.get(system)?.[0] ?? system, code }],
    })
    const [transfusion] = knowledge.codes.procedures.get('red-cell-transfusion')?.codes ?? []
    const code = transfusion && codeOf(transfusion)
    const start = (who: Someone) => daysAfter(who.asOf, -20)
    const subject = (who: Someone) => ({ reference: `Patient/${who.patientId}` })
    const hidden: readonly ((who: Someone) => Resource)[] = [
      (who) =>
        ({
          ...{ resourceType: 'Procedure', id: 'hidden', status: 'completed', subject: subject(who), code },
          performedDateTime: start(who),
        }) as Procedure,
      (who) =>
        ({
          ...{ resourceType: 'CarePlan', id: 'hidden', status: 'active', intent: 'plan', subject: subject(who) },
          ...{ title: 'GLI', period: { start: start(who) } },
        }) as CarePlan,
    ]
    let reached = 0
    fc.assert(
      fc.property(someone, fc.constantFrom(...hidden), (who, more) => {
        const resources = [...who.resources, more(who)]
        const before = why(resources, who)
        const unavailable = [more(who).resourceType]
        const after = why(
          resources.filter((resource) => !ofType(unavailable)(resource)),
          { ...who, unavailable },
        )
        if (met.includes(state(before)) || !met.includes(state(after))) return
        reached += 1
        const card = after.cards.find(({ uuid }) => uuid === decisionOf(after, 'remission-status')?.card)
        expect(card?.detail).toContain('*Onbekend:*')
      }),
      runs,
    )
    expect(reached).toBeGreaterThan(0)
  })
})

describe('a higher HbA1c', () => {
  it('never turns `not` into remission', () => {
    const value = fc.integer({ min: 15, max: 200 })
    fc.assert(
      fc.property(someone, value, value, fc.integer({ min: 0, max: 13 }), (who, one, two, months) => {
        const stateAt = (hba1c: number) => {
          const explanation = why(
            [
              ...who.resources,
              observation(who, {
                id: 'newest',
                code: { coding: [{ system: 'http://loinc.org', code: '59261-8' }] },
                effectiveDateTime: monthsAfter(who.asOf, -months),
                valueQuantity: { value: hba1c, unit: 'mmol/mol' },
              }),
            ],
            who,
          )
          return state(explanation)
        }
        const [lower, higher] = [Math.min(one, two), Math.max(one, two)]
        if (stateAt(lower) === 'not') expect(met).not.toContain(stateAt(higher))
      }),
      runs,
    )
  })
})
