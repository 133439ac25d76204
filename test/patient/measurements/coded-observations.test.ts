import { describe, expect, it } from 'vitest'
import { coded, observation, patientWith } from './observed.ts'

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
