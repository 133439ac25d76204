import type { Resource } from 'fhir/r4.js'
import type { Patient } from '../fhir/patient.ts'
import type { Reading } from '../fhir/reading.ts'
import type { Text } from '../knowledge/knowledge.ts'

export type { Day } from '../fhir/day.ts'
export { daysAfter, monthsAfter, yearsAfter, yearsBetween } from '../fhir/day.ts'
export { compareDoses } from '../fhir/dose.ts'
export type { Drug } from '../fhir/drug.ts'
export type { Patient } from '../fhir/patient.ts'
export type { Reading } from '../fhir/reading.ts'
export { above, atLeast, atMost, below, changeIn, percentFall, percentOf, quotient } from '../fhir/reading.ts'
export type { CodedFact, ProgrammeRecord } from '../fhir/record.ts'
export { Remembered } from '../fhir/remembered.ts'

/** What is known of a claim; `unknown` is never read as no. */
export type Claim = boolean | 'unknown'

export type Indicator = 'info' | 'warning' | 'critical'

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

/** The card a decision asks for: a file in the rule's `cards/`, what its text shows, and the resources its suggestions update. */
export interface CardRequest {
  readonly name: string
  readonly view: Readonly<Record<string, Shown>>
  /** Overrides the indicator of the card's front matter. */
  readonly indicator?: Indicator
  readonly resources?: Readonly<Record<string, Resource>>
}

/** Why a recommendation is kept silent: section 6 of the exact reading, in its order. */
export const silences = [
  'programme-running',
  'recently-referred',
  'recently-discussed',
  'declined',
  'acute-first',
  'another-card-first',
] as const

export type NotShown = (typeof silences)[number]

/** The answer of a rule: never a bare boolean. `result` has the shape that the contract of "why?" gives it. */
export type Decision<Result = unknown> =
  | {
      readonly outcome: 'recommend'
      readonly reason: string
      readonly result: Result
      readonly card: CardRequest | null
      readonly notShown: NotShown | null
    }
  | { readonly outcome: 'not-applicable'; readonly reason: string; readonly result: Result | Record<string, never> }
  | {
      readonly outcome: 'missing'
      readonly reason: string
      readonly missing: readonly string[]
      readonly result: Result | Record<string, never>
      readonly card: CardRequest | null
    }

/** Something to recommend, with the card that says so; `notShown` keeps it silent and says why. */
export function recommend<Result>(
  reason: string,
  result: Result,
  card: CardRequest | null,
  notShown: NotShown | null = null,
): Decision<Result> {
  return { outcome: 'recommend', reason, result, card, notShown }
}

/** Looked, and nothing to say: the reason tells why. */
export function notApplicable<Result>(reason: string, result: Result | Record<string, never> = {}): Decision<Result> {
  return { outcome: 'not-applicable', reason, result }
}

/** Cannot be decided without what is named; a card only where that one thing would change the outcome. */
export function missing<Result>(
  names: readonly string[],
  result: Result | Record<string, never>,
  { reason = names[0] ?? 'unknown', card = null }: { reason?: string; card?: CardRequest | null } = {},
): Decision<Result> {
  return { outcome: 'missing', reason, missing: names, result, card }
}

/** Declared values: name -> unit. The loader refuses a file whose unit differs. */
export type Units = Readonly<Record<string, string>>

type Numbers<P extends Units> = { readonly [K in keyof P]: number }

/** Concepts and earlier rules that are read. Their results come typed into `find` and `decide`. */
export type Reads = Readonly<Record<string, Concept | Rule>>

type Found<R extends Reads> = {
  readonly [K in keyof R]: R[K] extends Concept<infer T> ? T : R[K] extends Rule<infer T> ? Decision<T> : never
}

/** What several rules ask: gives a value instead of a card. */
export interface Concept<T = unknown> {
  readonly kind: 'concept'
  readonly parameters: Units
  readonly reads: Reads
  find(patient: Patient, values: Readonly<Record<string, number>>, found: Readonly<Record<string, unknown>>): T
}

/** One question of a service. */
export interface Rule<Result = unknown> {
  readonly kind: 'rule'
  readonly parameters: Units
  readonly reads: Reads
  /** Runs although the service does not apply for one of these reasons. */
  readonly despite: readonly string[]
  decide(
    patient: Patient,
    values: Readonly<Record<string, number>>,
    found: Readonly<Record<string, unknown>>,
  ): Decision<Result>
}

/** What limits say that differ for men and women: of someone whose sex is unknown only what both say. */
export function bySex(sex: Patient['sex'], man: Claim, woman: Claim): Claim {
  if (sex === 'male') return man
  return sex === 'female' || man === woman ? woman : 'unknown'
}

/** Whether a list has anything in it. */
export function exists(list: readonly unknown[]): boolean {
  return list.length > 0
}

/** Defines a concept: pure, no clock, no I/O, no number that is not a declared value. */
export function defineConcept<P extends Units, R extends Reads, T>(concept: {
  readonly parameters: P
  readonly reads: R
  find(patient: Patient, values: Numbers<P>, found: Found<R>): T
}): Concept<T> {
  return { kind: 'concept', ...concept } as unknown as Concept<T>
}

/** Defines a rule: pure, no clock, no I/O, no number that is not a declared value. */
export function defineRule<P extends Units, R extends Reads, Result>(rule: {
  readonly parameters: P
  readonly reads: R
  readonly despite?: readonly string[]
  decide(patient: Patient, values: Numbers<P>, found: Found<R>): Decision<Result>
}): Rule<Result> {
  return { kind: 'rule', despite: [], ...rule } as unknown as Rule<Result>
}
