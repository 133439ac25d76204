import type { CodeBook } from './codes/code-book.ts'
import type { Facets } from './programmes/listing.ts'
import type { Conversation, CriterionNames, Diets, Programme, Recognition } from './programmes/offer.ts'

export type * from './codes/code-book.ts'
export type * from './programmes/listing.ts'
export type * from './programmes/offer.ts'

/** What reading a patient's data needs of the knowledge: what codes, units and words mean, and where a fact stands in a resource. */
export interface Dictionary {
  readonly codes: CodeBook
  /** ViewDefinition JSON by resource type. */
  readonly views: ReadonlyMap<string, unknown>
  readonly programmes: readonly Programme[]
  readonly recognitions: readonly Recognition[]
  readonly diets: Diets
  readonly criteria: CriterionNames
  readonly facets: Facets
  /** By what they are about. */
  readonly conversations: ReadonlyMap<string, Conversation>
}
