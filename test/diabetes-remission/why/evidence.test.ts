import { describe, expect, it } from 'vitest'
import { coded, glucose, hba1c, observation, subject, whyOf } from '../../patient/measurements/observed.ts'
import { why } from '../service.ts'

const told = (resources: readonly object[]) => whyOf(resources, {}, why)

describe('the evidence of a decision', () => {
  const drug = {
    resourceType: 'MedicationStatement',
    id: 'm',
    subject,
    status: 'completed',
    medicationCodeableConcept: { text: 'metformine' },
    effectivePeriod: { start: '2024-02-01', end: '2026-03-01' },
  }
  const explanation = told([
    drug,
    hba1c('2026-10-01', 44, { id: 'hba1c' }),
    glucose('372', '2026-10-02', 6.1, { id: 'fasting' }),
    glucose('371', '2020-10-02', 9, { id: 'random' }),
    hba1c('2026-10-01', 440, { id: 'implausible' }),
  ])
  const status = explanation.decisions.find(({ rule }) => rule === 'remission-status')
  const sources = status?.evidence.map((index) => explanation.facts[index]?.source)

  it('is what it looked at: both values, the diagnosis, the drug, the person', () => {
    expect(status).toMatchObject({ reason: 'criteria-met', outcome: 'recommend' })
    for (const source of [
      'Observation/hba1c',
      'Observation/fasting',
      'Condition/t2',
      'MedicationStatement/m',
      'Patient/p1',
    ])
      expect(sources).toContain(source)
  })

  it('is not what was not used', () => {
    for (const source of ['Observation/random', 'Observation/implausible']) expect(sources).not.toContain(source)
  })

  it('with the values in force, their source and whether they are proposed', () => {
    expect(status?.values).toContainEqual({
      name: 'hba1cBelow',
      title: 'Onder dit HbA1c is remissie mogelijk',
      value: 48,
      unit: 'mmol/mol',
      source: expect.stringMatching(/^.{10,}, .+/),
      status: 'active',
    })
    expect(status?.values.some(({ status }) => status === 'proposed')).toBe(true)
  })

  it('every card is that of one decision, and exactly what the call would show', () => {
    expect(explanation.cards.map(({ uuid }) => uuid)).toContain(status?.card)
  })

  it('a coded observation with its answer, as evidence of what it decided', () => {
    const status = observation({
      code: coded(['loinc', '82810-3']),
      valueQuantity: undefined,
      valueCodeableConcept: coded(['snomed', '77386006']),
    })
    const { facts, decisions } = told([status])
    const at = facts.findIndex(({ source }) => source === `Observation/${status.id}`)
    expect(facts[at]).toMatchObject({ fact: 'pregnancy-status', value: 'pregnant-answer', used: true })
    expect(decisions[0]).toMatchObject({ reason: 'pregnant', evidence: expect.arrayContaining([at]) })
  })
})
