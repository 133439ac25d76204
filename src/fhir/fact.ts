/** Why a value was not used; documented in section 10 of the exact reading. */
export type Unused =
  | 'no-unit'
  | 'unknown-unit'
  | 'unit-conflict'
  | 'implausible'
  | 'status'
  | 'no-quantity'
  | 'unknown-modifier'
  | 'unreliable'
  | 'no-date'
  | 'partial-date'
  | 'after-as-of'
  | 'too-old'
  | 'comparator'
  | 'other-patient'
  | 'no-subject'
  | 'not-fasting'
  | 'not-venous'
  | 'superseded'

/** One line of what was read, in the shape of the contract of "why?". @see explain.md, `facts` */
export interface Fact {
  readonly fact: string
  readonly value: number | string | boolean | null
  readonly unit: string | null
  readonly date: string | null
  /** `Type/id` of the resource it was read from. */
  readonly source: string
  readonly used: boolean
  readonly reason?: Unused
}
