import { describe, expect, it } from 'vitest'
import { asOf, coded, factsOf, observation, patientId, patientWith, subject } from './observed.ts'

/** The HbA1c values that are used, newest first. */
function used(...fields: readonly object[]): readonly number[] {
  return patientWith(fields.map((each) => observation({ ...each })))
    .series('hba1c')
    .all.map(({ amount }) => amount)
}

/** Why an HbA1c is not used. */
function reason(fields: object): unknown {
  return factsOf('hba1c', [observation({ ...fields })])[0]?.reason
}

describe('whose an Observation is', () => {
  it.each([
    ['relative', `Patient/${patientId}`],
    ['absolute', `https://his.example/fhir/Patient/${patientId}`],
    ['of one version', `Patient/${patientId}/_history/3`],
    ['absolute, of one version', `https://his.example/fhir/Patient/${patientId}/_history/3`],
  ])('this patient, by a reference that is %s', (_, reference) => {
    expect(used({ subject: { reference } })).toEqual([50])
  })

  it.each([
    ['other-patient', { reference: 'Patient/p2' }],
    ['other-patient', { reference: `Patient/${patientId}2` }],
    ['other-patient', { reference: `Group/${patientId}` }],
    ['other-patient', { reference: `Patient/${patientId}/Observation/1` }],
    ['other-patient', { reference: 'urn:uuid:6f1a3c8e-6d5b-4c1e-9a0e-2f4b7c9d1e30' }],
    ['other-patient', { reference: `#${patientId}` }],
    ['other-patient', { reference: '' }],
    ['no-subject', undefined],
    ['no-subject', null],
    ['no-subject', {}],
    ['no-subject', { display: 'Testpersoon' }],
    ['no-subject', { identifier: { value: '1' } }],
  ])('%s: %j', (wanted, other) => {
    expect(used({ subject: other })).toEqual([])
    expect(reason({ subject: other })).toBe(wanted)
  })

  it('of another or of nobody nothing is told, not even when', () => {
    for (const other of [{ reference: 'Patient/p2' }, undefined]) {
      expect(factsOf('hba1c', [observation({ id: 'x', subject: other })])).toMatchObject([
        { fact: 'hba1c', value: null, unit: null, date: null, source: 'Observation/x', used: false },
      ])
    }
  })
})

describe('the status of an Observation', () => {
  it.each(['final', 'amended', 'corrected', 'Final', ' AMENDED '])('%s counts', (status) => {
    expect(used({ status })).toEqual([50])
  })

  it.each([
    'preliminary',
    'registered',
    'cancelled',
    'entered-in-error',
    'unknown',
    'definitief',
    'Finaal',
    '',
    undefined,
    null,
    ['x'],
  ])('%j does not', (status) => {
    expect(used({ status })).toEqual([])
    expect(reason({ status })).toBe('status')
  })
})

describe('modifier extensions', () => {
  const unknown = [{ url: 'http://example.org/not-this-patient', valueBoolean: true }]

  it('that we do not know: the value is not used', () => {
    expect(reason({ modifierExtension: unknown })).toBe('unknown-modifier')
    expect(reason({ modifierExtension: {} })).toBe('unknown-modifier')
  })

  it('none, empty or null change nothing', () => {
    expect(used({ modifierExtension: [] }, { modifierExtension: null })).toEqual([50, 50])
  })

  it('of a component concern that component', () => {
    const panel = observation({
      code: coded(['loinc', '85354-9']),
      valueQuantity: undefined,
      component: [
        { code: coded(['loinc', '8480-6']), valueQuantity: { value: 130, unit: 'mmHg' }, modifierExtension: unknown },
        { code: coded(['loinc', '8462-4']), valueQuantity: { value: 80, unit: 'mmHg' } },
      ],
    })
    expect(factsOf('systolic', [panel])).toMatchObject([{ reason: 'unknown-modifier' }])
    expect(patientWith([panel]).series('diastolic').newest?.amount).toBe(80)
  })
})

describe('the date of an Observation', () => {
  const nothing = { effectiveDateTime: undefined }

  it.each([
    ['effectiveDateTime', { effectiveDateTime: '2026-10-03T22:00:00Z' }, '2026-10-04'],
    ['effectiveInstant', { ...nothing, effectiveInstant: '2026-10-03T21:00:00Z' }, '2026-10-03'],
    [
      'the start of effectivePeriod',
      { ...nothing, effectivePeriod: { start: '2026-10-01', end: '2026-10-09' } },
      '2026-10-01',
    ],
    ['the day judged', { effectiveDateTime: asOf }, asOf],
    ['late in the evening of the day judged', { effectiveDateTime: '2026-11-22T22:59:00Z' }, asOf],
  ])('is %s', (_, fields, day) => {
    expect(patientWith([observation({ ...fields })]).series('hba1c').newest?.day).toBe(day)
  })

  it.each([
    ['no-date', nothing],
    ['no-date', { ...nothing, issued: '2026-10-01T10:00:00Z' }],
    ['no-date', { ...nothing, effectivePeriod: { end: '2026-10-01' } }],
    ['no-date', { ...nothing, effectiveTiming: { event: ['2026-10-01'] } }],
    ['no-date', { effectiveDateTime: '1 oktober' }],
    ['no-date', { effectiveDateTime: '2026-02-30' }],
    ['no-date', { effectiveDateTime: 20261001 }],
    ['partial-date', { effectiveDateTime: '2026' }],
    ['partial-date', { effectiveDateTime: '2026-10' }],
    ['partial-date', { effectiveDateTime: '2026-11' }],
    ['after-as-of', { effectiveDateTime: '2026-11-23' }],
    ['after-as-of', { effectiveDateTime: '2026-11-22T23:00:00Z' }],
    ['after-as-of', { effectiveDateTime: '2027' }],
  ])('%s: %j', (wanted, fields) => {
    expect(used(fields)).toEqual([])
    expect(reason(fields)).toBe(wanted)
  })

  it('that is a month only is told as approximate', () => {
    expect(factsOf('hba1c', [observation({ effectiveDateTime: '2026-10' })])).toMatchObject([
      { value: 50, date: '2026-10-15', approximate: true, reason: 'partial-date' },
    ])
  })
})

describe('codes', () => {
  const loinc = 'http://loinc.org'
  const nhg = 'urn:oid:2.16.840.1.113883.2.4.4.30.45'

  it.each([
    [
      'a code in LOINC and in NHG table 45 is one value',
      {
        coding: [
          { system: loinc, code: '59261-8' },
          { system: nhg, code: '2816' },
        ],
      },
    ],
    [
      'after a local code',
      {
        coding: [
          { system: 'http://lab.example', code: 'X1' },
          { system: nhg, code: '2816' },
        ],
      },
    ],
    ['a number as a number', { coding: [{ system: nhg, code: 2816 }] }],
    ['a system by its OID', { coding: [{ system: 'urn:oid:2.16.840.1.113883.6.1', code: '59261-8' }] }],
    ['blanks around them', { coding: [{ system: ` ${loinc} `, code: ' 59261-8 ' }] }],
    ['a memo code', { coding: [{ system: nhg, code: 'HBAC' }] }],
    ['rubbish beside it', { coding: [null, 5, 'x', [], {}, { system: nhg, code: '2816' }] }],
  ])('%s', (_, code) => {
    expect(used({ code })).toEqual([50])
  })

  it.each([
    ['no system', { coding: [{ code: '2816' }] }],
    ['another system', { coding: [{ system: loinc, code: '2816' }] }],
    ['another code', { coding: [{ system: loinc, code: '59260-0' }] }],
    ['text only', { text: 'HbA1c' }],
    ['the code as text', '2816'],
    ['a coding that is no list', { coding: { system: nhg, code: '2816' } }],
    ['no code at all', undefined],
    ['an inherited name', { coding: [{ system: 'constructor', code: 'prototype' }] }],
    ['things that cannot be text', { coding: [{ system: nhg, code: { toString: null } }] }],
  ])('%s: not recognised', (_, code) => {
    expect(used({ code })).toEqual([])
    expect(reason({ code })).toBeUndefined()
  })

  it('a value that is no result of blood is never read: GMI, urine glucose, haemoglobin', () => {
    for (const code of ['97506-0', '5792-7', '25428-4', '59260-0', '59407-7']) {
      expect(used({ code: coded(['loinc', code]) })).toEqual([])
      expect(patientWith([observation({ code: coded(['loinc', code]) })]).series('glucose').all).toEqual([])
    }
  })
})

describe('an unusable value is passed over', () => {
  it('and the next older one counts', () => {
    const older = { effectiveDateTime: '2026-05-01', valueQuantity: { value: 44, unit: 'mmol/mol' } }
    for (const newer of [
      { status: 'preliminary' },
      { valueQuantity: { value: 520, unit: 'mmol/mol' } },
      { subject: undefined },
    ])
      expect(used(newer, older)).toEqual([44])
  })

  it('but one whose comparator leaves things open is the newest all the same', () => {
    const open = { valueQuantity: { value: 53, comparator: '<', unit: 'mmol/mol' } }
    expect(used({ effectiveDateTime: '2026-05-01' }, open)).toEqual([53, 50])
  })

  it('values of two people do not mix', () => {
    expect(
      used({ subject }, { subject: { reference: 'Patient/p2' }, valueQuantity: { value: 90, unit: 'mmol/mol' } }),
    ).toEqual([50])
  })
})
