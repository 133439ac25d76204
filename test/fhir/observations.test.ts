import { describe, expect, it } from 'vitest'
import { asOf, type Code, coded, factsOf, observation, patientId, patientWith, subject } from './observed.ts'

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
  it.each(['final', 'amended', 'corrected'])('%s counts', (status) => {
    expect(used({ status })).toEqual([50])
  })

  it.each([
    'preliminary',
    'registered',
    'cancelled',
    'entered-in-error',
    'unknown',
    'definitief',
    'Final',
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

describe('panels', () => {
  const component = (code: string, value: number, more: object = {}) => ({
    code: coded(['loinc', code]),
    valueQuantity: { value, unit: 'mm[Hg]' },
    ...more,
  })
  const panel = (...parts: readonly unknown[]) =>
    observation({ id: 'bp', code: coded(['loinc', '85354-9']), valueQuantity: undefined, component: parts })
  const pressure = (...parts: readonly unknown[]) => {
    const patient = patientWith([panel(...parts)])
    return [patient.series('systolic').newest?.amount, patient.series('diastolic').newest?.amount]
  }

  it('each component is a value of its own, with date, status and source of the whole', () => {
    const patient = patientWith([panel(component('8480-6', 132), component('8462-4', 84))])
    expect(patient.series('systolic').newest).toMatchObject({
      amount: 132,
      day: '2026-10-01',
      source: 'Observation/bp',
    })
    expect(patient.series('diastolic').newest).toMatchObject({ amount: 84, unit: 'mm[Hg]' })
  })

  it('whatever stands between them', () => {
    expect(pressure(null, component('8480-6', 132), [[{}]], 5, {}, component('8462-4', 84))).toEqual([132, 84])
    expect(pressure([component('8480-6', 120)], component('8480-6', 132), component('8462-4', 84))).toEqual([132, 84])
  })

  it('a component without a value does not take that of the whole', () => {
    const whole = { ...panel({ code: coded(['loinc', '8480-6']) }), valueQuantity: { value: 99, unit: 'mm[Hg]' } }
    expect(patientWith([whole]).series('systolic').all).toEqual([])
    expect(factsOf('systolic', [whole])).toMatchObject([{ value: null, reason: 'no-quantity' }])
  })

  it('a comparator of a component is its own', () => {
    const sign = { valueQuantity: { value: 180, unit: 'mmHg', comparator: '>' } }
    const patient = patientWith([panel(component('8480-6', 180, sign), component('8462-4', 84))])
    expect(patient.series('systolic').newest?.comparator).toBe('>')
    expect(patient.series('diastolic').newest?.comparator).toBeNull()
  })

  it('a laboratory panel may hold the same result twice, in two units', () => {
    const twice = observation({
      code: { text: 'HbA1c' },
      valueQuantity: undefined,
      component: [
        { code: coded(['nhg45', '2816']), valueQuantity: { value: 48, unit: 'mmol/mol' } },
        { code: coded(['loinc', '4548-4']), valueQuantity: { value: 6.5, unit: '%' } },
      ],
    })
    expect(
      patientWith([twice])
        .series('hba1c')
        .all.map(({ amount }) => amount),
    ).toEqual([48, 48])
  })
})

describe('glucose', () => {
  /** Fasting and venous, by the codes of an Observation. */
  const sample = (...codes: readonly Code[]) => {
    const [reading] = patientWith([
      observation({ code: coded(...codes), valueQuantity: { value: 6.4, unit: 'mmol/L' } }),
    ]).series('glucose').all
    return (
      reading && `${reading.fasting ? 'fasting' : 'not fasting'} ${reading.venous ? 'venous' : 'other'} ${reading.fact}`
    )
  }

  // biome-ignore format: a table
  it.each([
    ['nhg45', '372', 'fasting venous'], ['nhg45', '3208', 'fasting other'], ['nhg45', '382', 'fasting other'], ['nhg45', '3710', 'fasting other'],
    ['nhg45', '370', 'not fasting other'], ['nhg45', '371', 'not fasting venous'], ['nhg45', '381', 'not fasting other'],
    ['nhg45', '3222', 'not fasting other'], ['nhg45', '3223', 'not fasting other'], ['nhg45', '3224', 'not fasting other'],
    ['nhg45', 'GLUC B NU', 'fasting venous'], ['nhg45', 'GLUC BA NU', 'fasting other'], ['nhg45', 'GLUC BC NU', 'fasting other'], ['nhg45', 'GLUC B', 'not fasting other'],
    ['loinc', '14771-0', 'fasting venous'], ['loinc', '1558-6', 'fasting venous'], ['loinc', '77145-1', 'fasting other'], ['loinc', '76629-5', 'fasting other'],
    ['loinc', '101476-0', 'fasting venous'], ['loinc', '1557-8', 'fasting venous'], ['loinc', '1556-0', 'fasting other'], ['loinc', '14770-2', 'fasting other'],
    ['loinc', '41604-0', 'fasting other'], ['loinc', '14996-3', 'fasting venous'], ['snomed', '271062006', 'fasting other'],
    ['loinc', '14749-6', 'not fasting venous'], ['loinc', '2345-7', 'not fasting venous'], ['loinc', '77135-2', 'not fasting other'], ['loinc', '74774-1', 'not fasting other'],
    ['loinc', '15074-8', 'not fasting other'], ['loinc', '2339-0', 'not fasting other'], ['loinc', '39480-9', 'not fasting venous'], ['loinc', '41652-9', 'not fasting venous'],
    ['loinc', '51596-5', 'not fasting other'], ['loinc', '14743-9', 'not fasting other'], ['loinc', '41653-7', 'not fasting other'], ['loinc', '72516-8', 'not fasting other'],
    ['loinc', '34059-6', 'not fasting venous'], ['loinc', '14995-5', 'not fasting venous'], ['loinc', '51597-3', 'not fasting venous'], ['loinc', '14760-3', 'not fasting other'],
    ['loinc', '1521-4', 'not fasting venous'],
  ] as const)('%s %s is %s', (system, code, wanted) => {
    expect(sample([system, code])).toBe(`${wanted} ${wanted.startsWith('fasting') ? 'fasting-glucose' : 'glucose'}`)
  })

  it('of two codes the one that says more counts: the capillary LOINC with the fasting NHG code', () => {
    expect(sample(['loinc', '51596-5'], ['nhg45', '382'])).toBe('fasting other fasting-glucose')
  })

  it('a code that says capillary overrules one that says venous', () => {
    expect(sample(['nhg45', '372'], ['loinc', '51596-5'])).toBe('fasting other fasting-glucose')
  })

  it.each(['GLUC', 'GLUP', '5792-7'])('%s alone may be urine', (code) => {
    expect(sample(['nhg45', code])).toBeUndefined()
  })
})

describe('frailty scores without a code', () => {
  const score = (text: unknown, more: object = {}) =>
    ['gfi', 'tfi'].map(
      (name) =>
        patientWith([observation({ code: { text }, valueQuantity: undefined, valueInteger: 5, ...more })]).series(name)
          .newest?.amount,
    )

  it('are recognised by their full name in the text of the code, in any case', () => {
    expect(score('Groningen Frailty Indicator')).toEqual([5, undefined])
    expect(score('Totaalscore GRONINGEN FRAILTY INDICATOR (GFI)')).toEqual([5, undefined])
    expect(score('tilburg frailty indicator')).toEqual([undefined, 5])
  })

  it.each(['GFI', 'TFI', 'Groningen frailty', 'Groningen Frailty Indicators', '', 5, null])('not by %j', (text) => {
    expect(score(text)).toEqual([undefined, undefined])
  })

  it('not when a code says what it is', () => {
    const code = { ...coded(['nhg45', '2816']), text: 'Groningen Frailty Indicator' }
    expect(score('', { code })).toEqual([undefined, undefined])
  })
})

describe('coded observations', () => {
  const status = (fields: object = {}) =>
    observation({
      id: 'pregnancy',
      code: coded(['loinc', '82810-3']),
      valueQuantity: undefined,
      valueCodeableConcept: coded(['snomed', '77386006']),
      ...fields,
    })
  const read = (fields: object = {}) => {
    const patient = patientWith([status(fields)])
    const found = patient.findings('pregnancy-status')
    return { found, rejected: patient.read.rejected }
  }

  it('tell code, day and coded answer', () => {
    expect(read().found).toMatchObject([
      {
        list: 'pregnancy-status',
        day: '2026-10-01',
        approximate: false,
        answers: [{ list: 'pregnant-answer' }],
        source: 'Observation/pregnancy',
      },
    ])
  })

  it.each([
    ['a text', { valueCodeableConcept: { text: 'ja' } }, 'ja'],
    ['a string', { valueCodeableConcept: undefined, valueString: 'ja' }, 'ja'],
    ['yes or no', { valueCodeableConcept: undefined, valueBoolean: false }, false],
    ['an integer', { valueCodeableConcept: undefined, valueInteger: 0 }, 0],
    ['a quantity', { valueCodeableConcept: undefined, valueQuantity: { value: 1.5 } }, 1.5],
    ['nothing', { valueCodeableConcept: undefined }, null],
    ['no finite number', { valueCodeableConcept: undefined, valueQuantity: { value: Number.POSITIVE_INFINITY } }, null],
  ])('or %s', (_, fields, answer) => {
    expect(read(fields).found).toMatchObject([{ answer }])
  })

  it('count without a date, and with a month or year, which stands for its middle but lies not after the day judged', () => {
    expect(read({ effectiveDateTime: undefined }).found).toMatchObject([{ day: null, approximate: false }])
    expect(read({ effectiveDateTime: '2026-03' }).found).toMatchObject([{ day: '2026-03-15', approximate: true }])
    expect(read({ effectiveDateTime: '2026-11' }).found).toMatchObject([{ day: '2026-11-15', approximate: true }])
    const patient = patientWith([status({ effectiveDateTime: '2026' })], { asOf: '2026-03-01' })
    expect(patient.findings('pregnancy-status')).toMatchObject([{ day: '2026-03-01', approximate: true }])
  })

  it.each([
    ['other-patient', { subject: { reference: 'Patient/p2' } }],
    ['no-subject', { subject: undefined }],
    ['status', { status: 'preliminary' }],
    ['unknown-modifier', { modifierExtension: [{ url: 'http://example.org/x' }] }],
    ['after-as-of', { effectiveDateTime: '2026-12-01' }],
    ['after-as-of', { effectiveDateTime: '2027' }],
  ])('do not count, and are listed: %s', (reason, fields) => {
    const { found, rejected } = read(fields)
    expect(found).toEqual([])
    expect(rejected).toMatchObject([{ fact: 'pregnancy-status', value: null, used: false, reason }])
  })

  it('that nobody asked for are not listed', () => {
    expect(patientWith([status({ status: 'preliminary' })]).read.rejected).toEqual([])
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
