import type { CardShapes } from './card-shape.ts'

/** Declared values: name -> unit. The loader refuses a file whose unit differs. */
export type Units = Readonly<Record<string, string>>

/** A concept or rule as far as loading looks at it: what it reads. What it decides is for the engine alone. */
export interface Definition {
  readonly kind: 'concept' | 'rule'
  readonly parameters: Units
  readonly reads: Readonly<Record<string, Definition>>
}

/**
 * What a concept answers that the engine itself asks for: whether a service applies to a person, which programmes fit, which of its own
 * values are a limit, what is under way. Most answer `nothing` of that: rules and concepts read them.
 */
export type Role = 'applicability' | 'programmes' | 'limits' | 'under-way' | 'remark' | 'nothing'

/** What several rules ask. */
export interface ConceptDefinition<R extends Role = Role> extends Definition {
  readonly kind: 'concept'
  readonly gives: R
  /** Names of what its answer holds, or each item of it, which its cases may ask for. */
  readonly result: readonly string[]
}

/** The concept that tells whether a service applies. */
export interface ApplicabilityDefinition extends ConceptDefinition<'applicability'> {
  /** Every reason why it does not. */
  readonly reasons: readonly string[]
}

/** What concepts are defined as, by what they give. */
export interface Definitions extends Record<Role, ConceptDefinition> {
  readonly applicability: ApplicabilityDefinition
  readonly programmes: ConceptDefinition<'programmes'>
  readonly limits: ConceptDefinition<'limits'>
  readonly 'under-way': ConceptDefinition<'under-way'>
  readonly remark: ConceptDefinition<'remark'>
  readonly nothing: ConceptDefinition<'nothing'>
}

/** One question of a service. */
export interface RuleDefinition extends Definition {
  readonly kind: 'rule'
  /** Every reason that it can give. */
  readonly reasons: readonly string[]
  /** Names of what its result holds. */
  readonly result: readonly string[]
  /** Name in its result -> every code that can stand there, of those that somebody has to have words for. */
  readonly codes: Readonly<Record<string, readonly string[]>>
  readonly cards: CardShapes
  /** Types of resources of which it asks whether they could be had; what its service never asks for is not had, and would read as not there. */
  readonly needs: readonly string[]
  /** Why it may keep a recommendation silent. */
  readonly silences: readonly string[]
  /** Runs although the service does not apply for one of these reasons. */
  readonly despite: readonly string[]
  /** Whether it has no card of its own: what it has to say is a part of the card of the rule in whose folder it lies. */
  readonly isTrigger: boolean
}
