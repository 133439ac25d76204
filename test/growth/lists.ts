import { type Body, coding, drug, many, plan, request, subject } from './resources.ts'

/** Lists that were once gone through for each of their items: with such a number that took minutes, and now takes a moment. */
export const lists: readonly Body[] = [
  [
    'categories of a plan',
    () => [
      {
        ...plan,
        id: 'p',
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
        ...request,
        id: `r${at}`,
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
        ...drug,
        id: `s${at}`,
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
