import type { Template } from '../template/template.ts'
import type { Language, Text } from '../text.ts'

/** A text that is filled from a view, in each language. */
export type Texts = { readonly [L in Language]: Template }

/** What a card is, and its text in each language. */
export interface CardText {
  readonly name: string
  readonly indicator: 'info' | 'warning' | 'critical'
  /** id in sources.yaml that the card names; none of a card that is made of parts, which have their own. */
  readonly source?: string
  /** Reason of the decision -> id of the source that the card names instead. */
  readonly sourceFor?: Readonly<Record<string, string>>
  /** id in sources.yaml of something to take along, for patients. */
  readonly patientLink?: string
  readonly selectionBehavior: 'any' | 'at-most-one'
  readonly suggestions: readonly string[]
  readonly overrideReasons: readonly string[]
  /** Of its lines the first that is not empty is shown. */
  readonly summary: Texts
  readonly detail: Texts
  /** Names of the resources that its texts may refer to. */
  readonly resources: readonly string[]
  /** Of a card that is made of parts: how they are put together. */
  readonly parts?: PartsOfCard
  /** Of a part: how it is named where there is no room to tell it. */
  readonly called?: Text
}

/** How a card is made of the parts that hold. */
export interface PartsOfCard {
  /** So many are told, the first and what has room within so many words; the others are named. */
  readonly most: number
  readonly words: number
  /** Names of the triggers whose parts they are: of equally urgent ones this one comes first. */
  readonly order: readonly string[]
  /** Trigger -> those that say the same and more: with one of these it is not told. */
  readonly within: Readonly<Record<string, readonly string[]>>
}

/** A suggestion: its label and the resource it would create or update, in which every text is a template; `deletes.what` names in the view a draft that it takes away first. */
export interface SuggestionText {
  readonly name: string
  readonly label: Texts
  readonly description: Texts
  readonly type: 'create' | 'update'
  /** For an update: the name in the decision's `resources` of what is updated; everything else in it is kept. */
  readonly of?: string
  /** One suggestion for each item of this list in the card's view, e.g. `programmes`. */
  readonly each?: string
  readonly deletes?: { readonly what: string; readonly description: Texts }
  /** Of one that drafts several: the suggestions that each draft one of them, for when another is asked for already. */
  readonly apart?: readonly string[]
  readonly resource: Readonly<Record<string, unknown>>
}
