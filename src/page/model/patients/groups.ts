import type { Introduction } from '../../../examples/introduction.ts'
import type { CardKind, Outcome } from '../../../examples/outcome.ts'
import { indicators } from '../../../knowledge/indicator.ts'

/** What the patients of a group have in common: something urgent, a card that informs of one rule, nothing to say, or that nobody knows. */
export type Kind =
  | { readonly of: 'urgent' | 'nothing' | 'unknown' }
  | { readonly of: 'rule'; readonly service: string; readonly rule: string }

/** Patients with the same outcome. */
export interface Group {
  readonly key: string
  readonly kind: Kind
  readonly people: readonly Introduction[]
}

/** The cards of each patient by name. */
export type CardsByName = ReadonlyMap<string, readonly CardKind[]>

export function cardsByName(outcomes: readonly Outcome[]): CardsByName {
  return new Map(outcomes.map(({ name, cards }) => [name, cards]))
}

/**
 * The patients by the most urgent card that they get: what is urgent first, then those of each rule in the order in which the services ask, then those
 * without a card. Within a group the most urgent first, then by name.
 */
export function groupsOf(
  people: readonly Introduction[],
  cards: CardsByName,
  services: Readonly<Record<string, { readonly asks: Readonly<Record<string, unknown>> }>>,
): readonly Group[] {
  const rules = Object.entries(services).flatMap(([service, { asks }]) =>
    Object.keys(asks).map((rule): Kind => ({ of: 'rule', service, rule })),
  )
  const kinds: readonly Kind[] = [{ of: 'urgent' }, ...rules, { of: 'nothing' }, { of: 'unknown' }]
  const urgencyOf = ({ name }: Introduction) => indicators.indexOf(cards.get(name)?.[0]?.indicator ?? 'info')
  const sorted = people.toSorted(
    (one, other) => urgencyOf(one) - urgencyOf(other) || one.family.localeCompare(other.family, 'nl'),
  )
  return kinds.flatMap((kind) => {
    const key = keyOf(kind)
    const found = sorted.filter(({ name }) => keyOf(kindOf(cards.get(name))) === key)
    return found.length > 0 ? [{ key, kind, people: found }] : []
  })
}

function kindOf(cards: readonly CardKind[] | undefined): Kind {
  if (!cards) return { of: 'unknown' }
  const [first] = cards
  if (!first) return { of: 'nothing' }
  return first.indicator === 'info' ? { of: 'rule', service: first.service, rule: first.rule } : { of: 'urgent' }
}

function keyOf(kind: Kind): string {
  return kind.of === 'rule' ? `${kind.service}/${kind.rule}` : kind.of
}
