import type { CarePlan, Observation } from 'fhir/r4.js'
import { afterAll, describe, expect, it } from 'vitest'
import { readFixture } from '../../src/examples/fixture.ts'
import { bodyOf, sheetAbout, start } from './asked.ts'
import { withMore } from './changed.ts'

const name = 'candidate-two-years-bmi-32'

/** Values of this person again, on another day and with other numbers. */
function earlier(day: string, values: Readonly<Record<string, number>>): readonly Observation[] {
  const resources = (readFixture(name).entry ?? []).map(({ resource }) => structuredClone(resource))
  return Object.entries(values).map(([end, value]) => {
    const found = resources.find((each) => each?.id === `fx-banaan-${end}`) as Observation
    const { effectiveInstant: _, effectivePeriod: __, ...rest } = found
    return {
      ...rest,
      id: `then-${end}-${day}`,
      effectiveDateTime: day,
      valueQuantity: { ...found.valueQuantity, value },
    }
  })
}

function programme(start: string): CarePlan {
  return {
    resourceType: 'CarePlan',
    id: 'then-plan',
    status: 'active',
    intent: 'plan',
    title: 'Keer Diabetes2 Om GLI',
    subject: { reference: 'Patient/fx-banaan' },
    period: { start },
  }
}

describe('the marks with which those of today are compared', () => {
  const app = start()
  afterAll(() => app.close())
  const thenOf = async (...resources: Parameters<typeof withMore> extends [string, ...infer More] ? More : never) =>
    (await sheetAbout(app, bodyOf(withMore(name, ...resources)))).parts?.course.marks?.then

  it('are those of the oldest day of two years on which three are known', async () => {
    const then = await thenOf(
      ...earlier('2024-03-01', { waist: 90 }),
      ...earlier('2024-09-01', { waist: 110, sys: 120, dia: 70, tg: 2.4 }),
    )
    expect(then?.date).toBe('2024-09-01')
    expect(Object.fromEntries((then?.marks ?? []).map(({ mark, state }) => [mark, state]))).toEqual({
      waist: 'too-high',
      'blood-pressure': 'good',
      glucose: 'unknown',
      hdl: 'unknown',
      triglycerides: 'too-high',
    })
  })

  it('are none with two known, or from more than two years ago', async () => {
    expect(await thenOf(...earlier('2024-09-01', { waist: 110, tg: 2.4 }))).toBeNull()
    expect(await thenOf(...earlier('2023-09-01', { waist: 110, sys: 120, dia: 70, tg: 2.4 }))).toBeNull()
  })

  it('are none of a day that is no other moment than the newest', async () => {
    expect(await thenOf(...earlier('2025-10-01', { waist: 110, sys: 120, dia: 70, tg: 2.4 }))).toBeNull()
  })

  it('are those of the start of a programme, where there was one', async () => {
    const values = { waist: 110, sys: 120, dia: 70, tg: 2.4 }
    const then = await thenOf(
      ...earlier('2024-03-01', values),
      ...earlier('2025-01-10', values),
      programme('2025-01-20'),
    )
    expect(then?.date).toBe('2025-01-20')
  })
})
