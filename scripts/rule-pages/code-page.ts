import type { CodeBook, Knowledge, ListedCode, Measure } from '../../src/knowledge/knowledge.ts'
import { page, table } from './markdown.ts'
import { link } from './place.ts'

/** The line that says where a page comes from. */
export function generated(from: string): string {
  return `<!-- Written by \`npm run rule-pages\` from ${from}: change it there. -->`
}

/** A fact such as `condition frailty` or `measure glucose (fasting, venous)`, linked from a page to its codes. */
export function linkToFact(fact: string, from: string): string {
  const [kind = '', name = ''] = fact.split(' ')
  const anchors: Readonly<Record<string, string>> = {
    measure: `measure-${name}`,
    condition: `condition-${name}`,
    procedure: `procedure-${name}`,
    finding: `finding-${name}`,
    drug: `drug-${name}`,
  }
  return anchors[kind] ? `[${fact}](${link(from, `codes.md#${anchors[kind]}`)})` : fact
}

/** Every code list, with confidence and source. */
export function codePage({ codes, sources }: Knowledge): string {
  const listed = (rows: readonly ListedCode[], extra: (row: ListedCode) => string = () => '') =>
    table(
      ['System', 'Code', 'Meaning', 'Confidence', 'Source', ''],
      rows.map((row) => [
        row.system,
        `\`${row.code}${row.below ? '*' : ''}\``,
        row.display,
        row.confidence,
        sources.get(row.source)?.title.en ?? row.source,
        extra(row),
      ]),
    )
  const lists = (kind: string, all: CodeBook['conditions']) =>
    [...all.values()].flatMap(({ name, title, kind: counts, texts, codes }) => [
      `### ${kind} ${name}`,
      [title.en, counts && `counts as: ${counts}`, texts && `also by the words ${texts.join(', ')}`]
        .filter(Boolean)
        .join('; '),
      listed(codes, ({ mark }) => mark ?? ''),
    ])
  return page(
    '# Codes',
    generated('cds-services/codes/'),
    'Confidence A: seen in a primary source; B: in a secondary one; C: unverified, and only used to be more careful. `*`: and every code below it. [All rules](README.md)',
    '## Measured values',
    ...[...codes.measures.values()].flatMap((measure) => [
      `### measure ${measure.name}`,
      described(measure),
      listed(measure.codes, (row) => marksOf(row as Measure['codes'][number])),
    ]),
    '## Conditions',
    ...lists('condition', codes.conditions),
    '## Procedures',
    ...lists('procedure', codes.procedures),
    '## Findings',
    ...lists('finding', codes.findings),
    '## Drugs',
    ...drugs(codes, listed),
  )
}

function described({ title, unit, decimals, plausible, careful, units }: Measure): string {
  const converted = Object.keys(units).filter((each) => each !== unit)
  return [
    `${title.en} in ${unit}, ${decimals} decimals, plausible from ${plausible.from} to ${plausible.to}; of two on one day the ${careful} one decides`,
    converted.length > 0 && `converted from ${converted.join(', ')}`,
  ]
    .filter(Boolean)
    .join('; ')
}

function marksOf({ says = [], denies = [] }: Measure['codes'][number]): string {
  return [...says, ...denies.map((mark) => `not ${mark}`)].join(', ')
}

function drugs({ medications }: CodeBook, listed: (rows: readonly ListedCode[]) => string): readonly string[] {
  const groups = [...medications.groups.values()]
  const members = groups.flatMap(({ name, title, classes }) => [
    `### drug ${name}`,
    `${title.en}: ${[...classes].join(', ')}`,
  ])
  const classes = [...medications.classes.values()].flatMap(({ name, title }) => {
    const of = groups.filter(({ classes }) => classes.has(name)).map((group) => group.name)
    const names = medications.names.filter(({ classes }) => classes.includes(name)).map((each) => each.name)
    return [
      `### drug ${name}`,
      [title.en, of.length > 0 && `of ${of.join(', ')}`, names.length > 0 && `by name: ${names.sort().join(', ')}`]
        .filter(Boolean)
        .join('; '),
      listed(medications.products.filter(({ classes }) => classes.includes(name))),
    ]
  })
  return [...members, ...classes]
}
