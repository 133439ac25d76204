import type { Concept, Rule } from '../engine/rule.ts'
import type { CodeBook } from './code-book.ts'
import type { Conversation, Programme, Recognition } from './offer.ts'

export type * from './code-book.ts'
export type * from './offer.ts'

/** A sentence or word in both languages of the service. */
export interface Text {
  readonly nl: string
  readonly en: string
}

export type Language = keyof Text

/** A document that values cite. */
export interface Source {
  readonly id: string
  readonly title: Text
  readonly publisher: string
  readonly date: string
  readonly url: string
  readonly kind: 'guideline' | 'position' | 'study' | 'commercial' | 'derived' | 'terminology'
}

/** A cited number of a rule or concept as it is in force on the day judged. */
export interface Value {
  readonly name: string
  readonly title: Text
  readonly value: number
  readonly unit: string
  readonly source: string
  readonly place: Text
  readonly status: 'active' | 'proposed'
  readonly since: string
}

/** All dated values of one parameter, newest first. */
export interface Parameter {
  readonly name: string
  readonly title: Text
  readonly unit: string
  readonly status: 'active' | 'proposed'
  readonly reviewBy: string
  readonly values: readonly (Value & { readonly reading: string })[]
}

/** Front matter and body of a card text, per language. */
export interface CardText {
  readonly name: string
  readonly indicator: 'info' | 'warning' | 'critical'
  /** id in sources.yaml that the card names. */
  readonly source: string
  readonly selectionBehavior: 'any' | 'at-most-one'
  readonly suggestions: readonly string[]
  readonly overrideReasons: readonly string[]
  /** Mustache templates. */
  readonly summary: Text
  readonly detail: Text
}

/** A reason to dismiss a card, and for how long it keeps the same question silent for that patient. */
export interface OverrideReason extends Text {
  readonly silence?: {
    /** What "why?" says of the card that is not shown. */
    readonly notShown: 'declined' | 'recently-discussed'
    /** Calendar months from the day of the refusal. */
    readonly months: Parameter
  }
}

/** A suggestion: its label and the resource it would create or update, with Mustache holes. */
export interface SuggestionText {
  readonly name: string
  readonly label: Text
  readonly description: Text
  readonly type: 'create' | 'update'
  /** For an update: the name in the decision's `resources` of what is updated; everything else in it is kept. */
  readonly of?: string
  /** One suggestion for each item of this list in the card's view, e.g. `programmes`. */
  readonly each?: string
  readonly resource: Readonly<Record<string, unknown>>
}

export interface LoadedConcept {
  readonly name: string
  readonly concept: Concept
  readonly parameters: ReadonlyMap<string, Parameter>
}

export interface LoadedRule {
  readonly name: string
  readonly rule: Rule
  readonly parameters: ReadonlyMap<string, Parameter>
  readonly cards: ReadonlyMap<string, CardText>
  /** reason -> one sentence for a person. */
  readonly reasons: ReadonlyMap<string, Text>
}

export interface Service {
  readonly id: string
  readonly hook: string
  readonly version: string
  readonly status: 'active' | 'draft'
  readonly title: Text
  readonly description: Text
  readonly usageRequirements: Text
  /** Prefetch key -> template. */
  readonly prefetch: Readonly<Record<string, string>>
  /** Of each group at least one key must be had, else 412. */
  readonly needed: readonly (readonly string[])[]
  /** Topic of the cards' source. */
  readonly topic: { readonly system: string; readonly code: string; readonly display: Text }
  /** Name of the concept that tells whether the service applies to a person at all. */
  readonly applies: string
  /** Name of the concept that tells of each programme of the offer whether it fits, for "why?". */
  readonly programmes?: string
  /** Name of the concept that tells in `limits` which of its own values are a limit for a person, for "why?". */
  readonly limits?: string
  /** In the service's order, the order of `explain`. */
  readonly rules: readonly LoadedRule[]
  /** Rule and card, best first, for the goal card and for the safety card. */
  readonly ranking: {
    readonly goal: readonly { readonly rule: string; readonly cards?: readonly string[] }[]
    readonly safety: readonly { readonly rule: string; readonly cards?: readonly string[] }[]
  }
  readonly suggestions: ReadonlyMap<string, SuggestionText>
  readonly overrideReasons: ReadonlyMap<string, OverrideReason>
}

/** Everything in `cds-services/`, checked. */
export interface Knowledge {
  readonly version: string
  /** `sha256:` of all files that decide anything; changes whenever a value, code, text or condition changes. */
  readonly hash: string
  readonly sources: ReadonlyMap<string, Source>
  readonly codes: CodeBook
  /** ViewDefinition JSON by resource type. */
  readonly views: ReadonlyMap<string, unknown>
  readonly programmes: readonly Programme[]
  readonly recognitions: readonly Recognition[]
  readonly conversation: Conversation
  readonly concepts: readonly LoadedConcept[]
  readonly services: ReadonlyMap<string, Service>
  /** A code that cards show -> its words. */
  readonly terms: ReadonlyMap<string, Text>
}
