import { stringify } from 'csv-stringify/sync'
import { type Day, daysAfter, isMonth, type Month, monthOf, monthsAfter } from '../calendar.ts'
import { fewest, mayTell, type Told } from '../small-numbers.ts'
import type { RuleOutcomes } from '../store/outcomes.ts'
import type { Text } from '../text.ts'

/** Months of a report, both included. */
export interface Months {
  readonly from: Month
  readonly to: Month
}

/** What may be told of the cards of a rule and version that were shown in a month to a tenant. */
export interface ReportRow extends Omit<RuleOutcomes, 'accepted' | 'overridden' | 'open'> {
  readonly shown: number
  readonly accepted: Told
  readonly overridden: Readonly<Record<string, Told>>
  readonly open: Told
}

/** Why months cannot be reported; null when they can: they exist, are in order, and are over. @see docs/decisions/small-numbers.md */
export function whyNotMonths({ from, to }: Months, today: Day): Text | null {
  if (!isMonth(from) || !isMonth(to))
    return {
      en: 'from and to must be months, written YYYY-MM',
      nl: 'from en to moeten maanden zijn, geschreven als JJJJ-MM',
    }
  if (from > to) return { en: 'from must not be after to', nl: 'from mag niet na to komen' }
  return to < monthOf(today)
    ? null
    : { en: 'to must be a month that is over', nl: 'to moet een maand zijn die voorbij is' }
}

/** Those of the months of which nothing is deleted yet, now that rows are kept for so many days: a month that loses its days one by one would tell of each. */
export function wholeMonths({ from, to }: Months, today: Day, retentionDays: number): Months {
  const losing = monthOf(daysAfter(today, -retentionDays))
  const oldest = monthOf(monthsAfter(`${losing}-01`, 1))
  return { from: from < oldest ? oldest : from, to }
}

/** What may be told of each row; a row about too few is left out, as one about nobody is. */
export function reportRows(counts: readonly RuleOutcomes[]): readonly ReportRow[] {
  return counts.flatMap(({ accepted, overridden, open, ...group }) => {
    const reasons = Object.entries(overridden).map(([reason, cards]) => [`${dismissed}${reason}`, cards] as const)
    const told = mayTell<string>({ accepted, open, ...Object.fromEntries(reasons) })
    if (!told) return []
    const cell = (name: string) => told.cells[name] ?? null
    return {
      ...group,
      shown: told.total,
      accepted: cell('accepted'),
      overridden: Object.fromEntries(Object.keys(overridden).map((reason) => [reason, cell(`${dismissed}${reason}`)])),
      open: cell('open'),
    }
  })
}

/** A reason may be called what another cell is called. */
const dismissed = 'overridden '

/** The report as one JSON object; `null` stands for a number that is not told. */
export function reportJson({ from, to }: Months, rows: readonly ReportRow[]) {
  return { from, to, fewest, rows }
}

const columns = ['month', 'tenant', 'service', 'rule', 'version', 'outcome', 'reason', 'cards'] as const

/** The same as CSV, one number a line, `hidden` for one that is not told; no cell is a formula. @see https://www.rfc-editor.org/rfc/rfc4180#section-2 */
export function reportCsv(rows: readonly ReportRow[]): string {
  const lines = rows.flatMap(({ month, tenant, service, rule, version, shown, accepted, overridden, open }) => {
    const line = (outcome: string, reason: string, cards: Told) => [
      month,
      tenant,
      service,
      rule,
      version,
      outcome,
      reason,
      cards ?? 'hidden',
    ]
    return [
      line('shown', '', shown),
      line('accepted', '', accepted),
      ...Object.entries(overridden).map(([reason, cards]) => line('overridden', reason, cards)),
      line('open', '', open),
    ]
  })
  return stringify([[...columns], ...lines], { record_delimiter: 'windows', escape_formulas: true })
}
