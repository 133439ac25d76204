import type { Day } from '../calendar.ts'
import type { Role, Units } from '../knowledge/definition.ts'
import type { Text } from '../text.ts'

/** Whether a service applies to a person: why not, or null when it does, and what would have to be known when that is the reason. */
export interface Applies<Reason extends string = string> {
  readonly reason: Reason | null
  readonly missing: readonly string[]
}

/** A ground for or against a programme: a criterion with the values that it names, or another. */
export type Ground = Readonly<Record<string, unknown>> & { readonly kind: string }

/** Of a programme of the offer why it fits, why not, and what is unknown. It fits when nothing fails. */
export interface JudgedProgramme {
  readonly id: string
  readonly name: Text
  readonly fits: boolean
  readonly met: readonly Ground[]
  readonly failed: readonly Ground[]
  readonly unknown: readonly Ground[]
}

/** Something that is asked for already, so that no card asks for it again. */
export interface AskedFor {
  /** Of `codes/requests.yaml`. */
  readonly name: string
  /** The day from which it counts, and the first on which it no longer does; null where nobody knows. */
  readonly since: Day | null
  readonly until: Day | null
}

/** That something is to be said on the first card, with the day that goes with it where there is one. */
export interface Remark {
  readonly day: Day | null
}

/** What concepts answer to the engine, by role; the limits are names of their own values. */
export interface Given<P extends Units = Units> extends Record<Role, unknown> {
  readonly applicability: Applies
  readonly programmes: readonly JudgedProgramme[]
  readonly limits: { readonly limits: readonly (keyof P & string)[] }
  readonly 'under-way': readonly AskedFor[]
  /** What is to be said on the first card whatever it is about: the day that goes with it, or null without one; null where nothing is. */
  readonly remark: Remark | null
  readonly nothing: unknown
}
