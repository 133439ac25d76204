/**
 * What one value of a card is: a measured reading, a number, a flag (yes or no), a string (a code of `terms.yaml`, a day, or a name out of
 * the record), or a text in both languages. With `?` it may be null.
 */
export const leaves = ['reading', 'number', 'flag', 'string', 'text'] as const

export type Leaf = (typeof leaves)[number]

/** The shape of a value that a card shows: a leaf, a list `[shape]`, parts by name, parts that may be null, or a code that has no words. */
export type Shape = Leaf | `${Leaf}?` | readonly [Shape] | Parts | Maybe | OneOf

/** Values by name. */
export interface Parts {
  readonly [name: string]: Shape
}

/** Parts that may be null. */
export interface Maybe<P extends Parts = Parts> {
  readonly kind: 'maybe'
  readonly of: P
}

/** One of these codes: a text asks which it is, and never shows it. */
export interface OneOf<C extends readonly string[] = readonly string[]> {
  readonly kind: 'one-of'
  readonly codes: C
}

/** A card as a rule declares it: what its text is filled from, and the names of the resources that its suggestions refer to or update. */
export interface CardShape {
  readonly view: Parts
  readonly resources?: readonly string[]
}

/** The cards of a rule by name: the folders in its `cards/`. */
export type CardShapes = Readonly<Record<string, CardShape>>

/** Names of the resources that cards give. */
export function resourcesOf(cards: CardShapes): readonly string[] {
  return [...new Set(Object.values(cards).flatMap(({ resources = [] }) => resources))]
}

/** Parts of a view that may be null. */
export function maybe<const P extends Parts>(of: P): Maybe<P> {
  return { kind: 'maybe', of }
}

/** A code of a view that texts ask about with `is` or `has`, and that no text shows. */
export function oneOf<const C extends readonly string[]>(codes: C): OneOf<C> {
  return { kind: 'one-of', codes }
}

/** Whether a value is a list. */
export function isListShape(shape: Shape): shape is readonly [Shape] {
  return Array.isArray(shape)
}

/** Whether a value may be null. */
export function mayBeAbsent(shape: Shape): boolean {
  return typeof shape === 'string' ? shape.endsWith('?') : isMaybe(shape)
}

/** What a value is where it is there. */
export function present(shape: Shape): Leaf | readonly [Shape] | Parts | OneOf {
  if (typeof shape === 'string') return leafOf(shape)
  return isMaybe(shape) ? shape.of : shape
}

function leafOf(shape: Leaf | `${Leaf}?`): Leaf {
  return leaves.find((leaf) => shape.replace('?', '') === leaf) ?? 'flag'
}

/** Whether a value is a code without words. */
export function isOneOfShape(shape: Shape): shape is OneOf {
  return typeof shape === 'object' && !isListShape(shape) && shape.kind === 'one-of'
}

function isMaybe(shape: Shape): shape is Maybe {
  return typeof shape === 'object' && !isListShape(shape) && shape.kind === 'maybe'
}
