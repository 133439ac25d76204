import type { Day } from '../calendar.ts'
import type { CardShapes } from '../knowledge/card-shape.ts'
import type { CardRequest, DeclaredCard } from './view.ts'

/** Why a recommendation is kept silent: a code of the service's `silences.yaml`. @see docs/explain.md#why-a-card-is-not-shown */
export type NotShown = string

/** Why a rule keeps a card silent, with the day from which it no longer does where that is known. */
export type Rest<Silence extends string = string> = Silence | { readonly notShown: Silence; readonly againFrom: Day }

/** Something to recommend, with the card that says so; `notShown` keeps it silent and says why. */
export interface Recommendation<Reason extends string = string, Result extends object = object> {
  readonly outcome: 'recommend'
  readonly reason: Reason
  readonly result: Result
  readonly card: CardRequest | null
  readonly notShown: NotShown | null
  /** The day from which it no longer is kept silent, where the rule knows it. */
  readonly againFrom?: Day
}

/** Looked, and the answer is no: the reason tells why. Rarely there is something to say all the same, on a card. */
export interface NotApplicable<Reason extends string = string, Result extends object = object> {
  readonly outcome: 'not-applicable'
  readonly reason: Reason
  readonly result: Result
  readonly card: CardRequest | null
  readonly notShown: NotShown | null
  /** The day from which it no longer is kept silent, where the rule knows it. */
  readonly againFrom?: Day
}

/** Cannot be decided without what is named; a card only where that one thing would change the outcome, or something else is to be said. */
export interface Missing<Reason extends string = string, Result extends object = object> {
  readonly outcome: 'missing'
  readonly reason: Reason
  readonly missing: readonly string[]
  readonly result: Result
  readonly card: CardRequest | null
  readonly notShown: NotShown | null
  /** The day from which it no longer is kept silent, where the rule knows it. */
  readonly againFrom?: Day
}

/** The answer of a rule: never a bare boolean. `result` has the shape that the contract of "why?" gives it. */
export type Decision<Reason extends string = string, Result extends object = object> =
  | Recommendation<Reason, Result>
  | NotApplicable<Reason, Result>
  | Missing<Reason, Result>

/** The result of a decision that has none. */
export type NoResult = Readonly<Record<string, never>>

/** How a rule answers: with the reasons, cards and silences that it declares, and no others. */
export interface Answers<Reason extends string, Cards extends CardShapes, Silence extends string> {
  recommend<Result extends object>(
    reason: Reason,
    result: Result,
    card: DeclaredCard<Cards> | null,
    notShown?: Rest<Silence> | null,
  ): Recommendation<Reason, Result>
  notApplicable<Result extends object = NoResult>(
    reason: Reason,
    result?: Result,
    card?: DeclaredCard<Cards> | null,
    notShown?: Rest<Silence> | null,
  ): NotApplicable<Reason, Result>
  /** Without a reason of its own the first of what is missing is the reason. */
  missing<Result extends object>(
    names: readonly [Reason, ...string[]],
    result: Result,
    more?: { readonly card?: DeclaredCard<Cards> | null; readonly notShown?: Rest<Silence> | null },
  ): Missing<Reason, Result>
  missing<Result extends object>(
    names: readonly string[],
    result: Result,
    more: {
      readonly reason: Reason
      readonly card?: DeclaredCard<Cards> | null
      readonly notShown?: Rest<Silence> | null
    },
  ): Missing<Reason, Result>
}

/** How any rule answers, whatever it declares. */
export const answers = { recommend, notApplicable, missing }

export type AnyAnswers = typeof answers

/** Something to recommend. */
export function recommend<Result extends object>(
  reason: string,
  result: Result,
  card: CardRequest | null,
  notShown: Rest | null = null,
): Recommendation<string, Result> {
  return { outcome: 'recommend', reason, result, card, ...kept(notShown) }
}

/** Looked, and the answer is no. */
export function notApplicable(
  reason: string,
  result: object = {},
  card: CardRequest | null = null,
  notShown: Rest | null = null,
): NotApplicable {
  return { outcome: 'not-applicable', reason, result, card, ...kept(notShown) }
}

/** Cannot be decided without what is named. */
export function missing<Result extends object>(
  names: readonly string[],
  result: Result,
  {
    reason = names[0] ?? 'unknown',
    card = null,
    notShown = null,
  }: { reason?: string; card?: CardRequest | null; notShown?: Rest | null } = {},
): Missing<string, Result> {
  return { outcome: 'missing', reason, missing: names, result, card, ...kept(notShown) }
}

function kept(rest: Rest | null): Pick<Recommendation, 'notShown' | 'againFrom'> {
  return typeof rest === 'object' && rest !== null ? rest : { notShown: rest }
}
