import type { Text } from '../../text.ts'
import type { ListedCode } from '../codes/code-book.ts'
import type { Listing, LocalOffer } from './listing.ts'

/** How the food of a programme can differ from usual. */
export interface Diets {
  /** The least strict first: of several in one record the last of these counts. */
  readonly order: readonly string[]
  /** Of a programme of a region that does not say it. */
  readonly otherwise: string
}

/** What criteria of programmes may name beside age, drugs, conditions and procedures. */
export interface CriterionNames {
  /** Measures, and the claim that may do where the value is too low or unknown. */
  readonly measures: ReadonlyMap<string, { readonly or?: string }>
  /** Claims that follow from several facts; a concept tells whether they hold. */
  readonly claims: readonly string[]
  /** Part of the extension of a region -> the condition for which a programme is made. */
  readonly for: ReadonlyMap<string, string>
}

/** A criterion of a programme; `not` names conditions, procedures or claims that rule it out. */
export type Criterion =
  | { readonly kind: 'age'; readonly from?: number; readonly to?: number }
  | MeasureCriterion
  | { readonly kind: 'only-drugs'; readonly classes: readonly string[] }
  | { readonly kind: 'any-drug'; readonly classes: readonly string[] }
  | { readonly kind: 'has'; readonly condition: string }
  | { readonly kind: 'not'; readonly condition: string }

/** At least so much of a measure; `or` is a claim that will do where the value is too low or unknown. */
export interface MeasureCriterion {
  readonly kind: 'measure'
  readonly measure: string
  readonly from: number
  readonly or?: string
}

export interface Programme {
  readonly id: string
  readonly name: Text
  readonly who: Text
  readonly lane: 'care-related' | 'indicated'
  /** What it is for, where that is not lifestyle: offered only by rules that ask for it. */
  readonly field?: string
  readonly diet: string
  /** Conditions that it is made for: it comes before general ones. */
  readonly for: readonly string[]
  /** Offered in some regions only: fits where the region has it. */
  readonly regional: boolean
  readonly form: Text
  readonly duration: Text
  /** Months that it lasts at least, where it says so. */
  readonly lasts?: number
  readonly payer: Text
  /** One line for a card: form, how long, who pays. */
  readonly brief: Text
  /** Whether more weight is lost than in general programmes. */
  readonly intensity: 'general' | 'intensive'
  readonly reimbursed: { readonly from: string; readonly to?: string } | null
  /** The languages in which it is given, where it says so. */
  readonly languages?: readonly string[]
  /** What is to be checked of somebody with a condition before it is offered: a code of `terms.yaml`. */
  readonly asks?: readonly { readonly condition: string; readonly what: string }[]
  /** It has checks of its own: those who take part come for the yearly one alone. */
  readonly checks?: 'yearly'
  readonly evidence: Text
  readonly consent: Text | null
  /** Null where a region does not say it. */
  readonly checkedOn: string | null
  /** id in sources.yaml; of a programme of the region `region`. */
  readonly source: string
  /** Null where a region does not say it. */
  readonly url: string | null
  readonly criteria: readonly Criterion[]
  /** The area that a programme of the region serves. */
  readonly area?: string
  /** The national programme of which a programme of the region is the local form. */
  readonly variantOf?: string
  /** The last day on which it is offered. */
  readonly until?: string
  /** What the directory tells of it. */
  readonly listing: Listing
  /** Of a programme of the region: where and by whom. */
  readonly local?: LocalOffer
}

/** How a programme or diet is recognised in codes and words. */
export interface Recognition {
  /** The programme's id, or null for a diet that is no programme. */
  readonly programme: string | null
  readonly diet: string
  readonly codes: readonly ListedCode[]
  /** Whole words or phrases, any case. */
  readonly phrases: readonly string[]
  /** Beginnings of words, any case. */
  readonly beginnings: readonly string[]
  /** Words do not count in a text that has one of these, e.g. what is the name of a laboratory test too. */
  readonly unless?: readonly string[]
}

/** How a conversation about something, and its refusal, are recognised. */
export interface Conversation {
  readonly talk: { readonly codes: readonly ListedCode[]; readonly phrases: readonly string[] }
  readonly refusal: { readonly words: readonly string[] }
}
