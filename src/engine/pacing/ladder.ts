import { type Day, daysAfter } from '../../calendar.ts'
import type { Service } from '../../knowledge/knowledge.ts'
import { ownTerms } from '../../knowledge/own-terms.ts'
import { ranks } from '../../knowledge/service-file/ranking.ts'
import type { Silence } from '../silence.ts'
import type { WantedCard } from '../wanted-card.ts'

/**
 * The cards that may not take the place of a better one on their ladder which was dismissed or rests: for so many days from when that was.
 * @see docs/decisions/pacing.md
 */
export function heldBack(
  cards: readonly WantedCard[],
  silences: ReadonlyMap<string, Silence>,
  { rankings }: Pick<Service, 'rankings'>,
  { asOf, ladderFor }: { readonly asOf: Day; readonly ladderFor: number },
): ReadonlyMap<string, Silence> {
  const held = new Map<string, Silence>()
  for (const ranking of rankings) {
    const place = (card: WantedCard) => ranking.cards.findIndex((each) => isAt(card, each))
    const onLadder = cards
      .filter((card) => ranking.indicators.includes(card.indicator) && ranking.ladder.some((each) => isAt(card, each)))
      .sort((one, other) => place(one) - place(other))
    let until: Day | null = null
    for (const { evaluation } of onLadder) {
      const silence = silences.get(evaluation.rule.name)
      if (!silence && until !== null)
        held.set(evaluation.rule.name, { notShown: ownTerms.anotherCardFirst, againFrom: until })
      const end = silence?.since && daysAfter(silence.since, ladderFor + 1)
      if (end && end > asOf && (until === null || end > until)) until = end
    }
  }
  return held
}

function isAt({ evaluation, request }: WantedCard, place: Service['rankings'][number]['cards'][number]): boolean {
  return ranks(place, evaluation.rule.name, request.name, evaluation.decision.reason)
}
