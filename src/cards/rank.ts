import type { WantedCard } from '../engine/wanted-card.ts'
import { byUrgency } from '../knowledge/indicator.ts'
import type { Ranking } from '../knowledge/knowledge.ts'
import { ranks } from '../knowledge/service-file/ranking.ts'

/** The cards that want one place: those that are shown there, best first, and the others. */
export interface Placed {
  readonly ranking: Ranking
  readonly shown: readonly WantedCard[]
  readonly others: readonly WantedCard[]
}

/** Picks the cards to show in each ranking: the more urgent first, then the order of the service. */
export function rank(asked: readonly WantedCard[], rankings: readonly Ranking[]): readonly Placed[] {
  return rankings.map((ranking) => {
    const ranked = asked
      .filter(({ indicator }) => ranking.indicators.includes(indicator))
      .sort((one, other) => byUrgency(one, other) || place(one, ranking) - place(other, ranking))
    return { ranking, shown: ranked.slice(0, ranking.show), others: ranked.slice(ranking.show) }
  })
}

/** Under which words a card that is not shown is named; undefined for one that is passed over. */
export function alsoOf({ evaluation }: WantedCard, ranking: Ranking, rankings: readonly Ranking[]): Ranking['also'] {
  const listing = rankings.filter(({ cards }) => cards.some(({ rule }) => rule === evaluation.rule.name))
  return [ranking, ...listing].find(({ also }) => also)?.also
}

function place({ evaluation, request }: WantedCard, { cards }: Ranking): number {
  const found = cards.findIndex((each) => ranks(each, evaluation.rule.name, request.name, evaluation.decision.reason))
  return found < 0 ? cards.length : found
}
