import type { Condition } from 'fhir/r4.js'
import type { Shown } from '../../src/engine/rule.ts'

/** A reading as rules show it. */
export function reading(
  value: number,
  unit: string,
  day: string,
  more: { fact?: string; decimals?: number; comparator?: string } = {},
) {
  const { fact = '', decimals = 1, comparator = null } = more
  return {
    kind: 'reading',
    fact,
    value,
    comparator,
    unit,
    decimals,
    day,
    source: 'Observation/1',
  } as unknown as Shown
}

export const hba1c = reading(44, 'mmol/mol', '2026-10-23', { decimals: 0 })
export const fastingGlucose = reading(6.1, 'mmol/L', '2026-10-21')
export const weight = reading(104, 'kg', '2026-10-23')

export const condition: Condition = {
  resourceType: 'Condition',
  id: 'dm2',
  meta: { versionId: '3' },
  verificationStatus: {
    coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-ver-status', code: 'confirmed' }],
  },
  code: { coding: [{ system: 'http://hl7.org/fhir/sid/icpc-1-nl', code: 'T90.02' }], text: 'Diabetes mellitus type 2' },
  subject: { reference: 'Patient/p1' },
  onsetDateTime: '2024-05',
  note: [{ text: '<b>eigen notitie</b>' }],
}
