import type { Day } from '../../calendar.ts'
import type { Dictionary } from '../../knowledge/dictionary.ts'
import { lexiconOf } from '../compiled-codes.ts'
import { compareDoses, type Dose, sumOfDoses } from '../medication/dose.ts'
import type { Drug } from '../medication/drug.ts'
import type { Product } from '../medication/product.ts'
import { type DrugOrder, mayBeInUse } from './drug-order.ts'
import type { OrderPart } from './order.ts'

/** What orders are held against. */
export interface Beside {
  /** All orders for drugs of the call. */
  readonly orders: readonly DrugOrder[]
  /** Treatments by class, of any confidence: there may be many of either. */
  readonly byClass: ReadonlyMap<string, readonly Drug[]>
  readonly inUse: readonly Drug[]
  /** Whether a drug is in use of which the class is not known. */
  readonly someUnclassified: boolean
  readonly dictionary: Dictionary
  readonly asOf: Day
}

/** What orders of a call are held against. @param drugs all treatments of the record */
export function besideOf(
  orders: readonly DrugOrder[],
  drugs: readonly Drug[],
  dictionary: Dictionary,
  asOf: Day,
): Beside {
  const byClass = new Map<string, Drug[]>()
  for (const drug of drugs)
    for (const name of new Set([...drug.classes, ...drug.careful])) {
      const same = byClass.get(name)
      if (same) same.push(drug)
      else byClass.set(name, [drug])
    }
  const inUse = drugs.filter((drug) => drug.inUse)
  const someUnclassified = inUse.some(({ classes }) => classes.some((name) => isUnclassified(name, dictionary)))
  return { orders, byClass, inUse, someUnclassified, dictionary, asOf }
}

/** What an order does with each class of its drug, beside all other orders of the call. @see docs/reading.md#what-an-order-does */
export function partsOf(order: DrugOrder, beside: Beside): readonly OrderPart[] {
  const { product, doubtful } = order
  const classes = [...new Set([...product.classes, ...product.careful])]
  return classes.map((name) => ({
    class: name,
    kind: kindOf(order, name, beside),
    sure: !doubtful && product.classes.includes(name),
  }))
}

/** The treatments in use that an order is about: those that it names, else those with its ingredients, else those of its classes or group. */
export function coveredBy({ linked, product }: DrugOrder, { inUse }: Pick<Beside, 'inUse'>): readonly Drug[] {
  const named = inUse.filter((drug) => linked.includes(drug))
  if (named.length > 0) return named
  const alike = inUse.filter(({ key }) => key === product.key)
  if (alike.length > 0) return alike
  return inUse.filter((drug) => drug.careful.some((name) => product.careful.includes(name)) || isGroupOf(drug, product))
}

/** Whether one of the two is only known by the group of the other, such as insulin without its kind. */
function isGroupOf({ key }: Pick<Drug, 'key'>, product: Pick<Product, 'key'>): boolean {
  return key !== product.key && (isWithin(key, product.key) || isWithin(product.key, key))
}

/** Whether an ingredient belongs to the group that is all that is known of another drug. */
function isWithin(key: string, group: string): boolean {
  const code = groupKey.exec(group)?.[1]
  return (
    code !== undefined &&
    key
      .slice('atc:'.length)
      .split('+')
      .some((each) => each.startsWith(code))
  )
}

/** Of a drug of which an ATC code above that of a substance is known, and no other. */
const groupKey = /^atc:([A-Z]\d\d[A-Z]{1,2})$/

function kindOf(order: DrugOrder, name: string, beside: Beside): OrderPart['kind'] {
  const { act, product } = order
  const { orders, byClass, dictionary } = beside
  if (act === null || act === 'pause') return 'other'
  const ofClass = byClass.get(name) ?? []
  const isStopped = orders.some((other) => other.act === 'stop' && has(other, name))
  if (act === 'stop') {
    const isAbout = ofClass.some(mayBeInUse) || beside.someUnclassified || coveredBy(order, beside).length > 0
    if (!isAbout) return 'other'
    return orders.some((other) => other.act === 'start' && has(other, name)) ? 'same' : 'stop'
  }
  const isOpen = isUnclassified(name, dictionary)
  const inUse = ofClass.filter(
    (drug) => drug.inUse && (drug.key === product.key || (!isOpen && drug.classes.includes(name))),
  )
  if (inUse.length > 0) return isMore(order, name, inUse, beside) ? 'more' : 'same'
  return isStopped && !isOpen && ofClass.some(mayBeInUse) ? 'same' : 'new'
}

function has({ product }: DrugOrder, name: string): boolean {
  return product.careful.includes(name) || product.classes.includes(name)
}

/** Whether a class is that of a drug which cannot be classed: two of it need not be the same. */
function isUnclassified(name: string, dictionary: Dictionary): boolean {
  return lexiconOf(dictionary).groups.some(({ unclassified }) => unclassified === name)
}

/** Whether more is ordered than is used: of the same ingredients, or of a class whose drugs have a unit in common; what is not known of one is not more. */
function isMore(order: DrugOrder, name: string, inUse: readonly Drug[], { orders, dictionary, asOf }: Beside): boolean {
  const starts = orders.filter((other) => other.act === 'start' && has(other, name))
  const same = starts.filter(({ product }) => product.key === order.product.key)
  const usedAlike = inUse.filter(({ key }) => key === order.product.key)
  const linked = inUse.filter((drug) => order.linked.includes(drug))
  const across = (dose: Dose | null) => (dose && dictionary.codes.doses.acrossDrugs.has(dose.unit) ? dose : null)
  const used = (drugs: readonly Drug[]) => sumOfDoses(drugs.map((drug) => drug.usedOn(asOf)?.dose ?? null))
  const ordered = (some: readonly DrugOrder[]) => sumOfDoses(some.map((each) => each.dose()))
  if (linked.length > 0) {
    const isAlike = linked.every(({ key }) => key === order.product.key)
    if (compareDoses(used(linked), isAlike ? order.dose() : across(order.dose())) === 'more') return true
  }
  if (usedAlike.length > 0) return compareDoses(used(usedAlike), ordered(same)) === 'more'
  return compareDoses(used(inUse), across(ordered(starts))) === 'more'
}
