import type { Language } from '../../knowledge/knowledge.ts'
import type { Indicator } from '../../knowledge/service-file/outcome.ts'
import type { OutcomeRow } from '../counts/row.ts'
import { grouped } from '../grouped.ts'
import { escaped } from './escaped.ts'
import type { PageWords } from './words.ts'

/** A row for each quarter, with what happened in it in a column for each line. Markup; nothing where no quarter is over. */
export function quartersOf(
  { id, lines, title }: Indicator,
  rows: readonly OutcomeRow[],
  say: PageWords,
  language: Language,
): string {
  const quarters = grouped(
    rows.filter((row) => row.id === id),
    ({ quarter }) => quarter ?? '',
  )
  if (quarters.size === 0) return ''
  const cell = (row: OutcomeRow | undefined): string => {
    if (!row || row.tooFew) return say.tooFew
    const sum = row.cumulative === null ? '' : ` (${row.cumulative})`
    const open = row.unknown === 0 ? '' : `; ${say.unknownOf(row.unknown ?? say.hidden)}`
    return `${row.numerator ?? say.hidden}${sum}${open}`
  }
  const heads = lines.map((line) => `<th scope="col">${escaped(line.title[language])}</th>`).join('')
  const body = [...quarters].map(([quarter, each]) => {
    const cells = lines.map(({ name }) => `<td>${cell(each.find(({ line }) => line === name))}</td>`).join('')
    return `<tr><th scope="row">${quarter}</th>${cells}</tr>`
  })
  const label = `${id} ${escaped(title[language])}`
  return `<p>${say.aboutQuarters}</p><div class="scroll" tabindex="0" role="region" aria-label="${label}"><table><thead><tr><th scope="col">${say.quarter}</th>${heads}</tr></thead><tbody>${body.join('')}</tbody></table></div>`
}
