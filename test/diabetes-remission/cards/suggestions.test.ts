import type { Condition } from 'fhir/r4.js'
import { describe, expect, it } from 'vitest'
import { writingsOf } from '../../../src/cards/writing.ts'
import { recommend } from '../../../src/engine/decision.ts'
import { condition } from '../../why/readings.ts'
import { action, evaluation, example, fail, only, trigger, viewed } from './composed.ts'
import { examples } from './examples.ts'

describe('suggestions', () => {
  it('record remission with the whole diagnosis, only its status changed, and leave the original alone', () => {
    const [resource] = action(only([example('criteria-met')]), 'Leg remissie vast') ?? []
    const { clinicalStatus, ...rest } = resource as unknown as Condition
    expect(rest).toEqual(condition)
    expect(clinicalStatus?.coding?.[0]?.code).toBe('remission')
    expect(condition.clinicalStatus).toBeUndefined()
  })

  it('do not record remission without a diagnosis to update', () => {
    const { rule, reason, card } = examples['criteria-met'] ?? fail('criteria-met')
    const { name, view } = card
    const without = evaluation(rule, recommend(reason, {}, { name, view: { ...view, canRecord: false } }))
    const labels = only([without]).suggestions?.map(({ label }) => label)
    expect(labels).toEqual(['Plan controle HbA1c en nuchtere glucose'])
    expect(JSON.stringify(only([without]))).not.toContain('reasonReference')
  })

  it('refer to at most three programmes, best first, as drafts', () => {
    const card = only([example('candidate')])
    const referrals = card.suggestions?.filter(({ label }) => label.startsWith('Verwijs')) ?? []
    expect(referrals.map(({ label }) => label)).toEqual([
      'Verwijs naar Keer Diabetes2 Om Plus',
      'Verwijs naar GLI',
      'Verwijs naar Nationale Diabetes Challenge',
    ])
    expect(writingsOf(referrals[1]?.actions ?? [])[0]?.resource).toMatchObject({
      resourceType: 'ServiceRequest',
      status: 'draft',
      intent: 'proposal',
      code: { coding: [{ system: 'https://remissiewijzer.example/fhir/CodeSystem/programme', code: 'gli' }] },
      subject: { reference: 'Patient/p1' },
      authoredOn: '2026-11-22',
      reasonReference: [{ reference: 'Condition/dm2' }],
    })
  })

  it('propose a weight goal as a number, or none where there is no goal', () => {
    const [goal] = action(only([example('candidate')]), 'Stel gewichtsdoel voor') ?? []
    expect(goal).toMatchObject({
      lifecycleStatus: 'proposed',
      target: [{ detailQuantity: { value: 93.6, unit: 'kg' } }],
    })
    const without = only([viewed('candidate', { goalToPropose: null, programmes: [] })])
    expect(without.suggestions?.map(({ label }) => label)).toEqual(['Leg gesprek vast'])
  })

  it('ask for a fasting glucose only where it is needed', () => {
    const labels = (needed: boolean) =>
      only([viewed('test-counts-now', { fastingGlucoseNeeded: needed })]).suggestions?.map(({ label }) => label)
    expect(labels(true)).toEqual(['Vraag HbA1c aan', 'Vraag nuchtere glucose aan'])
    expect(labels(false)).toEqual(['Vraag HbA1c aan'])
  })

  it('never come with an empty element', () => {
    for (const name of Object.keys(examples)) {
      const parts = name === 'safety' ? [trigger('hypoglycaemia')] : []
      const card = only([example(name, { resources: {} }), ...parts])
      expect(JSON.stringify(card), name).not.toMatch(/""|\[\]|\{\}|null/)
    }
  })
})
