import { Decimal } from 'decimal.js'
import { describe, expect, it } from 'vitest'
import { whole } from '../../src/budget/work.ts'
import type { ProgrammeRecord } from '../../src/patient/coded-fact.ts'
import type { Drug } from '../../src/patient/medication/drug.ts'
import { courseOf, courseSchema } from '../../src/why/course.ts'

const dose = (amount: number) => ({ amount: new Decimal(amount), unit: 'mg', counted: false, product: 'p' })
const doses: Readonly<Record<string, number | null>> = {
  '2020-01-01': 500,
  '2021-01-01': 500,
  '2022-01-01': 1000,
  '2023-01-01': null,
}
const drug = {
  name: 'Metformine',
  classes: ['metformin'],
  inUse: false,
  start: '2020-01-01',
  end: '2024-01-01',
  approximate: false,
  uses: () =>
    Object.entries(doses).map(([from, amount]) => ({ from, use: { dose: amount === null ? null : dose(amount) } })),
  sources: ['MedicationRequest/m'],
} as unknown as Drug
const programme = {
  programme: null,
  diet: 'low-carbohydrate',
  phase: 'referral',
  start: null,
  authored: '2019-05-01',
  end: null,
  source: 'ServiceRequest/s',
} as unknown as ProgrammeRecord

describe('the course that "why?" tells', () => {
  const drugs = [{ ...drug, name: 'Later', start: '2021-01-01' }, drug]
  const course = whole(courseOf({ drugs, programmes: [programme] }))

  it('is in the shape of the contract, first started first', () => {
    const whole = { ...course, limits: [] }
    expect(courseSchema.parse(whole)).toEqual(whole)
    expect(course.drugs.map(({ name }) => name)).toEqual(['Metformine', 'Later'])
  })

  it('tells a dose from each day on which another was written, also when none was', () => {
    expect(course.drugs[0]?.doses).toEqual([
      { from: '2020-01-01', amount: 500, unit: 'mg' },
      { from: '2022-01-01', amount: 1000, unit: 'mg' },
      { from: '2023-01-01', amount: null, unit: null },
    ])
  })

  it('tells no dose for a day on which the drug was not used', () => {
    const { drugs } = whole(
      courseOf({
        drugs: [{ ...drug, uses: () => drug.uses().map(({ from }) => ({ from, use: null })) }],
        programmes: [],
      }),
    )
    expect(drugs[0]?.doses).toEqual([])
  })

  it('names a diet where there is no programme, and a referral by the day it was written', () => {
    expect(course.programmes).toEqual([
      { programme: 'low-carbohydrate', phase: 'referral', start: '2019-05-01', end: null, source: 'ServiceRequest/s' },
    ])
  })
})
