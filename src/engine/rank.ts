import type { CardText, Service } from '../knowledge/knowledge.ts'
import type { Evaluation } from './decide.ts'
import type { CardRequest, Indicator } from './rule.ts'

/** A card that a decision asks for and that nothing of its own keeps silent. */
export interface Asked {
  readonly evaluation: Evaluation
  readonly request: CardRequest
  readonly text: CardText
  readonly indicator: Indicator
}

export interface Ranked {
  /** At most one safety card and one goal card, the safety card first. */
  readonly best: readonly Asked[]
  readonly others: readonly Asked[]
}

/** Whether a card warns. @see clinical-details.md section 9 */
export function isSafety({ indicator }: Asked): boolean {
  return indicator !== 'info'
}

/** Whether a card, also one that only informs, is of a rule that can warn: one that the service ranks among them. */
export function concernsSafety({ evaluation }: Asked, safety: Service['ranking']['safety']): boolean {
  return safety.some(({ rule }) => rule === evaluation.rule.name)
}

/** Picks the cards to show: critical before warning, then the service's own order. @see clinical-details.md section 9 */
export function rank(asked: readonly Asked[], { safety, goal }: Service['ranking']): Ranked {
  const warnings = asked.filter(isSafety).sort((a, b) => urgency(a) - urgency(b) || place(a, safety) - place(b, safety))
  const goals = asked.filter((one) => !isSafety(one)).sort((a, b) => place(a, goal) - place(b, goal))
  return {
    best: [...warnings.slice(0, 1), ...goals.slice(0, 1)],
    others: [...warnings.slice(1), ...goals.slice(1)],
  }
}

function urgency({ indicator }: Asked): number {
  return indicator === 'critical' ? 0 : 1
}

function place({ evaluation, request }: Asked, order: Service['ranking']['goal']): number {
  const found = order.findIndex(
    ({ rule, cards }) => rule === evaluation.rule.name && (!cards || cards.includes(request.name)),
  )
  return found < 0 ? order.length : found
}
