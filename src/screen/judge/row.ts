import type { Explanation, Told } from '../../why/explanation.ts'

/** What "why?" tells of a person, without what is the same for everybody: that stands in `knowledge.json`. @see docs/population.md#decisions */
export function rowOf(explanation: Explanation, lacks: readonly string[], isFull: boolean): object {
  const incomplete = lacks.length > 0 ? { incomplete: lacks } : {}
  if (isFull) return { ...explanation, ...incomplete }
  const { service, asOf, knowledge, patient, facts, decisions, orders, cards } = explanation
  return {
    service,
    asOf,
    knowledge,
    patient,
    ...incomplete,
    facts,
    decisions: decisions.map(({ triggers, ...decision }) => ({
      ...brief(decision),
      ...(triggers && { triggers: triggers.map(brief) }),
    })),
    orders,
    cards: cards.map(({ uuid, summary, indicator }) => ({ uuid, summary, indicator })),
  }
}

function brief({ text: _, notShownText: __, values, ...rest }: Told): object {
  return { ...rest, values: values.map(({ name }) => name) }
}
