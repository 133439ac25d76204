import type { Drug } from '../medication/drug.ts'
import type { Reasons } from '../medication/statement-reason.ts'

/** What an order does with what it is for; the strongest first. @see docs/reading.md#what-an-order-does */
export const orderKinds = ['new', 'more', 'stop', 'same', 'programme', 'other'] as const

export type OrderKind = (typeof orderKinds)[number]

/** What an order does with one class of its drug. */
export interface OrderPart {
  readonly class: string
  readonly kind: Exclude<OrderKind, 'programme'>
  /** The class is known by confidence A or B, and the order can be read as it stands; else it is for safety rules only. */
  readonly sure: boolean
}

/** An order that is being written, read beside all others of the call. It is no data about the patient: what it orders is not in use. */
export interface Order extends Reasons {
  readonly kind: 'order'
  /** As the client names it. */
  readonly draft: string
  /** Of its drug, or of the programme or diet as it is written; cut off where it is long; empty where neither is told. */
  readonly name: string
  readonly does: OrderKind
  readonly parts: readonly OrderPart[]
  /** Of an order for a drug: `start` also of what is renewed or changed, `pause` of what is to go on later; null for what orders nothing, and for all others. */
  readonly act: 'start' | 'stop' | 'pause' | null
  /** The treatments in use that it renews, changes, interrupts or stops. */
  readonly covers: readonly Drug[]
  /** Of an order for a programme or diet. */
  readonly programme: string | null
  readonly diet: string | null
  /** Whether the call is about this one. */
  readonly selected: boolean
  /** What a suggestion would take away: null for a draft without an id. */
  readonly id: string | null
  /** Types of the resources that are referred to as its reason. */
  readonly reasonTypes: readonly string[]
}
