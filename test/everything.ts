import type { Resource } from 'fhir/r4.js'

type Loose = Readonly<Record<string, unknown>>

/** The day on which the person who has everything is judged. */
export const judgedOn = '2026-11-22'
export const everyoneId = 'all'

const subject = { reference: `Patient/${everyoneId}`, display: 'Testpersoon' }
const systems = {
  snomed: 'http://snomed.info/sct',
  icpc: 'http://hl7.org/fhir/sid/icpc-1-nl',
  atc: 'http://www.whocc.no/atc',
  loinc: 'http://loinc.org',
  nhg45: 'https://referentiemodel.nhg.org/tabellen/nhg-tabel-45-diagnostische-bepalingen',
  unit: 'http://unitsofmeasure.org',
  mp9: 'http://nictiz.nl/fhir/StructureDefinition/',
}
const concept = (system: keyof typeof systems, code: string, display: string): Loose => ({
  coding: [{ system: systems[system], code, display }],
  text: display,
})
const clinical = (code: string) => ({
  coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code }],
})
const quantity = (value: number, unit: string): Loose => ({ value, unit, system: systems.unit, code: unit })
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

/** Resources that between them have something at every path of every view, and of every kind that the service asks for. */
export const everything: readonly Resource[] = [
  {
    resourceType: 'Patient',
    id: everyoneId,
    gender: 'female',
    birthDate: '1966-05-10',
    deceasedBoolean: false,
    deceasedDateTime: '2031-01-01',
  },
  condition('t2', concept('icpc', 'T90.02', 'Diabetes mellitus type 2'), { onsetDateTime: '2024-02' }),
  condition('hf', concept('icpc', 'K77', 'Hartfalen'), {
    onsetPeriod: { start: '2020', end: '2021' },
    abatementDateTime: '2021-05',
    clinicalStatus: clinical('resolved'),
  }),
  condition('mi', concept('icpc', 'K75', 'Acuut myocardinfarct'), {
    onsetAge: quantity(50, 'a'),
    abatementAge: quantity(51, 'a'),
  }),
  condition('cancer', concept('icpc', 'X76', 'Maligniteit borst'), {
    onsetRange: { low: quantity(40, 'a'), high: quantity(50, 'a') },
    abatementPeriod: { start: '2020-01-01', end: '2020-06' },
    modifierExtension: [{ url: 'http://example.org/family-history', valueBoolean: true }],
  }),
  observation('hba1c', concept('nhg45', '2816', 'HbA1c'), { valueQuantity: quantity(52, 'mmol/mol') }),
  observation('hba1c-old', concept('loinc', '4548-4', 'HbA1c'), {
    effectiveInstant: '2025-01-03T08:00:00Z',
    valueQuantity: { ...quantity(7.4, '%'), comparator: '<' },
  }),
  observation('glucose', concept('loinc', '14749-6', 'Glucose'), {
    effectivePeriod: { start: '2026-10-01T08:00:00+02:00', end: '2026-10-01T08:10:00+02:00' },
    valueQuantity: quantity(6.4, 'mmol/L'),
    specimen: { reference: '#s' },
    contained: [
      {
        resourceType: 'Specimen',
        id: 's',
        collection: { fastingStatusDuration: { ...quantity(10, 'h'), comparator: '>' } },
      },
    ],
  }),
  observation('glucose-2', concept('nhg45', '371', 'Glucose'), {
    effectiveDateTime: '2026-11-20T09:00:00+01:00',
    valueQuantity: quantity(12.4, 'mmol/L'),
    specimen: { reference: 'Specimen/all-specimen' },
  }),
  observation('pressure', concept('loinc', '85354-9', 'Bloeddruk'), {
    component: [
      {
        code: concept('loinc', '8480-6', 'Systolisch'),
        valueQuantity: { ...quantity(132, 'mm[Hg]'), comparator: '>' },
        valueInteger: 132,
      },
      { code: concept('loinc', '8462-4', 'Diastolisch'), valueQuantity: quantity(82, 'mm[Hg]') },
    ],
  }),
  observation('weight', concept('loinc', '29463-7', 'Gewicht'), { valueQuantity: quantity(96.4, 'kg') }),
  observation('weight-old', concept('loinc', '29463-7', 'Gewicht'), {
    effectiveDateTime: '2026-01-10',
    valueQuantity: quantity(104000, 'g'),
  }),
  observation('height', concept('loinc', '8302-2', 'Lengte'), { valueQuantity: quantity(1.68, 'm') }),
  observation('waist', concept('loinc', '8280-0', 'Middelomtrek'), { valueQuantity: quantity(104, 'cm') }),
  observation('egfr', concept('loinc', '62238-1', 'eGFR'), {
    valueQuantity: { ...quantity(90, 'mL/min/{1.73_m2}'), comparator: '>' },
  }),
  observation('acr', concept('nhg45', '40', 'ACR'), { valueQuantity: quantity(3.4, 'mg/mmol') }),
  observation('c-peptide', concept('loinc', '1986-9', 'C-peptide'), { valueQuantity: quantity(0.7, 'nmol/L') }),
  observation('triglycerides', concept('loinc', '14927-8', 'Triglyceriden'), {
    valueQuantity: quantity(1.8, 'mmol/L'),
  }),
  observation('hdl', concept('loinc', '14646-4', 'HDL'), { valueQuantity: quantity(1.12, 'mmol/L') }),
  observation('gfi', { text: 'Groningen Frailty Indicator' }, { valueInteger: 5 }),
  observation('modified', concept('nhg45', '2816', 'HbA1c'), {
    valueQuantity: quantity(40, 'mmol/mol'),
    modifierExtension: [{ url: 'http://example.org/unknown', valueBoolean: true }],
  }),
  observation('weight-loss', concept('nhg45', '2673', 'Ongewenst gewichtsverlies'), { valueString: 'ja' }),
  observation('weight-loss-2', concept('nhg45', '2673', 'Ongewenst gewichtsverlies'), { valueBoolean: true }),
  observation('pregnancy', concept('loinc', '82810-3', 'Pregnancy status'), {
    valueCodeableConcept: concept('snomed', '60001007', 'Not pregnant'),
  }),
  observation('fundus', concept('nhg45', '2129', 'Fundusonderzoek'), {
    valueCodeableConcept: concept('loinc', 'LA18643-9', 'No apparent retinopathy'),
  }),
  {
    resourceType: 'Specimen',
    id: 'all-specimen',
    collection: {
      fastingStatusCodeableConcept: {
        coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0916', code: 'F' }],
      },
    },
  },
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
        ingredient: [{ itemCodeableConcept: concept('atc', 'A10BB09', 'gliclazide') }],
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
  {
    resourceType: 'Procedure',
    id: 'all-procedure',
    status: 'completed',
    subject,
    code: concept('snomed', '442338001', 'Gastric bypass'),
    performedPeriod: { start: '2022-01-01', end: '2022-01-02' },
  },
  {
    resourceType: 'Procedure',
    id: 'all-talk',
    status: 'completed',
    subject,
    code: { text: 'Leefstijlgesprek' },
    performedDateTime: '2025-10',
    modifierExtension: [{ url: 'http://example.org/unknown', valueBoolean: true }],
  },
  {
    resourceType: 'CarePlan',
    id: 'all-plan',
    status: 'active',
    intent: 'plan',
    title: 'Keer Diabetes2 Om',
    description: 'koolhydraatarm',
    category: [concept('snomed', '718361005', 'leefstijl')],
    subject,
    created: '2026-02-01',
    period: { start: '2026-02-15', end: '2027-02-15' },
    modifierExtension: [{ url: 'http://example.org/unknown', valueBoolean: true }],
    activity: [
      {
        detail: {
          status: 'completed',
          doNotPerform: false,
          code: concept('snomed', '223488008', 'leefstijlgesprek'),
          description: 'leefstijlgesprek',
        },
      },
    ],
  },
  {
    resourceType: 'Goal',
    id: 'all-goal',
    lifecycleStatus: 'rejected',
    description: concept('snomed', '1', 'Remissie van diabetes'),
    category: [concept('snomed', '2', 'leefstijl')],
    subject,
    startDate: '2025-01-01',
    statusDate: '2025-02-01',
    modifierExtension: [{ url: 'http://example.org/unknown', valueBoolean: true }],
  },
  {
    resourceType: 'ServiceRequest',
    id: 'all-referral',
    status: 'active',
    intent: 'order',
    doNotPerform: false,
    code: concept('snomed', '408289007', 'GLI'),
    orderDetail: [{ text: 'beweegkuur' }],
    subject,
    authoredOn: '2026-10-20',
    occurrencePeriod: { start: '2026-12-01' },
    modifierExtension: [{ url: 'http://example.org/unknown', valueBoolean: true }],
  },
  {
    resourceType: 'ServiceRequest',
    id: 'all-referral-2',
    status: 'active',
    intent: 'order',
    code: { text: 'GLI' },
    subject,
    authoredOn: '2026-10-20',
    occurrenceDateTime: '2026-12-01',
  },
  {
    resourceType: 'Communication',
    id: 'all-communication',
    status: 'completed',
    subject,
    category: [concept('snomed', '3', 'gesprek')],
    topic: concept('snomed', '223488008', 'leefstijlgesprek'),
    reasonCode: [concept('snomed', '4', 'remissie')],
    payload: [{ contentString: 'leefstijlgesprek gevoerd' }],
    sent: '2025-09-01',
    received: '2025-09-01',
    modifierExtension: [{ url: 'http://example.org/unknown', valueBoolean: true }],
  },
] as unknown as Resource[]

function condition(name: string, code: Loose, more: Loose): Loose {
  return {
    resourceType: 'Condition',
    id: `all-${name}`,
    subject,
    clinicalStatus: clinical('active'),
    verificationStatus: {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-ver-status', code: 'confirmed' }],
    },
    code,
    recordedDate: '2024-03-01',
    ...more,
  }
}

function observation(name: string, code: Loose, more: Loose): Loose {
  const given = 'effectiveInstant' in more || 'effectivePeriod' in more
  return {
    resourceType: 'Observation',
    id: `all-${name}`,
    status: 'final',
    code,
    subject,
    ...(given ? {} : { effectiveDateTime: '2026-10-01' }),
    ...more,
  }
}
