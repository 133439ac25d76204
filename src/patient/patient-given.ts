import type { Resource } from 'fhir/r4.js'
import type { Dictionary } from '../knowledge/dictionary.ts'
import type { Site } from '../knowledge/site.ts'
import type { Context } from './context.ts'
import type { Drug } from './medication/drug.ts'
import type { Order } from './orders/order.ts'

/** What a patient is made from. */
export interface PatientGiven {
  readonly resources: ReadonlyMap<string, readonly Resource[]>
  readonly unavailable: ReadonlySet<string>
  readonly dictionary: Dictionary
  readonly context: Context
  readonly site: Site
  /** Reads what a hook brings beside the patient, held against the drugs of the record. */
  readonly orders?: (drugs: readonly Drug[]) => readonly Order[]
}
