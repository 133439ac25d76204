import { type Day, monthsAfter } from '../calendar.ts'
import type { CardShapes, Parts } from '../knowledge/card-shape.ts'
import type {
  ApplicabilityDefinition,
  ConceptDefinition,
  Role,
  RuleDefinition,
  Units,
} from '../knowledge/definition.ts'
import type { Names } from '../knowledge/names.ts'
import type { Patient } from '../patient/patient.ts'
import type { Answers, AnyAnswers, Decision } from './decision.ts'
import type { NamedPatient } from './names.ts'
import type { Applies, Given } from './role.ts'
import { type TriggerAnswers, type TriggerDecision, triggerFrom } from './trigger.ts'

export type { Day } from '../calendar.ts'
export { daysAfter, daysBetween, monthOf, monthsAfter, yearsAfter, yearsBetween } from '../calendar.ts'
export type { Reading } from '../patient/measurements/reading.ts'
export {
  above,
  atLeast,
  atMost,
  below,
  changeIn,
  highestOf,
  lowestOf,
  percentFall,
  percentOf,
  quotient,
} from '../patient/measurements/reading.ts'
export { compareDoses } from '../patient/medication/dose.ts'
export { Remembered } from '../patient/memo.ts'
export type { Rest } from './decision.ts'
export type { NamedDrug, NamedFact, NamedOrder, NamedPatient, NamedProgramme, NamedRecord } from './names.ts'
export type { AskedFor, Remark } from './role.ts'
export { maybe, oneOf, type Parts, readingsIn, type Shown, type ViewOf } from './view.ts'

/** What is known of a claim; `unknown` is never read as no. */
export type Claim = boolean | 'unknown'

type Numbers<P extends Units> = { readonly [K in keyof P]: number }

/** Concepts and earlier rules that are read. Their results come typed into `find` and `decide`. */
export type Reads = Readonly<Record<string, Concept | Rule>>

type Found<R extends Reads> = {
  readonly [K in keyof R]: R[K] extends Concept<infer T> ? T : R[K] extends Rule<infer D> ? D : never
}

/** What several rules ask: gives a value instead of a card. */
export interface Concept<T = unknown> extends ConceptDefinition {
  readonly reads: Reads
  find(patient: Patient, values: Readonly<Record<string, number>>, found: Readonly<Record<string, unknown>>): T
}

/** The concept that tells whether a service applies to a person. */
export interface Applicability<Reason extends string = string>
  extends Concept<Applies<Reason>>,
    ApplicabilityDefinition {
  readonly gives: 'applicability'
  readonly reads: Reads
}

/** One question of a service. */
export interface Rule<D extends Decision = Decision> extends RuleDefinition {
  readonly reads: Reads
  decide(
    patient: Patient,
    values: Readonly<Record<string, number>>,
    found: Readonly<Record<string, unknown>>,
    answers: AnyAnswers,
  ): D
}

/** A rule whose card is a part of another rule's card. */
export type Trigger = Rule<TriggerDecision>

/** What a concept that was loaded answers the engine; the loader takes none but those that the makers made, and these saw to its shape. */
export function conceptGiving<R extends Role>(definition: ConceptDefinition<R>): Concept<Given[R]> {
  return definition as ConceptDefinition as Concept<Given[R]>
}

/** The rule of a definition that was loaded. */
export function ruleIn(definition: RuleDefinition): Rule {
  return definition as Rule
}

/** What limits say that differ for men and women: of someone whose sex is unknown only what both say. */
export function bySex(sex: Patient['sex'], man: Claim, woman: Claim): Claim {
  if (sex === 'male') return man
  return sex === 'female' || man === woman ? woman : 'unknown'
}

/** Whether a value is one of a list of codes; the compiler then knows which, and which it is not. */
export function isOneOf<const Code extends string>(codes: readonly Code[], value: string): value is Code {
  return (codes as readonly string[]).includes(value)
}

/** Whether a list has anything in it. */
export function exists(list: readonly unknown[]): boolean {
  return list.length > 0
}

/** The names of what an answer holds, or each item of a list; those of any of several answers. */
type NameIn<T> = T extends readonly (infer Item)[] ? NameIn<Item> : T extends object ? keyof T & string : never

/** A compile error at `result` for a name of what an answer does not hold. */
type Holds<Held extends readonly string[], T> = [Held[number]] extends [NameIn<T>]
  ? unknown
  : { readonly result: readonly NameIn<T>[] }

/** Whether something that is dated counts on a day, so many calendar months after it; what is not dated counts. */
export function recent(asOf: Day, months: number): (dated: Dated) => boolean {
  return ({ day, end }) => {
    const since = day ?? end
    return since === null || monthsAfter(since, months) >= asOf
  }
}

interface Dated {
  readonly day: Day | null
  readonly end: Day | null
}

/** What a knowledge defines its concepts and rules with; patients answer to its names only. */
export interface Makers<N extends Names> {
  /** Defines a concept: pure, no clock, no I/O, no number that is not a declared value. With `gives` it answers what the engine itself asks for. */
  defineConcept<
    P extends Units,
    R extends Reads,
    T extends Given<P>[G],
    G extends keyof Given = 'nothing',
    const Held extends readonly string[] = readonly [],
  >(
    concept: {
      readonly gives?: G
      readonly parameters: P
      readonly reads: R
      /** Names of what its answer holds, or each item of it, which its cases may ask for; none of an answer that holds nothing. */
      readonly result?: Held
      find(patient: NamedPatient<N>, values: Numbers<P>, found: Found<R>): T
    } & Holds<Held, T>,
  ): Concept<T>
  /** Defines the concept that tells whether a service applies to a person, with every reason why not. */
  defineApplicability<P extends Units, R extends Reads, const Reasons extends readonly string[]>(concept: {
    readonly reasons: Reasons
    readonly parameters: P
    readonly reads: R
    find(patient: NamedPatient<N>, values: Numbers<P>, found: Found<R>): Applies<Reasons[number]>
  }): Applicability<Reasons[number]>
  /**
   * Defines a rule: pure, no clock, no I/O, no number that is not a declared value. It answers with the reasons that it declares, and
   * with cards and silences where it declares some.
   */
  defineRule<
    P extends Units,
    R extends Reads,
    D extends Decision,
    const Reasons extends readonly string[],
    const Cards extends CardShapes = Readonly<Record<never, never>>,
    const Silences extends readonly string[] = readonly [],
    const Needs extends readonly N['resources'][] = readonly [],
  >(rule: {
    readonly parameters: P
    readonly reads: R
    readonly reasons: Reasons
    /** Names of what its result holds, which its cases may ask for; none where it has no result. */
    readonly result?: readonly string[]
    /** Name in its result -> every code that can stand there, of those that the conversation page tells or keeps back. */
    readonly codes?: Readonly<Record<string, readonly string[]>>
    readonly cards?: Cards
    /** Types of resources of which it asks whether they could be had. */
    readonly needs?: Needs
    readonly silences?: Silences
    readonly despite?: readonly string[]
    decide(
      patient: NamedPatient<N, Needs[number]>,
      values: Numbers<P>,
      found: Found<R>,
      answers: Answers<Reasons[number], Cards, Silences[number]>,
    ): D
  }): Rule<D>
  /**
   * Defines a trigger: a rule whose card is a part of the card of the rule in whose folder it lies. It holds, or tells why not.
   * @see docs/decisions/triggers.md
   */
  defineTrigger<
    P extends Units,
    R extends Reads,
    const Reasons extends readonly string[],
    const Shows extends Parts,
    const Needs extends readonly N['resources'][] = readonly [],
  >(trigger: {
    readonly parameters: P
    readonly reads: R
    readonly reasons: Reasons
    /** What the text of its part can show. */
    readonly shows: Shows
    readonly needs?: Needs
    readonly despite?: readonly string[]
    decide(
      patient: NamedPatient<N, Needs[number]>,
      values: Numbers<P>,
      found: Found<R>,
      answers: TriggerAnswers<Reasons[number], Shows>,
    ): TriggerDecision
  }): Trigger
}

/** The makers of a knowledge with these names. @see docs/decisions/names.md */
export function makersFor<N extends Names>(): Makers<N> {
  return makers as unknown as Makers<N>
}

const makers = {
  defineConcept: (concept: object) => ({ kind: 'concept', gives: 'nothing', result: [], ...concept }),
  defineApplicability: (concept: object) => ({
    kind: 'concept',
    gives: 'applicability',
    result: ['reason', 'missing'],
    ...concept,
  }),
  defineRule: (rule: object) => ({
    kind: 'rule',
    result: [],
    codes: {},
    cards: {},
    needs: [],
    silences: [],
    despite: [],
    isTrigger: false,
    ...rule,
  }),
  defineTrigger: triggerFrom,
}
