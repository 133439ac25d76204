import type { Resource } from 'fhir/r4.js'
import type { Day } from '../calendar.ts'
import type { Fact } from './fact.ts'

/** A condition, procedure or coded observation that stands in one of our code lists and counts on the day judged. */
export interface CodedFact {
  readonly kind: 'coded'
  /** Name of the code list. */
  readonly list: string
  readonly code: string
  readonly mark: string | null
  readonly confidence: 'A' | 'B' | 'C'
  /** Onset, else recorded; performed; effective. Null when undated. */
  readonly day: Day | null
  readonly approximate: boolean
  /** Conditions: whether the day is an onset; a recorded date otherwise. */
  readonly onset: boolean
  /** clinicalStatus of a Condition, status of the others. */
  readonly status: string | null
  /** Conditions: no verification status, or confirmed. Else true. */
  readonly confirmed: boolean
  /** A Condition that has ended on or before the day judged. */
  readonly abated: boolean
  /** Carries a modifier extension that we do not know. */
  readonly doubtful: boolean
  /** Procedures: last day. Conditions that have ended: the day, where it is known. */
  readonly end: Day | null
  /** Observations: the codes of its answer that stand in a list, and its answer in words or as a plain value. */
  readonly answers: readonly { readonly list: string; readonly mark: string | null }[]
  readonly answer: string | number | boolean | null
  readonly source: string
  readonly resource: Resource
}

/** A lifestyle programme or diet, as one resource tells it. */
export interface ProgrammeRecord {
  readonly kind: 'programme'
  /** Id of a programme, null for a diet that is none. */
  readonly programme: string | null
  readonly diet: string
  readonly phase: 'running' | 'planned' | 'over' | 'referral'
  readonly start: Day | null
  readonly end: Day | null
  /** Referrals: the day they were written. */
  readonly authored: Day | null
  /** Carries a modifier extension that we do not know. */
  readonly doubtful: boolean
  readonly status: string | null
  readonly source: string
}

/** Coded facts of one resource type, and what could not be used. */
export interface Coded {
  readonly found: readonly CodedFact[]
  readonly rejected: readonly Fact[]
}
