import fc from 'fast-check'
import { someone as sentOf, type Words } from '../../cases/someone.ts'
import { judge } from '../../judge.ts'
import { knowledge, service } from '../service.ts'

/** A person in the words of `cases.yaml`, with the members that a property changes. */
export interface Person extends Words {
  readonly sex: string
  readonly conditions: Readonly<Record<string, unknown>>
  readonly drugs: Readonly<Record<string, unknown>>
  readonly hba1c: Readonly<Record<string, number>>
  readonly weight: Readonly<Record<string, number>>
}

/** The day on which the HbA1c and the weight of everyone were last measured. */
export const measuredOn = '2026-11-01'

const conditions = [
  'heart-failure',
  'myocardial-infarction',
  'pcos',
  'retinopathy',
  'dementia',
  'frailty',
  'autoimmune',
  'anaemia',
  'unintended-weight-loss',
]
const drugs: Readonly<Record<string, unknown>> = {
  metformine: '2022-03-01',
  gliclazide: '2022-03-01',
  'insuline glargine': '2023-03-01',
  dapagliflozine: '2024-03-01',
  semaglutide: { from: '2024-01-01', reason: 'obesity' },
  tirzepatide: '2024-01-01',
  Xigduo: { from: '2023-02-01', atc: 'A10BD15' },
  Xultophy: { from: '2024-02-01', atc: 'A10AE56' },
  lisinopril: '2020-01-01',
}
const programmes = [
  {},
  { KDO: '2026-08-01' },
  { GLI: '2026-03-01' },
  { GLI: { from: '2024-08-01', until: '2026-08-01', status: 'completed' } },
]
const glucoses = [2.5, 3.5, 4.6, 6.2, 8.4, 12, 21]

/** Someone with type 2 diabetes, with any of what the cards on goals, tapering and danger look at. */
export const person: fc.Arbitrary<Person> = fc
  .record({
    born: fc.integer({ min: 1938, max: 1992 }),
    sex: fc.constantFrom('male', 'female'),
    since: fc.integer({ min: 2008, max: 2025 }),
    conditions: fc.subarray(conditions, { maxLength: 3 }),
    drugs: fc.subarray(Object.keys(drugs), { maxLength: 4 }),
    hba1c: fc.integer({ min: 40, max: 110 }),
    before: fc.integer({ min: 40, max: 80 }),
    weight: fc.integer({ min: 60, max: 130 }),
    lost: fc.constantFrom(0, 0, 3, 6, 12),
    glucose: fc.option(fc.constantFrom(...glucoses)),
    fasting: fc.option(fc.constantFrom(...glucoses)),
    systolic: fc.integer({ min: 100, max: 160 }),
    programmes: fc.constantFrom(...programmes),
  })
  .map((of) => ({
    born: `${of.born}-05-10`,
    sex: of.sex,
    conditions: {
      'type-2': `${of.since}-02-01`,
      ...Object.fromEntries(of.conditions.map((name) => [name, '2026-06-01'])),
    },
    drugs: Object.fromEntries(of.drugs.map((name) => [name, drugs[name]])),
    hba1c: { '2026-05-01': of.before, [measuredOn]: of.hba1c },
    weight: weighed(of.weight, of.lost),
    height: { '2001-01-01': 172 },
    waist: { [measuredOn]: 105 },
    systolic: { [measuredOn]: of.systolic },
    programmes: of.programmes,
    ...(of.glucose !== null && { 'finger-prick-glucose': { '2026-11-12': of.glucose } }),
    ...(of.fasting !== null && { 'fasting-glucose': { '2026-11-14': of.fasting } }),
  }))

/** Weights that end at this one after a loss of so many percent, which a second weight confirms. */
export function weighed(kg: number, lost: number): Person['weight'] {
  const before = Math.round((kg / (1 - lost / 100)) * 10) / 10
  return lost === 0 ? { [measuredOn]: kg } : { '2026-01-05': before, '2026-01-20': before, [measuredOn]: kg }
}

/** What is decided about them, by rule, and of which rules a card is shown. */
export function decided(words: Person) {
  const { evaluations, composed } = judge(sentOf(words, service.folder, knowledge), service, knowledge)
  const of = (name: string) => {
    const found = evaluations.find(({ rule }) => rule.name === name)
    if (!found) throw new Error(`there is no rule "${name}"`)
    const { outcome, result } = found.decision
    return { outcome, result: result as Readonly<Record<string, unknown>> }
  }
  return { of, shown: composed.shown }
}
