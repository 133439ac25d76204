import { byUrgency } from '../knowledge/indicator.ts'
import type { CardText, PartsOfCard } from '../knowledge/knowledge.ts'
import type { Evaluation } from './decide.ts'
import type { CardRequest, Indicator } from './view.ts'

/** A card that a decision asks for. */
export interface WantedCard {
  readonly evaluation: Evaluation
  readonly request: CardRequest
  readonly text: CardText
  readonly indicator: Indicator
  /** Of a card that is made of parts: those that hold, the more urgent first and then as the card orders them. */
  readonly parts: readonly WantedCard[]
}

/**
 * The cards that decisions ask for, without those that they keep silent themselves. One that is made of parts is as urgent as the most urgent of them, and there is none without any.
 * @throws Error for a card that the rule does not have
 */
export function wantedCards(evaluations: readonly Evaluation[]): readonly WantedCard[] {
  return askedCards(evaluations).filter(({ evaluation }) => !evaluation.decision.notShown)
}

/** The same with those that are kept silent. */
export function askedCards(evaluations: readonly Evaluation[]): readonly WantedCard[] {
  return evaluations
    .filter(({ rule }) => rule.partOf === null)
    .flatMap((evaluation) => {
      const wanted = wantedOf(evaluation)
      if (!wanted?.text.parts) return wanted ?? []
      const parts = partsOf(evaluation, wanted.text.parts, evaluations)
      const [{ indicator } = wanted] = [...parts, wanted].sort(byUrgency)
      return parts.length > 0 ? [{ ...wanted, indicator, parts }] : []
    })
}

function partsOf(
  { rule }: Evaluation,
  { order }: PartsOfCard,
  evaluations: readonly Evaluation[],
): readonly WantedCard[] {
  const place = ({ evaluation }: WantedCard) => order.indexOf(evaluation.rule.name)
  return evaluations
    .filter((each) => each.rule.partOf === rule.name)
    .flatMap((each) => (each.decision.notShown ? [] : (wantedOf(each) ?? [])))
    .sort((one, other) => byUrgency(one, other) || place(one) - place(other))
}

function wantedOf(evaluation: Evaluation): WantedCard | null {
  const { rule, decision } = evaluation
  if (!decision.card) return null
  const { card: request } = decision
  const text = rule.cards.get(request.name)
  if (!text) throw new Error(`"${request.name}" is asked for as a card of ${rule.name}, and there is none`)
  return { evaluation, request, text, indicator: request.indicator ?? text.indicator, parts: [] }
}
