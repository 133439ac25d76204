import type { Claim } from '../../../engine.ts'

/** Why the state is what it is. */
export const stateReasons = [
  'criteria-met',
  'recorded',
  'other-diabetes-type',
  'hba1c-not-below',
  'fasting-glucose-not-below',
  'hba1c-missing',
  'hba1c-unreliable',
  'hba1c-doubtful',
  'on-medication',
  'on-medication-other-indication',
  'discordant',
  'medication-class',
  'stop-date',
  'medication-history',
  'diagnosis-date',
  'too-early',
  'measured-too-soon',
  'fasting-glucose',
] as const

export type StateReason = (typeof stateReasons)[number]

/** What can be asked for where one thing stands in the way. */
export type Asked =
  | 'hba1c-needed'
  | 'other-measure-needed'
  | 'please-check'
  | 'test-counts-now'
  | 'fasting-glucose-needed'

/** The state of remission, and what stands in the way of it. */
export interface RemissionState {
  readonly state:
    | 'recorded'
    | 'confirmed'
    | 'remission'
    | 'consensus-only'
    | 'too-early'
    | 'indeterminate'
    | 'under-medication'
    | 'not'
  readonly reason: StateReason
  /** What would have to be known; empty where the state is settled. */
  readonly missing: readonly string[]
  /** What is asked for, when that alone is missing. */
  readonly asks: Asked | null
  /** Only with `too-early`. */
  readonly testCountsFrom: string | null
  /** Only with `under-medication`. */
  readonly otherIndication?: Claim
}

/** The states of somebody who is in remission. */
export const inRemission = ['recorded', 'confirmed', 'remission'] as const satisfies readonly RemissionState['state'][]

/** A state that is settled. */
export function is(state: RemissionState['state'], reason: StateReason): RemissionState {
  return { state, reason, missing: [], asks: null, testCountsFrom: null }
}

/** A state that something leaves open. */
export function lacks(missing: readonly string[], reason: StateReason, asks: Asked | null): RemissionState {
  return { ...is('indeterminate', reason), missing, asks }
}
