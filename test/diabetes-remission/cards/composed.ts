import { type Composed, compose } from '../../../src/cards/compose.ts'
import { writingsOf } from '../../../src/cards/writing.ts'
import type { Evaluation } from '../../../src/engine/decide.ts'
import { type Decision, missing, type NotShown, recommend } from '../../../src/engine/decision.ts'
import type { CardRequest } from '../../../src/engine/view.ts'
import type { Language } from '../../../src/knowledge/knowledge.ts'
import { examples } from './examples.ts'
import { partExamples } from './examples-of-parts.ts'
import { texts } from './texts.ts'

const { service, knowledge, rules: texted } = texts()

/** The rules by name, with their real texts. */
export const rules = texted
const whose = { id: 'p1', asOf: '2026-11-22' }
export const languages: readonly Language[] = ['nl', 'en']

/** A decision of a rule that looked at one value. */
export function evaluation(rule: string, decision: Decision, status: 'active' | 'proposed' = 'proposed'): Evaluation {
  return { rule: rules.get(rule), decision, evidence: [], values: [{ status }] } as unknown as Evaluation
}

/** The decision that asks for the card of this name, with the view that is written out for it. */
export function example(name: string, change: Partial<CardRequest> = {}, notShown: NotShown | null = null): Evaluation {
  const { rule, reason, missing: names, card } = examples[name] ?? fail(name)
  const request = { ...card, ...change }
  return evaluation(
    rule,
    names ? missing(names, {}, { reason, card: request }) : recommend(reason, {}, request, notShown),
  )
}

/** The decision of a trigger that holds, with the view that is written out for it. */
export function trigger(name: string, change: CardRequest['view'] = {}): Evaluation {
  const [indicator, view] = partExamples[name] ?? fail(name)
  const card = { name: 'part', indicator, view: { ...view, ...change } }
  return evaluation(name, recommend(name, { indicator }, card))
}

/** The same with something else in the view. */
export function viewed(name: string, view: CardRequest['view']): Evaluation {
  return example(name, { view: { ...examples[name]?.card.view, ...view } })
}

/** @throws Error always: there is no such example */
export function fail(name: string): never {
  throw new Error(`no example ${name}`)
}

/** What is made of decisions. */
export function made(evaluations: readonly Evaluation[], language: Language = 'nl'): Composed {
  return compose(service, knowledge, whose, evaluations, language)
}

/** The same when the questions of these rules were refused. */
export function silenced(
  evaluations: readonly Evaluation[],
  rules: readonly (readonly [string, NotShown])[],
): Composed {
  return compose(
    service,
    knowledge,
    whose,
    evaluations,
    'nl',
    new Map(rules.map(([rule, notShown]) => [rule, { notShown }])),
  )
}

/** The one card that is made. */
export function only(evaluations: readonly Evaluation[], language: Language = 'nl') {
  const { cards } = made(evaluations, language)
  if (cards.length !== 1 || !cards[0]) throw new Error(`${cards.length} cards`)
  return cards[0]
}

/** The resources of the suggestion with this label. */
export function action(card: ReturnType<typeof only>, label: string) {
  const found = card.suggestions?.find((suggestion) => suggestion.label === label)
  return found && writingsOf(found.actions).map(({ resource }) => resource)
}
