import type { Condition } from 'fhir/r4.js'
import type { Issue } from '../../errors.ts'
import type { Entry } from '../../fhir/bundle.ts'
import type { Draft } from '../../fhir/draft.ts'
import type { ContextLeniency } from '../context-leniency.ts'

/** What the context of a hook brings beside the patient. */
export interface Brought {
  /** Orders that are being written: no data about the patient. */
  readonly drafts: readonly Draft[]
  /** Every resource that came with them, for what refers to one. */
  readonly entries: readonly Entry[]
  /** Conditions that were put on record just now, all of the patient. */
  readonly conditions: readonly Condition[]
  /** What is wrong with it. */
  readonly issues: readonly Issue[]
  /** What was read all the same, and what strict mode tells of it; of what it takes as well nothing. */
  readonly lenient: readonly { readonly kind: ContextLeniency; readonly issue?: Issue }[]
}

/** Of a hook that brings nothing. */
export const broughtNothing: Brought = { drafts: [], entries: [], conditions: [], issues: [], lenient: [] }
