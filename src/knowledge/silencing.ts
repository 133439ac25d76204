import type { Text } from '../text.ts'
import type { Parameter } from './value.ts'

/** A reason to dismiss a card, and for how long it keeps it silent for that patient. */
export interface OverrideReason extends Text {
  /** The file that says so. */
  readonly at: string
  /** Of a card that informs. */
  readonly silence?: {
    /** What "why?" says of the card that is not shown: a code of the service's silences. */
    readonly notShown: string
    /** Calendar days or months from the day of the dismissal. */
    readonly lasts: Parameter
    /** What is kept silent: all that asks the same, or this card of its rule alone. */
    readonly of: 'question' | 'rule' | 'card'
  }
  /** Of a card that warns, as long as what it says is the same; without one it is shown again. */
  readonly safety?: { readonly [I in 'warning' | 'critical']?: Parameter }
  /** Accepting a suggestion is this reason too, for at most so long. */
  readonly accepted?: Parameter
}

/**
 * For so many days from the first time, on so many of them, anew after so many days; within so many minutes once. For so many days nothing
 * lower on a ladder takes the place; and a warning that was dismissed holds until a value is so much lower.
 */
export type PacingValue = 'shownFor' | 'daysShown' | 'restsUntil' | 'oneShowing' | 'ladderFor' | 'lowerBy'

/** Once a card of one rule was shown, that of another says nearly the same, and rests for so many days; not with these triggers, of which the first says nothing. */
export interface SaidBy {
  /** Both as `folder/rule`. */
  readonly shown: string
  readonly rests: string
  readonly except: readonly string[]
  readonly lasts: Parameter
}

/** How often the same is said of one patient. */
export interface Pacing {
  readonly values: Readonly<Record<PacingValue, Parameter>>
  /** Facts of which a further value is news only when it changes what is decided. */
  readonly series: readonly string[]
  /** Names in results of rules: what makes a card another one when it changes. */
  readonly level: readonly string[]
  /** With these triggers a warning that was dismissed is shown again not for any other value of the fact, but for one that is lower by `lowerBy`. */
  readonly graded: { readonly triggers: readonly string[]; readonly fact: string }
  readonly saidBy: readonly SaidBy[]
}
