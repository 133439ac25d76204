import { createHash } from 'node:crypto'
import type { Language } from '../../knowledge/knowledge.ts'
import type { Indicator, OutcomeLine, Outcomes } from '../../knowledge/service-file/outcome.ts'
import { isShare, type OutcomeRow } from '../counts/row.ts'
import type { Report } from '../report.ts'
import { escaped } from './escaped.ts'
import { flowOf } from './flow.ts'
import { funnelOf } from './funnel.ts'
import { plotOf } from './plot.ts'
import { quartersOf } from './quarters.ts'
import { type PageWords, words } from './words.ts'

const style = `body{font:16px/1.5 system-ui,sans-serif;color:#1b1b1b;background:#fff;max-width:60rem;margin:0 auto;padding:1rem}
#en{display:none}body:has(#en:target) #nl{display:none}#en:target{display:block}
li.cohort::marker{color:#00558c}li.reference::marker{color:#8a4b00}
svg{width:100%;max-width:26rem;font:12px system-ui,sans-serif}.grid{stroke:#d0d0d0}line.cohort{stroke:#00558c;stroke-width:2}circle.cohort{fill:#00558c}
line.reference{stroke:#8a4b00;stroke-width:2}circle.reference{fill:#8a4b00}line.grey{stroke:#767676}circle.grey{fill:#767676}
table{border-collapse:collapse;width:100%;font-size:.875rem}th,td{border-bottom:1px solid #c0c0c0;padding:.25rem .5rem;text-align:left;vertical-align:top}
caption{text-align:left}.funnel{width:auto}.bar{width:18rem;max-width:40vw;height:1rem;display:block}.bar rect{fill:#00558c}svg.flow{max-width:38rem}
.s0{fill:#3f6f2a}.s1{fill:#00558c}.s2{fill:#8a4b00}.s3{fill:#6b3a7a}.ribbon{opacity:.45}@media print{svg{print-color-adjust:exact}}.scroll{overflow-x:auto}section{break-inside:avoid}@media print{nav{display:none}}`

/** The page of a count: one file that asks nothing of anywhere and runs nothing, in both languages, the one asked for first. */
export function pageOf(report: Report, outcomes: Outcomes): string {
  const hash = createHash('sha256').update(style).digest('base64')
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`
  const rows = report.indicators.filter(({ by }) => by === null)
  const body = (['nl', 'en'] as const).map((language) => bodyOf(report, rows, outcomes, language)).join('')
  return `<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${words.nl.title}</title><style>${style}</style></head>
<body>${body}</body></html>
`
}

function bodyOf(report: Report, rows: readonly OutcomeRow[], outcomes: Outcomes, language: Language): string {
  const say = words[language]
  const { indicators, funnel } = outcomes
  const leads = indicators.flatMap(({ id, lines }) =>
    lines.flatMap((line) => (id === funnel?.indicator && line.name === funnel.line ? line.title[language] : [])),
  )
  const other = language === 'nl' ? 'en' : 'nl'
  const outside = Object.entries(report.cohort.outside).map(
    ([why, count]) =>
      `<li>${escaped(why in say.why ? say.why[why as keyof typeof say.why] : why)}: ${count ?? say.hidden}</li>`,
  )
  return `<main id="${language}" lang="${language}"><nav><a href="#${other}" lang="${other}">${say.other}</a></nav>
<h1>${say.title}</h1><p>${say.head(report.from, report.to, report.asOf)} ${say.people(report.cohort.people)}</p>
${outside.length > 0 ? `<p>${say.outside}:</p><ul>${outside.join('')}</ul>` : ''}<p>${say.beware} ${say.many}</p><ul><li class="cohort">${say.cohort}</li><li class="reference">${say.reference}</li></ul>
${funnelOf(report, outcomes, leads[0] ?? '', say)}${indicators.map((each) => sectionOf(each, rows, language)).join('')}</main>`
}

function sectionOf(indicator: Indicator, rows: readonly OutcomeRow[], language: Language): string {
  const say = words[language]
  const { id, title, definition, origin, version, lines, quarterly } = indicator
  const parts = quarterly ? [quartersOf(indicator, rows, say, language)] : lines.map(lineOf)
  return `<section><h2>${id}. ${escaped(title[language])}</h2><p>${escaped(definition[language])} ${say.defined[origin]} ${escaped(version)}.</p>${parts.join('')}</section>`

  function lineOf(line: OutcomeLine): string {
    const own = rows.filter((row) => row.id === id && row.line === line.name)
    if (own.length === 0) return ''
    const label = escaped(line.title[language])
    const { flow } = line
    if (flow) {
      const row = own.find(({ at, population }) => at === flow.at && population === 'cohort')
      if (!row) return ''
      const told = row.tooFew ? `<p>${say.tooFew}</p>` : flowOf(row, flow, `${id} ${label}`, say, language)
      return `<h3>${label}</h3>${told}`
    }
    const plot = isShare(line) && own.some(({ percent }) => percent !== null) ? plotOf(own, say.months, label) : ''
    const heads = say.columns.map((each) => `<th scope="col">${each}</th>`).join('')
    return `<h3>${label}</h3>${plot}<div class="scroll" tabindex="0" role="region" aria-label="${id} ${label}"><table><thead><tr>${heads}</tr></thead><tbody>${own
      .map((row) => rowOf(row, line, say, language))
      .join('')}</tbody></table></div>`
  }
}

function rowOf(row: OutcomeRow, line: OutcomeLine, say: PageWords, language: Language): string {
  const start = `<th scope="row">${say.months(row.at ?? 0)}</th><td>${say[row.population]}</td>`
  if (row.tooFew) return `<tr>${start}<td colspan="7">${say.tooFew}</td></tr>`
  if (row.denominator === 0 && row.left === 0 && row.notYet !== 0)
    return `<tr>${start}<td colspan="7">${say.notYet}</td></tr>`
  const number = (value: number | null | undefined) =>
    value == null ? '' : language === 'nl' ? String(value).replace('.', ',') : String(value)
  const shown = (value: number | null | undefined) => (value === null ? say.hidden : number(value))
  const coded = Object.entries(line.codes ?? {}).map(
    ([code, title]) => `${escaped(title[language])} ${shown(row.counts[code])}`,
  )
  const { amount, bounds } = row
  const counted = amount ? shown(amount.people) : line.codes ? coded.join(', ') : shown(row.numerator)
  const interval = row.low === null ? '' : ` (${number(row.low)}-${number(row.high)})`
  const unit = line.unit === undefined ? '' : ` ${escaped(line.unit)}`
  const cells = [
    counted,
    isShare(line) ? shown(row.counts.no) : '',
    shown(row.unknown),
    shown(row.left),
    row.percent === null ? '' : `${number(row.percent)} %${interval}`,
    bounds ? `${number(bounds[0])}-${number(bounds[1])} %` : '',
    amount?.median === undefined
      ? ''
      : `${number(amount.median)}${unit} (${number(amount.lower)} / ${number(amount.upper)})`,
  ]
  return `<tr>${start}${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
}
