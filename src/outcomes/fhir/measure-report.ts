import type { Extension, MeasureReport, MeasureReportGroup, MeasureReportGroupPopulation, Period } from 'fhir/r4.js'
import { monthsAfter } from '../../calendar.ts'
import type { Outcomes } from '../../knowledge/service-file/outcome.ts'
import type { OutcomeRow } from '../counts/row.ts'
import { grouped } from '../grouped.ts'
import { quarterNamed } from '../quarters/quarter.ts'
import type { Report } from '../report.ts'
import { measureUrl, ownCodes, population, populations } from './measure.ts'

/** In the place of a number that may not be told. @see https://hl7.org/fhir/R4/extension-data-absent-reason.html "Data Absent Reason" */
const masked: readonly Extension[] = [
  { url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'masked' },
]

/**
 * A summary for each indicator and time point, of who started and of everybody apart: a group for each line, with those of each group of people behind it.
 * A hidden number is masked; then there is no score either.
 */
export function measureReportsOf(report: Report, outcomes: Pick<Outcomes, 'indicators'>): readonly MeasureReport[] {
  const places = grouped(report.indicators, (row) => `${row.id}-${row.quarter ?? row.at}-${row.population}`)
  return [...places].map(([key, rows]): MeasureReport => {
    const [first] = rows as readonly [OutcomeRow]
    const { id } = first
    return {
      resourceType: 'MeasureReport',
      id: `${report.service}-${key}`,
      status: 'complete',
      type: 'summary',
      measure: measureUrl(report.service, id),
      date: report.asOf,
      reporter: { display: 'Remissiewijzer' },
      period: periodOf(first, report, outcomes),
      group: rows.map(groupOf),
    }
  })
}

/** What is told of an amount, and of a programme in a quarter. */
const [amounts, part] = [['initial-population', 'denominator-exception'] as const, ['numerator'] as const]

/** The quarter; else the days that the time point is about, which may be any until that of the data where time is counted from what each reached by themselves. */
function periodOf(
  { id, at, quarter }: OutcomeRow,
  { from, to, asOf }: Report,
  { indicators }: Pick<Outcomes, 'indicators'>,
): Period {
  if (quarter !== null) {
    const { first, last } = quarterNamed(quarter)
    return { start: first, end: last }
  }
  if (at === null || indicators.find((each) => each.id === id)?.countedFrom) return { start: from, end: asOf }
  return { start: monthsAfter(from, at), end: monthsAfter(to, at) }
}

function groupOf(row: OutcomeRow): MeasureReportGroup {
  const by = row.by ? `, ${row.by.dimension} ${row.by.value}` : ''
  const isShare = row.amount === null && 'yes' in row.counts
  const counts: Readonly<Record<(typeof populations)[number], number | null>> = {
    'initial-population': row.denominator,
    denominator: row.denominator,
    numerator: row.numerator,
    'denominator-exception': row.unknown,
  }
  const isPart = row.quarter !== null && row.by !== null
  const names = isPart ? part : isShare || row.tooFew ? populations : amounts
  const amount = row.amount?.median
  return {
    code: { coding: [{ system: ownCodes, code: row.line }], text: `${row.line}${by}` },
    population: [
      ...names.map((code) => ({ code: population(code), ...counted(counts[code]) })),
      ...Object.entries(isShare ? {} : row.counts).map(([code, count]) => ({
        code: { coding: [{ system: ownCodes, code }] },
        ...counted(count),
      })),
    ],
    ...(row.percent !== null && {
      measureScore: { value: row.percent, unit: '%', system: 'http://unitsofmeasure.org', code: '%' },
    }),
    ...(amount !== undefined && { measureScore: { value: amount } }),
  }
}

function counted(count: number | null): Pick<MeasureReportGroupPopulation, 'count' | '_count'> {
  return count === null ? { _count: { extension: [...masked] } } : { count }
}
