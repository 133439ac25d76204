import { type Period, type RuleOutcomes, smallest } from '../store/outcomes.ts'

/** The counts as one JSON object; `null` stands for fewer than `fewerThan`, and not none. */
export function reportJson({ from, to }: Period, rows: readonly RuleOutcomes[]) {
  return { from, to, fewerThan: smallest, rows }
}

const columns = ['month', 'service', 'rule', 'version', 'outcome', 'reason', 'cards'] as const

/** The same as CSV, one number a line, `<5` for few. @see RFC 4180 */
export function reportCsv(rows: readonly RuleOutcomes[]): string {
  const lines = rows.flatMap(({ month, service, rule, version, shown, accepted, overridden }) => {
    const line = (outcome: string, reason: string, cards: number | null) =>
      [month, service, rule, version, outcome, reason, cards ?? `<${smallest}`].map(quoted).join(',')
    return [
      line('shown', '', shown),
      line('accepted', '', accepted),
      ...Object.entries(overridden).map(([reason, cards]) => line('overridden', reason, cards)),
    ]
  })
  return [columns.join(','), ...lines, ''].join('\r\n')
}

function quoted(cell: string | number): string {
  return /[",\r\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : String(cell)
}
