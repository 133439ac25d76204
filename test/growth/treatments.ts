import { atc, coded, icpc, type Loose, snomed, subject } from './codes.ts'

const dosage = {
  sequence: 1,
  timing: {
    repeat: {
      frequency: 2,
      period: 1,
      periodUnit: 'd',
      dayOfWeek: ['mon'],
      timeOfDay: ['08:00:00'],
      boundsPeriod: { start: '2025-01-01' },
    },
    code: coded('http://terminology.hl7.org/CodeSystem/v3-GTSAbbreviation', 'BID', 'BID'),
  },
  doseAndRate: [{ doseQuantity: { value: 500, unit: 'mg', code: 'mg' } }],
}
const mp9 = [
  { url: 'http://nictiz.nl/fhir/StructureDefinition/ext-RegistrationDateTime', valueDateTime: '2025-01-01T10:00:00Z' },
  {
    url: 'http://nictiz.nl/fhir/StructureDefinition/ext-PharmaceuticalTreatment.Identifier',
    valueIdentifier: { system: 'urn:x', value: 'mbh' },
  },
  {
    url: 'http://nictiz.nl/fhir/StructureDefinition/ext-TimeInterval.Period',
    valuePeriod: { start: '2025-01-01', end: '2026-09-01' },
  },
]

/** What tells of a drug, in each of the ways that it is told. */
export const treatments: Readonly<Record<string, Loose>> = {
  statement: {
    resourceType: 'MedicationStatement',
    subject,
    status: 'active',
    extension: mp9,
    medicationCodeableConcept: coded(atc, 'A10BA02', 'metformine'),
    category: coded(snomed, '6', 'gebruik'),
    effectivePeriod: { start: '2025-01-01' },
    dateAsserted: '2026-01-01',
    reasonCode: [coded(icpc, 'T90.02', 'diabetes')],
    reasonReference: [{ reference: 'Condition/x', display: 'obesitas' }],
    statusReason: [coded(snomed, '281647001', 'bijwerking')],
    dosage: [dosage],
  },
  insulin: {
    resourceType: 'MedicationRequest',
    subject,
    status: 'stopped',
    intent: 'order',
    medicationCodeableConcept: { text: 'insuline glargine' },
    authoredOn: '2026-01-01',
    dosageInstruction: [
      {
        ...dosage,
        timing: { repeat: { ...dosage.timing.repeat, boundsPeriod: { start: '2025-01-01', end: '2026-10-01' } } },
      },
    ],
    reasonCode: [coded(icpc, 'T90.02', 'diabetes')],
  },
  unknownDrug: {
    resourceType: 'MedicationStatement',
    subject,
    status: 'active',
    medicationCodeableConcept: { text: 'bloedglucoseverlagend middel' },
    effectivePeriod: { start: '2025-01-01' },
  },
  liraglutide: {
    resourceType: 'MedicationStatement',
    subject,
    status: 'active',
    medicationCodeableConcept: coded(atc, 'A10BJ02', 'liraglutide'),
    effectivePeriod: { start: '2025-01-01' },
    reasonReference: [{ reference: 'Condition/x' }],
  },
  referring: {
    resourceType: 'MedicationRequest',
    subject,
    status: 'active',
    intent: 'order',
    medicationReference: { reference: 'Medication/m', display: 'middel' },
    authoredOn: '2026-01-01',
  },
  containing: {
    resourceType: 'MedicationRequest',
    subject,
    status: 'active',
    intent: 'order',
    medicationReference: { reference: '#m' },
    authoredOn: '2026-01-01',
    contained: [
      {
        resourceType: 'Medication',
        id: 'm',
        code: coded(atc, 'A10BA02', 'metformine'),
        ingredient: [{ itemCodeableConcept: coded(atc, 'A10BB01', 'gliclazide') }],
      },
    ],
  },
  medication: {
    resourceType: 'Medication',
    code: { text: 'combinatie' },
    ingredient: [{ itemCodeableConcept: coded(atc, 'A10BB09', 'gliclazide') }],
  },
  supply: {
    resourceType: 'MedicationDispense',
    subject,
    status: 'completed',
    medicationCodeableConcept: coded(atc, 'A10BB09', 'gliclazide'),
    whenHandedOver: '2026-09-01',
    daysSupply: { value: 90, unit: 'd', code: 'd' },
    category: coded(snomed, '373784005', 'verstrekking'),
    dosageInstruction: [dosage],
  },
}
