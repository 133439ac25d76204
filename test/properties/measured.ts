import { clinical, concept, everyoneId, type Loose, quantity, subject } from './parts.ts'

/** Who it is, what is the matter with them, and what was measured. */
export const measured: readonly Loose[] = [
  {
    resourceType: 'Patient',
    id: everyoneId,
    gender: 'female',
    birthDate: '1966-05-10',
    deceasedBoolean: false,
    deceasedDateTime: '2031-01-01',
    communication: [
      { preferred: true, language: { coding: [{ system: 'urn:ietf:bcp:47', code: 'nl' }], text: 'Nederlands' } },
    ],
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
]

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
