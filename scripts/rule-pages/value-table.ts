import type { Knowledge, Parameter } from '../../src/knowledge/knowledge.ts'
import { table } from './markdown.ts'

const words: Readonly<Record<string, readonly [one: string, more: string]>> = {
  '1': ['', ''],
  mo: ['month', 'months'],
  a: ['year', 'years'],
  d: ['day', 'days'],
  h: ['hour', 'hours'],
  'mm[Hg]': ['mmHg', 'mmHg'],
  'kg/m2': ['kg/m²', 'kg/m²'],
  'mL/min/{1.73_m2}': ['mL/min/1.73 m²', 'mL/min/1.73 m²'],
}

/** The value of a parameter that is in force last, with its unit in words. */
export function inWords({ unit, values: [newest] }: Parameter): string {
  if (!newest) return 'not in force yet'
  const [one, more] = words[unit] ?? [unit, unit]
  return `${newest.value} ${newest.value === 1 ? one : more}`.trim()
}

/** Every value that was ever in force, newest first, with where it comes from. */
export function valueTable(parameters: Iterable<Parameter>, { sources }: Knowledge): string {
  const rows = [...parameters].flatMap((parameter) =>
    parameter.values.map((each) => {
      const source = sources.get(each.source)
      const title = source?.title.en ?? each.source
      return [
        `\`${each.name}\``,
        parameter.title.en,
        inWords({ ...parameter, values: [each] }),
        each.since,
        each.reading,
        `${source && source.kind !== 'derived' ? `[${title}](${source.url})` : title}, ${each.place.en}`,
        parameter.status,
        parameter.reviewBy,
      ]
    }),
  )
  return table(['Name', 'What it is', 'Value', 'From', 'In our words', 'Source, place', 'Status', 'Review by'], rows)
}
