import type { Knowledge, Language, Service } from '../knowledge/knowledge.ts'
import { ownTerms } from '../knowledge/own-terms.ts'
import type { Card } from './card.ts'

/**
 * Cards with a link that launches the conversation, first among their links, where the ranking in which they stand is one that does.
 * The page learns from it which card it was opened from.
 * @see docs/conversation.md; https://cds-hooks.hl7.org/2.0/#link "Link"
 */
export function launching(
  cards: readonly Card[],
  { rankings }: Pick<Service, 'rankings'>,
  { terms }: Pick<Knowledge, 'terms'>,
  url: string,
  language: Language,
): readonly Card[] {
  const indicators = rankings.filter(({ launches }) => launches).flatMap(({ indicators }) => indicators)
  const label = terms.get(ownTerms.openConversation)?.[language] ?? url
  return cards.map((card) => {
    if (!indicators.includes(card.indicator)) return card
    const link = { label, url, type: 'smart' as const, appContext: JSON.stringify({ card: card.uuid }) }
    return { ...card, links: [link, ...(card.links ?? [])] }
  })
}
