import type { ExplainedDecision, Explanation } from '../../../why/explanation.ts'

type Values = ExplainedDecision['values']

/**
 * The values of a decision, those first that lie nearest to something in the same unit that it looked at and could use: there it would have turned
 * out otherwise soonest. The rest in its own order, in which those of the rule come before those of what it reads.
 */
export function foremost({ values, evidence }: ExplainedDecision, facts: Explanation['facts']): Values {
  const measured = evidence.flatMap((index) => {
    const fact = facts[index]
    return fact?.used && typeof fact.value === 'number' ? [{ unit: fact.unit, value: fact.value }] : []
  })
  const farness = ({ value, unit }: Values[number]) =>
    Math.min(Number.MAX_VALUE, ...measured.filter((one) => one.unit === unit).map((one) => apart(one.value, value)))
  return values.toSorted((one, other) => farness(one) - farness(other))
}

/** How far two numbers lie apart, as a part of the larger. */
function apart(one: number, other: number): number {
  return one === other ? 0 : Math.abs(one - other) / Math.max(Math.abs(one), Math.abs(other))
}
