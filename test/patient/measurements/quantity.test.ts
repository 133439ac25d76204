import { describe, expect, it } from 'vitest'
import { knowledge } from '../../why.ts'
import { coded, factsOf, observation, patientWith } from './observed.ts'

type Code = readonly ['loinc' | 'nhg45' | 'snomed', string]

/** One code of each measure, its precision and its plausible range. */
// biome-ignore format: a table
/** Without a code: worked out of others, and never read. */
const measures: Readonly<Record<string, { code?: Code; unit: string; decimals: number; from: number; to: number }>> = {
  hba1c: { code: ['nhg45', '2816'], unit: 'mmol/mol', decimals: 0, from: 15, to: 200 },
  glucose: { code: ['nhg45', '372'], unit: 'mmol/L', decimals: 1, from: 0.4, to: 60 },
  weight: { code: ['loinc', '29463-7'], unit: 'kg', decimals: 1, from: 20, to: 350 },
  height: { code: ['loinc', '8302-2'], unit: 'cm', decimals: 0, from: 100, to: 250 },
  bmi: { code: ['loinc', '39156-5'], unit: 'kg/m2', decimals: 1, from: 12, to: 80 },
  waist: { code: ['loinc', '8280-0'], unit: 'cm', decimals: 0, from: 40, to: 250 },
  systolic: { code: ['loinc', '8480-6'], unit: 'mm[Hg]', decimals: 0, from: 50, to: 300 },
  diastolic: { code: ['loinc', '8462-4'], unit: 'mm[Hg]', decimals: 0, from: 20, to: 200 },
  triglycerides: { code: ['loinc', '14927-8'], unit: 'mmol/L', decimals: 1, from: 0.1, to: 60 },
  hdl: { code: ['loinc', '14646-4'], unit: 'mmol/L', decimals: 2, from: 0.1, to: 6 },
  egfr: { code: ['loinc', '62238-1'], unit: 'mL/min/{1.73_m2}', decimals: 0, from: 1, to: 200 },
  acr: { code: ['nhg45', '40'], unit: 'mg/mmol', decimals: 1, from: 0, to: 3000 },
  creatinine: { code: ['nhg45', '523'], unit: 'umol/L', decimals: 0, from: 10, to: 3000 },
  'c-peptide': { code: ['loinc', '1986-9'], unit: 'pmol/L', decimals: 0, from: 0, to: 10000 },
  insulin: { code: ['loinc', '20448-7'], unit: 'mU/L', decimals: 1, from: 0, to: 3000 },
  ldl: { code: ['loinc', '22748-8'], unit: 'mmol/L', decimals: 1, from: 0.1, to: 30 },
  cholesterol: { code: ['loinc', '14647-2'], unit: 'mmol/L', decimals: 1, from: 0.5, to: 50 },
  'beta-hydroxybutyrate': { code: ['loinc', '6873-4'], unit: 'mmol/L', decimals: 1, from: 0, to: 30 },
  gfi: { code: ['snomed', '0'], unit: '{score}', decimals: 0, from: 0, to: 15 },
  tfi: { code: ['snomed', '0'], unit: '{score}', decimals: 0, from: 0, to: 15 },
  falls: { code: ['nhg45', '2773'], unit: '{score}', decimals: 0, from: 0, to: 100 },
  cfs: { code: ['snomed', '763264000'], unit: '{score}', decimals: 0, from: 1, to: 9 },
  'homa-ir': { unit: '{ratio}', decimals: 1, from: 0, to: 1000 },
  'triglycerides-over-hdl': { unit: '{ratio}', decimals: 1, from: 0, to: 1000 },
}

const texts: Readonly<Record<string, string>> = { gfi: 'Groningen Frailty Indicator', tfi: 'Tilburg Frailty Indicator' }

function of(measure: string, valueQuantity: unknown, more: object = {}) {
  const { code } = measures[measure] ?? {}
  const named = texts[measure] ? { text: texts[measure] } : code && coded(code)
  return [observation({ code: named, valueQuantity, ...more })]
}

/** The value as it is used, or why it is not. */
function used(measure: string, valueQuantity: unknown, more: object = {}): unknown {
  const resources = of(measure, valueQuantity, more)
  const { newest } = patientWith(resources).series(measure)
  if (newest) return newest.comparator ? `${newest.comparator}${newest.value}` : newest.value
  return factsOf(measure, resources)[0]?.reason
}

it('every measure has its unit, precision and plausible range', () => {
  const known = [...knowledge.codes.measures.values()].map(({ name, unit, decimals, plausible }) => [
    name,
    { unit, decimals, ...plausible },
  ])
  const wanted = Object.entries(measures).map(([name, { code: _, ...rest }]) => [name, rest])
  expect(Object.fromEntries(known)).toEqual(Object.fromEntries(wanted))
})

describe('a value is converted, then rounded half up to what is shown', () => {
  // biome-ignore format: a table
  it.each([
    ['hba1c', 6.5, '%', 48], ['hba1c', 6.4, '%', 46], ['hba1c', 6.49, '%', 47], ['hba1c', 7, '%', 53], ['hba1c', 10, '%', 86],
    ['hba1c', 47.6, 'mmol/mol', 48], ['hba1c', 47.5, 'mmol/mol', 48], ['hba1c', 47.4, 'mmol/mol', 47], ['hba1c', 47.49999, 'mmol/mol', 47],
    ['glucose', 126, 'mg/dL', 7], ['glucose', 125, 'mg/dL', 6.9], ['glucose', 70, 'mg/dL', 3.9], ['glucose', 450, 'mg/dL', 25],
    ['glucose', 6.95, 'mmol/L', 7], ['glucose', 6.94, 'mmol/L', 6.9], ['glucose', 3.95, 'mmol/L', 4], ['glucose', 6.949999, 'mmol/L', 6.9],
    ['weight', 85400, 'g', 85.4], ['weight', 200, '[lb_av]', 90.7], ['weight', 85.45, 'kg', 85.5], ['weight', 90.05, 'kg', 90.1],
    ['height', 1.685, 'm', 169], ['height', 1.68, 'm', 168], ['height', 70, '[in_i]', 178], ['height', 168.4, 'cm', 168],
    ['bmi', 24.95, 'kg/m2', 25], ['bmi', 24.94, 'kg/m2', 24.9], ['bmi', 20.95, 'kg/m2', 21],
    ['waist', 1.02, 'm', 102], ['waist', 40, '[in_i]', 102], ['waist', 101.5, 'cm', 102], ['waist', 87.49, 'cm', 87],
    ['systolic', 119.5, 'mm[Hg]', 120], ['diastolic', 84.5, 'mm[Hg]', 85],
    ['triglycerides', 150, 'mg/dL', 1.7], ['triglycerides', 1.15, 'mmol/L', 1.2], ['triglycerides', 1.65, 'mmol/L', 1.7],
    ['hdl', 40, 'mg/dL', 1.03], ['hdl', 1.005, 'mmol/L', 1.01], ['hdl', 0.995, 'mmol/L', 1], ['hdl', 1.295, 'mmol/L', 1.3],
    ['ldl', 100, 'mg/dL', 2.6], ['cholesterol', 200, 'mg/dL', 5.2],
    ['egfr', 59.5, 'mL/min/{1.73_m2}', 60], ['egfr', 59.4, 'mL/min', 59],
    ['acr', 30, 'mg/g', 3.4], ['acr', 26.52, 'mg/g', 3], ['acr', 2.95, 'mg/mmol', 3], ['acr', 0, 'mg/mmol', 0],
    ['creatinine', 1, 'mg/dL', 88], ['creatinine', 88.5, 'umol/L', 89],
    ['c-peptide', 0.2, 'nmol/L', 200], ['c-peptide', 1, 'ng/mL', 331], ['c-peptide', 199.5, 'pmol/L', 200],
    ['insulin', 60, 'pmol/L', 10], ['insulin', 10.25, 'mU/L', 10.3],
    ['beta-hydroxybutyrate', 2.95, 'mmol/L', 3], ['beta-hydroxybutyrate', 3000, 'umol/L', 3],
    ['cfs', 4.5, '{score}', 5],
  ] as const)('%s %f %s is %f', (measure, value, unit, shown) => {
    expect(used(measure, { value, unit })).toBe(shown)
  })
})

describe('a value outside its plausible range, as it is shown, is not used', () => {
  const bounds = Object.entries(measures)
    .filter(([, { code }]) => code)
    .flatMap(([measure, { unit, decimals, from, to }]) => {
      const half = 0.5 / 10 ** decimals
      const at = (value: number) => Number(value.toFixed(decimals + 1))
      return [
        [measure, at(from), unit, from],
        ...(from > 0 ? [[measure, at(from - half), unit, from]] : []),
        [measure, at(from - 2 * half), unit, 'implausible'],
        [measure, at(to), unit, to],
        [measure, at(to + half), unit, 'implausible'],
      ]
    })
  it.each(bounds)('%s %f %s: %s', (measure, value, unit, wanted) => {
    expect(used(String(measure), { value, unit })).toBe(wanted)
  })

  it.each([0, -50, 1e6, 1e308, -1e308, Number.POSITIVE_INFINITY, 5e-324])('HbA1c %f', (value) => {
    expect(used('hba1c', { value, unit: '%' })).toBe('implausible')
  })

  it('is told with what it would be', () => {
    expect(factsOf('hba1c', of('hba1c', { value: 520, unit: 'mmol/mol' }))).toMatchObject([
      { fact: 'hba1c', value: 520, unit: 'mmol/mol', date: '2026-10-01', used: false, reason: 'implausible' },
    ])
    expect(factsOf('hba1c', of('hba1c', { value: 1e308, unit: '%' }))).toMatchObject([{ value: null }])
  })
})

describe('units', () => {
  const read = [...knowledge.codes.measures.values()].filter(({ codes }) => codes.length > 0)
  const known = read.flatMap(({ name, units }) => Object.keys(units).map((unit) => [name, unit]))

  it.each(known)('%s in %s: every spelling, as code or as unit', (measure = '', unit = '') => {
    const read = (value: number) => used(measure, { value, code: unit })
    const value = [1.7, 7, 25, 60, 150, 900, 80_000].find((each) => typeof read(each) === 'number') ?? Number.NaN
    expect(read(value)).toBeTypeOf('number')
    const spellings = knowledge.codes.units.get(unit) ?? []
    const told = spellings.flatMap((spelling) =>
      [{ code: spelling }, { unit: spelling }, { unit: ` ${spelling} ` }].map((each) =>
        used(measure, { value, ...each }),
      ),
    )
    expect(new Set(told)).toEqual(new Set([read(value)]))
  })

  it.each([
    [
      'the code goes first, and an unknown unit beside it does not matter',
      { code: 'mmol/mol', unit: 'mmol per mol Hb' },
      50,
    ],
    ['both, spelt differently', { code: 'mmol/mol', unit: 'mmol/mol Hb' }, 50],
    ['an unknown code falls back on a known unit', { code: 'mmol_mol', unit: 'mmol/mol' }, 50],
    ['both known and different', { code: 'mmol/mol', unit: '%' }, 'unit-conflict'],
    ['both known and different, one of another fact', { code: 'mmol/mol', unit: 'mmol/L' }, 'unit-conflict'],
    ['none', {}, 'no-unit'],
    ['empty ones', { code: '', unit: ' ' }, 'no-unit'],
    ['only a system', { system: 'http://unitsofmeasure.org' }, 'no-unit'],
    ['a unit that is no text', { unit: 7, code: ['mmol/mol'] }, 50],
    ['an unknown unit', { unit: 'mmol/mool' }, 'unknown-unit'],
    ['a unit of other facts only', { unit: 'mmol/L' }, 'unknown-unit'],
    ['an inherited name', { unit: 'constructor' }, 'unknown-unit'],
  ])('%s: %j is %s', (_, unit, wanted) => {
    expect(used('hba1c', { value: 50, ...unit })).toBe(wanted)
  })

  it('no unit is guessed from the size: 6.5 in mmol/mol is implausible, not 6.5 %', () => {
    expect(used('hba1c', { value: 6.5, unit: 'mmol/mol' })).toBe('implausible')
    expect(used('hba1c', { value: 6.5 })).toBe('no-unit')
  })

  it('what cannot be converted is told as it was sent', () => {
    expect(factsOf('hba1c', of('hba1c', { value: 8.9, unit: 'mmol/L' }))).toMatchObject([
      { value: 8.9, unit: 'mmol/L', reason: 'unknown-unit' },
    ])
    expect(factsOf('hba1c', of('hba1c', { value: 6.5, comparator: '>' }))).toMatchObject([
      { value: 6.5, comparator: '>', unit: null, reason: 'no-unit' },
    ])
  })
})

describe('only a quantity is a measured value', () => {
  it.each([
    ['text', { valueString: '50 mmol/mol' }],
    ['an integer', { valueInteger: 50 }],
    ['a range', { valueRange: { low: { value: 48, unit: 'mmol/mol' } } }],
    ['a ratio', { valueRatio: { numerator: { value: 50, unit: 'mmol/mol' } } }],
    ['a code', { valueCodeableConcept: { text: '50' } }],
    ['nothing', {}],
    ['a reason why there is none', { dataAbsentReason: { text: 'unknown' } }],
  ])('%s is none', (_, value) => {
    expect(used('hba1c', undefined, value)).toBe('no-quantity')
  })

  it.each([
    [{ unit: 'mmol/mol' }],
    [{ value: '50', unit: 'mmol/mol' }],
    [{ value: null, unit: 'mmol/mol' }],
    [{ value: true }],
    [[]],
    [null],
    ['50 mmol/mol'],
  ])('nor is %j', (quantity) => {
    expect(used('hba1c', quantity)).toBe('no-quantity')
  })

  it('a score may be an integer, and needs no unit', () => {
    expect(used('gfi', undefined, { valueInteger: 4 })).toBe(4)
    expect(used('gfi', { value: 4 })).toBe(4)
    expect(used('gfi', { value: 4, unit: 'van de 15' })).toBe(4)
    expect(used('cfs', undefined, { valueInteger: 10 })).toBe('implausible')
    expect(used('cfs', undefined, { valueString: '5' })).toBe('no-quantity')
  })
})

describe('comparators', () => {
  it.each(['<', '<=', '>', '>='])('%s is kept', (comparator) => {
    expect(used('egfr', { value: 90, unit: 'mL/min', comparator })).toBe(`${comparator}90`)
  })

  it.each(['~', 'ad', '≥', 5, {}])('%j is none that can be compared', (comparator) => {
    expect(used('egfr', { value: 90, unit: 'mL/min', comparator })).toBe('comparator')
  })

  it('the bound is converted and rounded too', () => {
    expect(used('hba1c', { value: 6.5, unit: '%', comparator: '<' })).toBe('<48')
    expect(used('egfr', { value: 89.6, unit: 'mL/min', comparator: '>' })).toBe('>90')
  })
})
