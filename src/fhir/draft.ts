import type { Resource } from 'fhir/r4.js'

/** An order that is being written: a resource that a hook brings, and that stands in no record yet. */
export interface Draft {
  /** `Type/id`; of one without an id its place, `draftOrders.entry[2]`. */
  readonly name: string
  readonly resource: Resource
  /** Whether the call is about this one; the others are what is ordered with it. */
  readonly selected: boolean
}
