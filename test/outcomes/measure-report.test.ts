import { describe, expect, it } from 'vitest'
import type { Tally } from '../../src/outcomes/counts/tally.ts'
import { mayBeTold } from '../../src/outcomes/counts/told.ts'
import { measureOf } from '../../src/outcomes/fhir/measure.ts'
import { measureReportsOf } from '../../src/outcomes/fhir/measure-report.ts'
import type { Report } from '../../src/outcomes/report.ts'
import { service } from '../why.ts'

const { outcomes } = service
if (!outcomes) throw new Error('there is no outcomes.yaml')
const measures = outcomes.indicators.map((each) => measureOf(each, outcomes, service, 'nl'))

/** Of the first indicator at a year: these counts, as they may leave the practice. */
function reported(yes: number, no: number, unknown: number) {
  const [indicator] = outcomes?.indicators ?? []
  const [line] = indicator?.lines ?? []
  if (!outcomes || !indicator || !line) throw new Error('there is no indicator')
  const cell = { indicator: indicator.id, line: line.name, at: 12, quarter: null, population: 'cohort' } as const
  const tally: Tally = { by: null, cell, codes: { yes, no }, amounts: [], leftBy: {}, unknown, notYet: 0 }
  const report: Report = {
    ...{ service: service.id, knowledge: { version: '1', hash: 'a' }, from: '2024-01-01', to: '2024-12-31' },
    ...{ asOf: '2026-11-22', at: [12], shared: true, unavailable: [], cohort: { people: 30, outside: {} } },
    indicators: mayBeTold([tally], outcomes),
  }
  const [first, ...others] = measureReportsOf(report, outcomes)
  expect(others).toEqual([])
  return first
}

const population = (code: string) => ({
  code: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/measure-population', code }] },
})
const masked = {
  _count: { extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'masked' }] },
}

describe('Measure', () => {
  it('is there for each indicator, with an id and an address of its own', () => {
    expect(new Set(measures.map(({ url }) => url)).size).toBe(outcomes.indicators.length)
    for (const { id } of measures) expect(id).toMatch(/^[A-Za-z0-9.-]{1,64}$/)
  })

  it('is a draft where the definition is our own', () => {
    expect(measures.map(({ status }) => status)).toEqual(
      outcomes.indicators.map(({ origin }) => (origin === 'own' ? 'draft' : 'active')),
    )
  })

  it('is a share where each of its lines is one', () => {
    const scoring = Object.fromEntries(measures.map(({ id, scoring }) => [id, scoring?.coding?.[0]?.code]))
    const wanted = {
      O1: 'proportion',
      O2b: 'proportion',
      O6: 'cohort',
      O10: 'proportion',
      O11: 'cohort',
      O12: 'cohort',
    }
    for (const [id, code] of Object.entries(wanted)) expect(scoring[`${service.id}-${id}`], id).toBe(code)
  })

  it('has a group for each line', () => {
    expect(measures.map(({ group }) => group?.length)).toEqual(outcomes.indicators.map(({ lines }) => lines.length))
  })
})

describe('MeasureReport', () => {
  it('counts known and unknown, and is of the measure', () => {
    const report = reported(12, 16, 15)
    expect(report).toMatchObject({
      type: 'summary',
      measure: measures[0]?.url,
      period: { start: '2025-01-01', end: '2025-12-31' },
    })
    expect(report?.group?.[0]?.population).toEqual([
      { ...population('initial-population'), count: 43 },
      { ...population('denominator'), count: 43 },
      { ...population('numerator'), count: 12 },
      { ...population('denominator-exception'), count: 15 },
    ])
    expect(report?.group?.[0]?.measureScore).toEqual({ value: 0.429 })
  })

  it('masks what may not be told, and has no score then', () => {
    const [group] = reported(3, 16, 15)?.group ?? []
    expect(group?.population).toEqual([
      { ...population('initial-population'), ...masked },
      { ...population('denominator'), ...masked },
      { ...population('numerator'), ...masked },
      { ...population('denominator-exception'), ...masked },
    ])
    expect(group?.measureScore).toEqual({ _value: masked._count })
  })
})
