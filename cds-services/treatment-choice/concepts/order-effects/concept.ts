import { defineConcept, exists, type Names, type Order } from '../../../engine.ts'

type Kind = Order['parts'][number]['kind']
type Class = Names['classes']

/** What is ordered. Classes are of any confidence: for safety rules only. */
export interface OrderEffects {
  /** Orders that start or go on with a drug, and do one of these with one of these classes. */
  readonly starts: (kinds: readonly Kind[], classes: readonly Class[]) => readonly Order[]
  /** Orders that stop a drug of one of these classes without another in its place. */
  readonly stops: (classes: readonly Class[]) => readonly Order[]
  /** Orders that interrupt one. */
  readonly pauses: (classes: readonly Class[]) => readonly Order[]
}

/** @see ./about.md */
export default defineConcept({
  parameters: {},
  reads: {},
  find({ orders }): OrderEffects {
    const doing = (act: Order['act'], kinds: readonly Kind[], classes: readonly Class[]) =>
      orders.filter(
        (order) =>
          order.act === act && order.parts.some((part) => classes.includes(part.class) && kinds.includes(part.kind)),
      )
    return {
      starts: (kinds, classes) => doing('start', kinds, classes),
      stops: (classes) => doing('stop', ['stop'], classes),
      pauses: (classes) => doing('pause', ['other'], classes).filter(({ covers }) => exists(covers)),
    }
  },
})

/** The names of orders, each once and in the order of the call, when the call is about one of them; else none. */
export function judged(orders: readonly Order[]): readonly string[] {
  const drafts = [...new Set(orders.map(({ draft }) => draft))]
  return orders.some(({ selected }) => selected) ? drafts : []
}

/** What a card calls orders by, each once. */
export function namesOf(orders: readonly Order[]): readonly string[] {
  return [...new Set(orders.map(({ name }) => name))]
}
