import type { Resource } from 'fhir/r4.js'
import type { CardShape, CardShapes, Leaf, Maybe, OneOf } from '../knowledge/card-shape.ts'
import type { Indicator } from '../knowledge/indicator.ts'
import type { Reading } from '../patient/measurements/reading.ts'
import type { Text } from '../text.ts'

export { maybe, oneOf, type Parts } from '../knowledge/card-shape.ts'

export type { Indicator }

interface Leaves extends Record<Leaf, unknown> {
  readonly reading: Reading
  readonly number: number
  readonly flag: boolean
  readonly string: string
  readonly text: Text
}

/** What a card of a declared shape is filled from. */
export type ViewOf<S> = S extends Leaf
  ? Leaves[S]
  : S extends `${infer L extends Leaf}?`
    ? Leaves[L] | null
    : S extends readonly [infer Item]
      ? readonly ViewOf<Item>[]
      : S extends Maybe<infer P>
        ? ViewOf<P> | null
        : S extends OneOf<infer C>
          ? C[number]
          : { readonly [name in keyof S]: ViewOf<S[name]> }

/** What a card text may show. Strings that are a code of `terms.yaml` are shown in words, days as dates, numbers in the reader's notation. */
export type Shown =
  | Reading
  | Text
  | number
  | string
  | boolean
  | null
  | undefined
  | readonly Shown[]
  | { readonly [name: string]: Shown }

/** Whether what a card shows is a measured value. */
export function isReading(shown: object): shown is Reading {
  return 'kind' in shown && shown.kind === 'reading'
}

/** Every measured value in what a card shows. */
export function readingsIn(shown: Shown): readonly Reading[] {
  if (typeof shown !== 'object' || shown === null) return []
  return isReading(shown) ? [shown] : Object.values(shown).flatMap(readingsIn)
}

/** The card a decision asks for: a folder in the rule's `cards/`, what its text shows, and the resources its suggestions update. */
export interface CardRequest {
  readonly name: string
  readonly view: Readonly<Record<string, Shown>>
  /** Overrides the indicator of the card's `card.yaml`. */
  readonly indicator?: Indicator
  readonly resources?: Readonly<Record<string, Resource>>
  /** What its text shows instead once what it asks was refused: it then says the rest. Without this the card is kept silent. */
  readonly ifRefused?: CardRequest['view']
}

/** A card that a rule declares, with all that its text can show. */
export type DeclaredCard<C extends CardShapes> = {
  readonly [Name in keyof C & string]: {
    readonly name: Name
    readonly view: ViewOf<C[Name]['view']>
    readonly indicator?: Indicator
    readonly ifRefused?: ViewOf<C[Name]['view']>
    readonly resources?: { readonly [name in ResourcesOf<C[Name]>]?: Resource }
  }
}[keyof C & string]

type ResourcesOf<C extends CardShape> = C['resources'] extends readonly (infer Name extends string)[] ? Name : never
