import { daysAfter, defineConcept, exists, type Names, type Order } from '../../../engine.ts'
import programmeCourse from '../../../shared/programme-course/concept.ts'
import { isStrict } from '../../../shared/programme-course/strict-diet.ts'

/** Programmes and diets with few carbohydrates or calories, in the record and among the orders. */
export interface StrictDiets {
  /** Running, starting, or ordered now. */
  readonly any: boolean
  /** Starting, or ordered now. */
  readonly begins: boolean
  /** The same, or running since a few days. */
  readonly beginsOrBegan: boolean
  readonly orders: readonly Order[]
  /** The first of these in words. */
  readonly shown: { readonly diet: Names['diets']; readonly programme: Names['programmes'] | null } | null
}

/** @see ./about.md */
export default defineConcept({
  parameters: { beganWithin: 'd' },
  reads: { programmeCourse },
  find(patient, { beganWithin }, { programmeCourse: { running, starting } }): StrictDiets {
    const [runs, soon] = [running.filter(isStrict), starting.filter(isStrict)]
    const orders = patient.orders.filter(isStrictOrder)
    const begins = exists(soon) || exists(orders)
    const began = runs.some(({ start }) => start !== null && daysAfter(start, beganWithin) >= patient.asOf)
    const [shown = null] = [...orders.flatMap(shownAs), ...runs, ...soon]
    return { any: begins || exists(runs), begins, beginsOrBegan: begins || began, orders, shown }
  },
})

function isStrictOrder({ diet }: Order): boolean {
  return diet !== null && isStrict({ diet })
}

function shownAs({ diet, programme }: Order) {
  return diet === null ? [] : [{ diet, programme }]
}
