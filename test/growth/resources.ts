import { knowledge } from './judged.ts'

/** Resources of which it is told only why there are so many. */
export type Body = readonly [what: string, resources: () => readonly object[]]

export const subject = { reference: 'Patient/case' }
export const many = <T>(count: number, make: (at: number) => T) => Array.from({ length: count }, (_, at) => make(at))
export const coding = (at: number) => ({ system: 'urn:x', code: `c${at}`, display: `d${at}` })
export const days = (count: number, last = '2026-10-01') =>
  many(count, (at) => new Date(Date.parse(last) - at * 86_400_000).toISOString().slice(0, 10))
export const uri = (alias: string) => knowledge.codes.systems.get(alias)?.[0]
export const nhg = (code: string, value: number, unit: string) => ({
  resourceType: 'Observation',
  subject,
  status: 'final',
  code: { coding: [{ system: uri('nhg45'), code }] },
  valueQuantity: { value, unit },
})
export const drug = { resourceType: 'MedicationStatement', subject, status: 'active' }
export const request = { resourceType: 'MedicationRequest', subject, status: 'active', intent: 'order' }
export const plan = { resourceType: 'CarePlan', subject, status: 'active', intent: 'plan' }
export const glucose = {
  code: { coding: [{ system: uri('nhg45'), code: '371' }] },
  valueQuantity: { value: 6, unit: 'mmol/L' },
}
export const treatment = (value: string) => ({
  url: 'http://nictiz.nl/fhir/StructureDefinition/ext-PharmaceuticalTreatment.Identifier',
  valueIdentifier: { value },
})
export const atc = (at: number) => {
  const letter = (part: number) => String.fromCharCode(65 + (part % 26))
  const digits = String(at % 100).padStart(2, '0')
  return { system: uri('atc'), code: `${letter(at / 67_600)}${digits}${letter(at / 2600)}${letter(at / 100)}${digits}` }
}
