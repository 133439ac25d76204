import type { ListedCode } from './code-book.ts'
import type { Text } from './knowledge.ts'

export type Diet = 'none' | 'healthy' | 'low-carbohydrate' | 'very-low-calorie'

/** A criterion of a programme; `not` names conditions, procedures or derived claims that rule it out. */
export type Criterion =
  | { readonly kind: 'age'; readonly from?: number; readonly to?: number }
  | { readonly kind: 'bmi'; readonly from: number; readonly orRaisedWaist?: boolean }
  | { readonly kind: 'egfr'; readonly from: number }
  | { readonly kind: 'only-drugs'; readonly classes: readonly string[] }
  | { readonly kind: 'any-drug'; readonly classes: readonly string[] }
  | { readonly kind: 'has'; readonly condition: string }
  | { readonly kind: 'not'; readonly condition: string }

export interface Programme {
  readonly id: string
  readonly name: Text
  readonly who: Text
  readonly lane: 'care-related' | 'indicated'
  readonly diet: Diet
  readonly forDiabetes: boolean
  /** Offered in some regions only: fits where the region has it. */
  readonly regional: boolean
  readonly form: Text
  readonly duration: Text
  readonly payer: Text
  readonly reimbursed: { readonly from: string; readonly to?: string } | null
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
}

/** How a programme or diet is recognised in codes and words. */
export interface Recognition {
  /** The programme's id, or null for a diet that is no programme. */
  readonly programme: string | null
  readonly diet: Diet
  readonly codes: readonly ListedCode[]
  /** Whole words or phrases, any case. */
  readonly phrases: readonly string[]
  /** Beginnings of words, any case. */
  readonly beginnings: readonly string[]
  /** Words do not count in a text that has one of these, e.g. fasting in the name of a laboratory test. */
  readonly unless?: readonly string[]
}

/** How a conversation about remission, and its refusal, are recognised. `cds-services/programmes/conversation.yaml` */
export interface Conversation {
  readonly talk: { readonly codes: readonly ListedCode[]; readonly phrases: readonly string[] }
  readonly refusal: { readonly words: readonly string[] }
}
