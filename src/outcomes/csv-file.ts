import { stringify } from 'csv-stringify/sync'
import type { Language } from '../knowledge/knowledge.ts'
import type { Report } from './report.ts'

const columns = [
  ...[
    'indicator',
    'line',
    'months',
    'quarter',
    'population',
    'dimension',
    'value',
    'denominator',
    'yes',
    'unknown',
    'left',
    'not yet',
  ],
  ...[
    'percent',
    'low',
    'high',
    'at least',
    'at most',
    'counts',
    'cumulative',
    'people',
    'mean',
    'median',
    'lower quartile',
    'upper quartile',
  ],
] as const

/** The rows as a table for a spreadsheet. A number that may not be told is empty; of too few people all are. */
export function csvOf({ indicators }: Pick<Report, 'indicators'>, language: Language): string {
  const number = (value: number | null | undefined) =>
    value == null ? '' : language === 'nl' ? String(value).replace('.', ',') : String(value)
  const rows = indicators.map((row) => {
    const { amount, bounds, by } = row
    const counts = Object.entries(row.counts).map(([name, count]) => `${name} ${count ?? '-'}`)
    return [
      ...[row.id, row.line, row.at ?? '', row.quarter ?? '', row.population, by?.dimension ?? '', by?.value ?? ''],
      ...[row.denominator, row.numerator, row.unknown, row.left, row.notYet].map(number),
      ...[row.percent, row.low, row.high, bounds?.[0], bounds?.[1]].map(number),
      counts.join(', '),
      number(row.cumulative),
      ...[amount?.people, amount?.mean, amount?.median, amount?.lower, amount?.upper].map(number),
    ]
  })
  const dialect = { delimiter: ';', record_delimiter: 'windows', escape_formulas: true } as const
  return `\uFEFF${stringify([columns, ...rows], dialect)}`
}
