import type { FhirResource } from 'fhir/r4.js'
import { describe, expect, it } from 'vitest'
import { defaultSite } from '../../src/config.ts'
import { compose } from '../../src/engine/compose.ts'
import { decide } from '../../src/engine/decide.ts'
import { explain } from '../../src/engine/explain.ts'
import { read } from '../../src/engine/read.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { gatherCase } from '../case.ts'

const knowledge = await loadKnowledge({ cases: false })
const subject = { reference: 'Patient/case' }
const many = <T>(count: number, make: (at: number) => T) => Array.from({ length: count }, (_, at) => make(at))
const coding = (at: number) => ({ system: 'urn:x', code: `c${at}`, display: `d${at}` })

/** Lists that were once gone through for each of their items: with such a number that took minutes, and now takes a moment. */
const bodies: readonly (readonly [what: string, resources: () => readonly object[]])[] = [
  [
    'categories of a plan',
    () => [
      {
        resourceType: 'CarePlan',
        id: 'p',
        subject,
        status: 'active',
        intent: 'plan',
        category: many(60_000, (at) => ({ coding: [coding(at)] })),
      },
    ],
  ],
  [
    'ingredients of a drug that is asked for often',
    () => [
      {
        resourceType: 'Medication',
        id: 'm',
        ingredient: many(2000, (at) => ({ itemCodeableConcept: { text: `i${at}`, coding: [coding(at)] } })),
      },
      ...many(300, (at) => ({
        resourceType: 'MedicationRequest',
        id: `r${at}`,
        subject,
        status: 'active',
        intent: 'order',
        authoredOn: '2026-01-01',
        medicationReference: { reference: 'Medication/m' },
      })),
    ],
  ],
  [
    'characters of codes',
    () =>
      many(60, (at) => ({
        resourceType: 'Condition',
        id: `c${at}`,
        subject,
        code: { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10', code: `E11${'1'.repeat(64_000)}` }] },
      })),
  ],
  [
    'statements of one drug on one day',
    () =>
      many(60_000, (at) => ({
        resourceType: 'MedicationStatement',
        id: `s${at}`,
        subject,
        status: 'active',
        dateAsserted: '2026-01-01',
        medicationCodeableConcept: { text: 'metformine' },
      })),
  ],
  [
    'components of a measurement',
    () => [
      {
        resourceType: 'Observation',
        id: 'o',
        subject,
        status: 'final',
        effectiveDateTime: '2026-10-01',
        component: many(30_000, () => ({
          code: { coding: [{ system: 'http://loinc.org', code: '8480-6' }] },
          valueQuantity: { value: 130, unit: 'mm[Hg]', code: 'mm[Hg]', system: 'http://unitsofmeasure.org' },
        })),
      },
    ],
  ],
]

describe('time grows with the number of', () => {
  it.each(bodies)('%s, and not with its square', (_, resources) => {
    const { resources: usual, ...rest } = gatherCase({ hba1c: { '2026-10-01': 60 } }, knowledge.codes)
    const gathered = { ...rest, resources: [...usual, ...(resources() as FhirResource[])] }
    const service = knowledge.services.get('diabetes-remission')
    if (!service) throw new Error('no service')
    const patient = read(gathered, knowledge, '2026-11-22', defaultSite)
    const evaluations = decide(service, knowledge, patient)
    const composed = compose(service, knowledge, patient, evaluations, 'nl')
    expect(explain(service, knowledge, patient, evaluations, composed, 'nl').decisions).toHaveLength(7)
  })
})
