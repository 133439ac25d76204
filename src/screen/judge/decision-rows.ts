import type { Explanation, Told } from '../../why/explanation.ts'

/** A decision as one row of a table; lists as their items with a blank between. */
export interface DecisionRow {
  readonly patient: string
  readonly service: string
  readonly rule: string
  readonly outcome: string
  readonly reason: string
  readonly missing: string
  /** Of its card. */
  readonly indicator: string | null
  readonly card: string | null
  readonly notShown: string | null
  /** What else it found, of the names that the service says: name -> value. */
  readonly result: readonly (string | null)[]
}

/** The decisions of a person, one row for each rule. @param names in the results of rules, each a column */
export function decisionRows(
  { service, patient, decisions, cards }: Explanation,
  names: readonly string[],
): readonly DecisionRow[] {
  const indicators = new Map(cards.map(({ uuid, indicator }) => [uuid, indicator]))
  return decisions.map(({ rule, outcome, reason, missing, card, notShown, result }) => ({
    ...{ patient: patient.slice('Patient/'.length), service, rule, outcome, reason, card, notShown },
    missing: missing.join(' '),
    indicator: (card === null ? undefined : indicators.get(card)) ?? null,
    result: names.map((name) => plain(result, name)),
  }))
}

function plain(result: Told['result'], name: string): string | null {
  const value = result[name]
  if (Array.isArray(value)) return value.every((item) => typeof item === 'string') ? value.join(' ') : null
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : null
}
