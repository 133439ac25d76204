import type { Condition, Resource } from 'fhir/r4.js'
import type { Steps } from '../budget/work.ts'
import type { Dictionary } from '../knowledge/dictionary.ts'
import type { Site } from '../knowledge/site.ts'
import type { Context } from './context.ts'
import type { Drug } from './medication/drug.ts'
import type { Order } from './orders/order.ts'

/** What a patient is made from. */
export interface PatientGiven {
  readonly resources: ReadonlyMap<string, readonly Resource[]>
  /** Conditions that were put on record just now; none of them is among the resources. */
  readonly added?: readonly Condition[]
  readonly unavailable: ReadonlySet<string>
  readonly dictionary: Dictionary
  readonly context: Context
  readonly site: Site
  /** Reads what a hook brings beside the patient, held against the drugs of the record. */
  readonly orders?: (drugs: () => readonly Drug[]) => Steps<readonly Order[]>
}

/** Of a call that brings none. */
// biome-ignore lint/correctness/useYield: there is nothing to lay aside.
export function* noOrders(): Steps<readonly Order[]> {
  return []
}
