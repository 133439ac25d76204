export type Loose = Readonly<Record<string, unknown>>

export const subject = { reference: 'Patient/case' }
export const coded = (system: string, code: string, display: string) => ({
  coding: [{ system, code, display }],
  text: display,
})
export const loinc = 'http://loinc.org'
export const snomed = 'http://snomed.info/sct'
export const icpc = 'http://hl7.org/fhir/sid/icpc-1-nl'
export const atc = 'http://www.whocc.no/atc'
export const day = '2026-10-01'
export const unit = (value: number, code: string) => ({ value, unit: code, code, system: 'http://unitsofmeasure.org' })
