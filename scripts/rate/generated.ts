import type { Resource } from 'fhir/r4.js'
import { type Day, daysAfter } from '../../src/calendar.ts'
import { type Random, randomFrom } from '../fuzz/random.ts'
import type { YearOf } from './records.ts'

const icpc = 'http://hl7.org/fhir/sid/icpc-1-nl'
const atc = 'http://www.whocc.no/atc'
const nhg = 'https://referentiemodel.nhg.org/tabellen/nhg-tabel-45-diagnostische-bepalingen'
const loinc = 'http://loinc.org'

/** What they may have beside type 2 diabetes, in how many of a hundred. */
const conditions: readonly (readonly [code: string, percent: number])[] = [
  ['K86', 60],
  ['K75', 10],
  ['K77', 6],
  ['K90', 5],
  ['U99.01', 15],
  ['F83.01', 10],
  ['P70', 3],
]

/** What they may use, in how many of a hundred. */
const treatments: readonly (readonly [percent: number, codes: readonly string[]])[] = [
  [15, []],
  [45, ['A10BA02']],
  [15, ['A10BA02', 'A10BB09']],
  [10, ['A10BA02', 'A10BK01']],
  [3, ['A10BA02', 'A10BJ06']],
  [12, ['A10BA02', 'A10AE04']],
]

/**
 * So many invented people with type 2 diabetes, the same for the same seed: roughly the ages, weights, values and treatments of those whom
 * a Dutch practice sees, drawn independently of each other. They come once a year for their diabetes, with new values.
 */
export function generatedYears(
  count: number,
  from: Day,
  visitOn: (at: number) => number,
  seed: number,
): readonly YearOf[] {
  const random = randomFrom(seed)
  return Array.from({ length: count }, (_, at) => person(`generated-${at}`, from, visitOn(at), random))
}

function person(id: string, from: Day, visit: number, random: Random): YearOf {
  const subject = { reference: `Patient/${id}` }
  const between = (low: number, high: number) => low + (high - low) * ((random.below(1000) + random.below(1000)) / 2000)
  const has = (percent: number) => random.below(100) < percent
  const birth = daysAfter(from, -Math.round(365.25 * between(42, 90)))
  const height = between(155, 190)
  const [bmi, hba1c] = [between(22, 40), between(40, 76)]
  let left = random.below(100)
  const treatment = treatments.find(([percent]) => {
    left -= percent
    return left < 0
  })

  let made = 0
  const about = (more: object) => ({ id: `${id}-${made++}`, subject, ...more }) as unknown as Resource
  const condition = (code: string, onsetDateTime: Day) =>
    about({ resourceType: 'Condition', code: { coding: [{ system: icpc, code }] }, onsetDateTime })
  const drug = (code: string) =>
    about({
      resourceType: 'MedicationStatement',
      status: 'active',
      medicationCodeableConcept: { coding: [{ system: atc, code }] },
      effectivePeriod: { start: daysAfter(from, -700) },
      dateAsserted: daysAfter(from, -60),
    })
  const value = (system: string, code: string, number: number, unit: string, day: Day) =>
    about({
      resourceType: 'Observation',
      status: 'final',
      code: { coding: [{ system, code }] },
      effectiveDateTime: day,
      valueQuantity: { value: number, unit, system: 'http://unitsofmeasure.org', code: unit },
    })
  const round = (number: number, decimals = 0) => Number(number.toFixed(decimals))
  const check = (on: number) => {
    const day = daysAfter(from, on)
    const [now, sugar] = [bmi * between(0.95, 1.05), hba1c + between(-6, 8)]
    return [
      value(nhg, '2816', round(sugar), 'mmol/mol', day),
      value(nhg, '372', round(sugar / 7, 1), 'mmol/L', day),
      value(nhg, '357', round(now * (height / 100) ** 2, 1), 'kg', day),
      value(nhg, '1744', round(between(110, 165)), 'mm[Hg]', day),
      value(nhg, '1740', round(between(60, 95)), 'mm[Hg]', day),
      value(nhg, '3583', round(between(35, 100)), 'mL/min/{1.73_m2}', day),
      value(nhg, '40', round(between(0.2, 4), 1), 'mg/mmol', day),
      value(loinc, '2085-9', round(between(0.8, 1.7), 2), 'mmol/L', day),
      value(loinc, '14927-8', round(between(0.8, 3), 1), 'mmol/L', day),
    ]
  }
  const resources = [
    { resourceType: 'Patient', id, gender: has(50) ? 'female' : 'male', birthDate: birth } as unknown as Resource,
    condition('T90.02', daysAfter(from, -random.below(7000) - 30)),
    ...conditions.flatMap(([code, percent]) => (has(percent) ? [condition(code, daysAfter(from, -1500))] : [])),
    ...(treatment?.[1] ?? []).map(drug),
    value(nhg, '560', round(height), 'cm', daysAfter(from, -2000)),
    ...[visit - 365, visit].flatMap((on) => check(on - 5)),
  ]
  return { id, resources, from }
}
