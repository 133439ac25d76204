import { concept, type Loose, quantity, subject, systems } from './parts.ts'

const stop = {
  url: `${systems.mp9}ext-StopType`,
  valueCodeableConcept: concept('snomed', '385655000', 'onderbroken'),
}
const agreement: readonly Loose[] = [
  {
    url: `${systems.mp9}ext-PharmaceuticalTreatment.Identifier`,
    valueIdentifier: { system: 'urn:oid:2.999', value: 'MBH-1' },
  },
  { url: `${systems.mp9}ext-RegistrationDateTime`, valueDateTime: '2026-03-02T10:00:00+01:00' },
  {
    url: `${systems.mp9}ext-TimeInterval.Period`,
    valuePeriod: {
      start: '2026-03-02',
      end: '2027-03-02',
      extension: [{ url: `${systems.mp9}ext-TimeInterval.Duration`, valueDuration: quantity(90, 'd') }],
    },
  },
]
const dosage: Loose = {
  sequence: 1,
  text: 'tweemaal daags',
  asNeededBoolean: false,
  doseAndRate: [{ doseQuantity: quantity(500, 'mg') }],
  timing: {
    code: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-GTSAbbreviation', code: 'BID' }] },
    repeat: {
      boundsPeriod: { start: '2026-03-02', end: '2027-03-02' },
      frequency: 2,
      frequencyMax: 3,
      period: 1,
      periodMax: 2,
      periodUnit: 'd',
      dayOfWeek: ['mon', 'tue'],
      timeOfDay: ['08:00:00'],
      when: ['MORN'],
    },
  },
}
const asNeeded: Loose = {
  asNeededCodeableConcept: { text: 'bij hoge waarden' },
  doseAndRate: [{ doseQuantity: quantity(1, 'mg') }],
}
const reasons: Loose = {
  reasonCode: [concept('icpc', 'T90.02', 'Diabetes mellitus type 2')],
  reasonReference: [{ reference: 'Condition/all-t2', display: 'Diabetes mellitus type 2' }],
}

/** Statements, requests and supplies of drugs. */
export const medication: readonly Loose[] = [
  {
    resourceType: 'MedicationRequest',
    id: 'all-request',
    status: 'active',
    intent: 'order',
    doNotPerform: false,
    category: [concept('snomed', '33633005', 'Toedieningsafspraak')],
    extension: agreement,
    modifierExtension: [stop],
    subject,
    medicationCodeableConcept: concept('atc', 'A10BA02', 'metformine'),
    authoredOn: '2026-03-02T10:00:00+01:00',
    ...reasons,
    statusReason: concept('snomed', '281647001', 'bijwerking'),
    dosageInstruction: [dosage, asNeeded],
  },
  {
    resourceType: 'MedicationRequest',
    id: 'all-request-2',
    status: 'active',
    intent: 'order',
    extension: [{ url: `${systems.mp9}ext-TimeInterval.Duration`, valueDuration: quantity(3, 'mo') }],
    subject,
    medicationReference: { reference: '#m', display: 'gliclazide' },
    contained: [
      {
        resourceType: 'Medication',
        id: 'm',
        code: concept('atc', 'A10BB09', 'gliclazide'),
        ingredient: [
          { itemCodeableConcept: concept('atc', 'A10BB09', 'gliclazide') },
          { itemReference: { reference: '#s', display: 'lactose' } },
        ],
      },
    ],
  },
  {
    resourceType: 'MedicationStatement',
    id: 'all-statement',
    status: 'active',
    category: concept('snomed', '422979000', 'Medicatiegebruik'),
    extension: agreement,
    modifierExtension: [stop],
    subject,
    medicationCodeableConcept: concept('atc', 'A10BK03', 'empagliflozine 10 mg'),
    effectivePeriod: {
      start: '2025-01-01',
      end: '2027-01-01',
      extension: [{ url: `${systems.mp9}ext-TimeInterval.Duration`, valueDuration: quantity(90, 'd') }],
    },
    dateAsserted: '2026-06-01',
    ...reasons,
    statusReason: [concept('snomed', '281647001', 'bijwerking')],
    dosage: [dosage, asNeeded],
  },
  {
    resourceType: 'MedicationStatement',
    id: 'all-statement-2',
    status: 'active',
    subject,
    medicationReference: { reference: 'Medication/all-medication', display: 'insuline' },
    effectiveDateTime: '2026-01-01',
  },
  {
    resourceType: 'Medication',
    id: 'all-medication',
    code: { text: 'Lantus' },
    ingredient: [{ itemCodeableConcept: concept('atc', 'A10AE04', 'insuline glargine') }],
  },
  {
    resourceType: 'MedicationDispense',
    id: 'all-dispense',
    status: 'completed',
    category: concept('snomed', '373784005', 'Verstrekking'),
    extension: agreement,
    modifierExtension: [stop],
    subject,
    medicationCodeableConcept: concept('atc', 'A10BX10', 'dapagliflozine'),
    whenPrepared: '2026-10-01',
    whenHandedOver: '2026-10-02',
    daysSupply: quantity(90, 'd'),
    statusReasonCodeableConcept: concept('snomed', '281647001', 'bijwerking'),
    dosageInstruction: [dosage, asNeeded],
  },
  {
    resourceType: 'MedicationDispense',
    id: 'all-dispense-2',
    status: 'completed',
    subject,
    medicationReference: { reference: 'Medication/all-medication', display: 'insuline' },
    whenHandedOver: '2026-10-02',
  },
]
