import type { Resource } from 'fhir/r4.js'
import { compose } from '../../src/engine/compose.ts'
import type { Evaluation } from '../../src/engine/decide.ts'
import { missing, recommend } from '../../src/engine/rule.ts'
import type { Language } from '../../src/knowledge/knowledge.ts'
import { examples } from '../engine/examples.ts'
import { texts } from '../engine/texts.ts'

/** One resource that a card offers to write. */
export interface Suggested {
  /** Card, language and label. */
  readonly name: string
  readonly type: 'create' | 'update'
  readonly resource: Resource
}

/** Everything that the cards of the golden examples offer, in a language. */
export function suggested(language: Language): readonly Suggested[] {
  const { service, knowledge, rules } = texts()
  return Object.values(examples).flatMap(({ rule, reason, missing: names, card }) => {
    const decision = names ? missing(names, {}, { reason, card }) : recommend(reason, {}, card)
    const evaluation = { rule: rules.get(rule), decision, evidence: [], values: [] } as unknown as Evaluation
    const { cards } = compose(service, knowledge, { id: 'p1', asOf: '2026-11-22' }, [evaluation], language)
    return cards.flatMap(({ suggestions = [] }) =>
      suggestions.flatMap(({ label, actions }) =>
        actions.map(({ type, resource }, index) => ({
          name: `${card.name}, ${language}: ${label} (${index + 1})`,
          type,
          resource: resource as unknown as Resource,
        })),
      ),
    )
  })
}
