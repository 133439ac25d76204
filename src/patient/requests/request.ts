import type { Day } from '../../calendar.ts'

/** An order, a task or a goal that asks for something of `codes/requests.yaml` and is not over, or was done. */
export interface RequestRecord {
  readonly kind: 'request'
  readonly name: string
  /** `draft` is not signed yet; `open` is asked for or under way; `done` is completed. */
  readonly phase: 'draft' | 'open' | 'done'
  /** The day from which it counts: of an order or goal that it was written, of a task that it last changed or was done. Null when undated. */
  readonly day: Day | null
  readonly source: string
}
