import { describe, expect, it } from 'vitest'
import { type Code, coded, factsOf, observation, patientWith } from './observed.ts'

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
    const [fasting, venous] = ['fasting', 'venous'].map((mark) => reading?.marks.has(mark))
    return reading && `${fasting ? 'fasting' : 'not fasting'} ${venous ? 'venous' : 'other'} ${reading.fact}`
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
