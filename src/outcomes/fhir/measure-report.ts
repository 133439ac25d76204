import type { Extension, MeasureReport, MeasureReportGroup, Period } from 'fhir/r4.js'
import { monthsAfter } from '../../calendar.ts'
import type { Indicator, OutcomeLine, Outcomes } from '../../knowledge/service-file/outcome.ts'
import type { OutcomeRow } from '../counts/row.ts'
import { grouped } from '../grouped.ts'
import { quarterNamed } from '../quarters/quarter.ts'
import type { Report } from '../report.ts'
import { measureUrl } from './measure.ts'
import { apartBy, coded, ownCodes, population, populationsOf, scoringOf } from './populations.ts'

/** In the place of a number that may not be told, or that there is not. @see https://hl7.org/fhir/R4/extension-data-absent-reason.html "Data Absent Reason" */
function absent(why: 'masked' | 'not-applicable'): Extension[] {
  return [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: why }]
}

/**
 * A summary for each indicator and time point, of who started and of everybody apart: a group for each line, with those of each group of people as strata.
 * A hidden number is masked; then there is no score either.
 */
export function measureReportsOf(
  report: Report,
  { indicators, dimensions }: Pick<Outcomes, 'indicators' | 'dimensions'>,
): readonly MeasureReport[] {
  const places = grouped(report.indicators, (row) => `${row.id}-${row.quarter ?? row.at}-${row.population}`)
  return [...places].flatMap(([key, rows]): readonly MeasureReport[] => {
    const [first] = rows
    const indicator = indicators.find(({ id }) => id === first?.id)
    if (!first || !indicator) return []
    return [
      {
        resourceType: 'MeasureReport',
        id: `${report.service}-${key}`,
        status: 'complete',
        type: 'summary',
        measure: measureUrl(report.service, indicator.id),
        date: report.asOf,
        reporter: { display: 'Remissiewijzer' },
        period: periodOf(first, report, indicator),
        group: indicator.lines.flatMap((line) => groupOf(line, rows, indicator, dimensions)),
      },
    ]
  })
}

/** The quarter; else the days that the time point is about, which may be any until that of the data where time is counted from what each reached by themselves. */
function periodOf({ at, quarter }: OutcomeRow, { from, to, asOf }: Report, { countedFrom }: Indicator): Period {
  if (quarter !== null) {
    const { first, last } = quarterNamed(quarter)
    return { start: first, end: last }
  }
  if (at === null || countedFrom) return { start: from, end: asOf }
  return { start: monthsAfter(from, at), end: monthsAfter(to, at) }
}

function groupOf(
  line: OutcomeLine,
  all: readonly OutcomeRow[],
  indicator: Indicator,
  dimensions: Outcomes['dimensions'],
): readonly MeasureReportGroup[] {
  const rows = all.filter((row) => row.line === line.name)
  const whole = rows.find(({ by }) => by === null)
  if (!whole) return []
  const stratifier = apartBy(indicator, dimensions).map((dimension) => {
    const apart = rows.filter(({ by }) => by?.dimension === dimension)
    const stratum = apart.map((row) => ({ value: { text: row.by?.value ?? '' }, ...countsOf(row, line, indicator) }))
    return { code: [coded(ownCodes, dimension)], ...(stratum.length > 0 && { stratum }) }
  })
  return [
    {
      code: coded(ownCodes, line.name),
      ...countsOf(whole, line, indicator),
      stratifier,
    },
  ]
}

function countsOf(
  row: OutcomeRow,
  line: OutcomeLine,
  indicator: Indicator,
): Pick<MeasureReportGroup, 'population' | 'measureScore'> {
  const { denominator, numerator, unknown, amount, counts } = row
  const told: Readonly<Record<string, number | null>> = {
    ...counts,
    ...{ 'initial-population': denominator, denominator, numerator, unknown },
    'denominator-exception': unknown,
    ...(amount && { known: amount.people }),
  }
  // Of a programme in a quarter only to how many it happened is told.
  const isPart = row.quarter !== null && row.by !== null
  const names = populationsOf(line, indicator).filter((name) => !isPart || name === 'yes')
  return {
    population: names.map((name) => {
      const count = told[name] ?? null
      return { code: population(name), ...(count === null ? { _count: { extension: absent('masked') } } : { count }) }
    }),
    ...(scoringOf(indicator) === 'proportion' && { measureScore: scoreOf(row) }),
  }
}

/** Of those known; one that there is not says why, for a share has to have one. */
function scoreOf({ percent, denominator }: OutcomeRow): NonNullable<MeasureReportGroup['measureScore']> {
  if (percent !== null) return { value: Math.round(percent * 10) / 1000 }
  const extension = absent(denominator === null ? 'masked' : 'not-applicable')
  // The types of FHIR for TypeScript know no element beside a number.
  return { _value: { extension } } as MeasureReportGroup['measureScore'] & object
}
