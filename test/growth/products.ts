import {
  atc,
  type Body,
  coding,
  days,
  drug,
  glucose,
  many,
  nhg,
  plan,
  request,
  subject,
  treatment,
  uri,
} from './resources.ts'

/** The same, where a list is gone through for each item of another. */
export const products: readonly Body[] = [
  [
    'measurements of one day, more than a call takes arguments',
    () => [
      {
        ...nhg('1', 1, '1'),
        id: 'o',
        effectiveDateTime: '2026-10-01',
        component: many(130_000, () => glucose),
      },
    ],
  ],
  [
    'measurements whose day is known only when they are read',
    () => days(40_000).map((day, at) => ({ ...nhg('372', 6, 'mmol/L'), id: `o${at}`, effectiveDateTime: [day] })),
  ],
  [
    'activities of a plan, more than a call takes arguments',
    () => [
      {
        ...plan,
        id: 'p',
        activity: many(130_000, () => ({ detail: { code: { text: 'GLI' } } })),
      },
    ],
  ],
  [
    'days on which use of a drug starts',
    () =>
      days(30_000).map((start, at) => ({
        ...drug,
        id: `s${at}`,
        dateAsserted: '2026-01-01',
        effectivePeriod: { start },
        medicationCodeableConcept: { text: 'metformine' },
      })),
  ],
  [
    'codes of one drug',
    () => [{ ...drug, id: 's', medicationCodeableConcept: { coding: many(60_000, (at) => atc(at)) } }],
  ],
  [
    'drugs that ended lately',
    () =>
      many(12_000, (at) => ({
        ...drug,
        id: `s${at}`,
        extension: [treatment(`t${at}`)],
        effectivePeriod: { start: '2020-01-01', end: '2026-10-01' },
        medicationCodeableConcept: { text: 'gliclazide' },
      })),
  ],
  [
    'HbA1c, and of fasting glucose',
    () => [
      {
        ...drug,
        id: 's',
        effectivePeriod: { start: '1800-01-01', end: '1801-01-01' },
        medicationCodeableConcept: { text: 'metformine' },
      },
      ...days(12_000, '2026-11-01').flatMap((effectiveDateTime, at) => [
        { ...nhg('2816', 40, 'mmol/mol'), id: `h${at}`, effectiveDateTime },
        { ...nhg('372', 6, 'mmol/L'), id: `g${at}`, effectiveDateTime },
      ]),
    ],
  ],
  [
    'referrals, and of plans',
    () =>
      many(15_000, (at) => [
        {
          resourceType: 'ServiceRequest',
          id: `r${at}`,
          subject,
          status: 'active',
          intent: 'order',
          authoredOn: '2026-11-01',
          code: { text: 'GLI' },
        },
        {
          ...plan,
          id: `p${at}`,
          title: 'GLI',
          period: { start: '2026-10-01' },
        },
      ]).flat(),
  ],
  [
    'reasons of a drug, and of the problems that they may be',
    () => [
      { ...nhg('2816', 40, 'mmol/mol'), id: 'h', effectiveDateTime: '2026-11-01' },
      {
        ...drug,
        id: 's',
        medicationCodeableConcept: { text: 'liraglutide' },
        reasonReference: many(150_000, (at) => ({ reference: `Condition/none${at}` })),
      },
      ...many(60_000, (at) => ({
        resourceType: 'Condition',
        id: `c${at}`,
        subject,
        code: { coding: [{ system: uri('icpc'), code: 'T82' }] },
      })),
    ],
  ],
  [
    'ingredients of a drug, and of the texts that it is asked for by',
    () => [
      {
        resourceType: 'Medication',
        id: 'm',
        ingredient: many(20_000, (at) => ({ itemCodeableConcept: { text: `i${at}` } })),
      },
      ...many(10_000, (at) => ({
        ...request,
        id: `r${at}`,
        medicationReference: { reference: 'Medication/m', display: `drug ${at}` },
      })),
    ],
  ],
  [
    'codes of an examination, and of its answers',
    () => [
      {
        resourceType: 'Observation',
        id: 'o',
        subject,
        status: 'final',
        effectiveDateTime: '2026-10-01',
        code: { coding: many(12_000, () => ({ system: uri('loinc'), code: '82810-3' })) },
        valueCodeableConcept: { coding: many(12_000, () => ({ system: uri('snomed'), code: '60001007' })) },
      },
    ],
  ],
  [
    'components of a measurement, and of what stands in it once',
    () => [
      {
        ...nhg('1', 1, '1'),
        id: 'o',
        subject: many(40_000, () => subject),
        effectiveDateTime: '2026-10-01',
        specimen: { reference: '#none' },
        contained: many(40_000, (at) => ({ resourceType: 'Specimen', id: `s${at}` })),
        component: many(40_000, () => glucose),
      },
    ],
  ],
  [
    'codes of a specimen, and of the measurements of it',
    () => [
      {
        resourceType: 'Specimen',
        id: 's',
        collection: { fastingStatusCodeableConcept: { coding: many(80_000, (at) => coding(at)) } },
      },
      ...many(40_000, (at) => ({
        ...nhg('371', 6, 'mmol/L'),
        id: `o${at}`,
        effectiveDateTime: '2026-10-01',
        specimen: { reference: 'Specimen/s' },
      })),
    ],
  ],
  [
    'dosages of a drug, and of the days on which it was written again',
    () => [
      {
        ...drug,
        id: 'a',
        dateAsserted: '2026-11-01',
        effectivePeriod: { start: '1900-01-01' },
        medicationCodeableConcept: { text: 'metformine' },
        dosage: many(10_000, () => ({ doseAndRate: [{ doseQuantity: { value: 1, unit: 'mg' } }] })),
      },
      ...days(10_000).map((start, at) => ({
        ...drug,
        id: `s${at}`,
        dateAsserted: '2026-10-01',
        effectivePeriod: { start },
        medicationCodeableConcept: { text: 'metformine' },
      })),
    ],
  ],
]
