import type { CardText } from '../knowledge/knowledge.ts'
import type { Evaluation } from './decide.ts'
import type { CardRequest, Indicator } from './view.ts'

/** A card that a decision asks for and that nothing of its own keeps silent. */
export interface WantedCard {
  readonly evaluation: Evaluation
  readonly request: CardRequest
  readonly text: CardText
  readonly indicator: Indicator
}

/** The cards that decisions ask for. @throws Error for a card that the rule does not have */
export function wantedCards(evaluations: readonly Evaluation[]): readonly WantedCard[] {
  return evaluations.flatMap((evaluation) => {
    const { rule, decision } = evaluation
    if (!decision.card || decision.notShown) return []
    const { card: request } = decision
    const text = rule.cards.get(request.name)
    if (!text) throw new Error(`"${request.name}" is asked for as a card of ${rule.name}, and there is none`)
    return [{ evaluation, request, text, indicator: request.indicator ?? text.indicator }]
  })
}
