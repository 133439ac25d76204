export type Loose = Readonly<Record<string, unknown>>

/** The day on which the person who has everything is judged. */
export const judgedOn = '2026-11-22'
export const everyoneId = 'all'

/** Whose all of it is. */
export const subject = { reference: `Patient/${everyoneId}`, display: 'Testpersoon' }
export const systems = {
  snomed: 'http://snomed.info/sct',
  icpc: 'http://hl7.org/fhir/sid/icpc-1-nl',
  atc: 'http://www.whocc.no/atc',
  loinc: 'http://loinc.org',
  nhg45: 'https://referentiemodel.nhg.org/tabellen/nhg-tabel-45-diagnostische-bepalingen',
  unit: 'http://unitsofmeasure.org',
  mp9: 'http://nictiz.nl/fhir/StructureDefinition/',
}
/** A concept with one code. */
export const concept = (system: keyof typeof systems, code: string, display: string): Loose => ({
  coding: [{ system: systems[system], code, display }],
  text: display,
})
/** A clinical status. */
export const clinical = (code: string) => ({
  coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code }],
})
/** A quantity in UCUM. */
export const quantity = (value: number, unit: string): Loose => ({ value, unit, system: systems.unit, code: unit })
