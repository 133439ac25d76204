import type { Extension, MeasureReport, MeasureReportGroup, MeasureReportGroupPopulation } from 'fhir/r4.js'
import { monthsAfter } from '../../calendar.ts'
import type { Report } from '../report.ts'
import type { OutcomeRow } from '../row.ts'
import { measureUrl, ownCodes, population, populations } from './measure.ts'

/** In the place of a number that may not be told. @see https://hl7.org/fhir/R4/extension-data-absent-reason.html "Data Absent Reason" */
const masked: readonly Extension[] = [
  { url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'masked' },
]

/**
 * A summary for each indicator and time point, of who started and of everybody apart: a group for each line, with those of each group of people behind it.
 * A hidden number is masked; then there is no score either.
 */
export function measureReportsOf(report: Report): readonly MeasureReport[] {
  const places = new Map<string, OutcomeRow[]>()
  for (const row of report.indicators) {
    const key = `${row.id}-${row.at}-${row.population}`
    const known = places.get(key)
    if (known) known.push(row)
    else places.set(key, [row])
  }
  return [...places].map(([key, rows]): MeasureReport => {
    const [{ id, at }] = rows as [OutcomeRow]
    return {
      resourceType: 'MeasureReport',
      id: `${report.service}-${key}`,
      status: 'complete',
      type: 'summary',
      measure: measureUrl(report.service, id),
      date: report.asOf,
      reporter: { display: 'Remissiewijzer' },
      period: { start: monthsAfter(report.from, at), end: monthsAfter(report.to, at) },
      group: rows.map(groupOf),
    }
  })
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
  const names = isShare || row.tooFew ? populations : (['initial-population', 'denominator-exception'] as const)
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
