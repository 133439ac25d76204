import type { Steps } from '../../budget/work.ts'
import type { Draft } from '../../fhir/draft.ts'
import type { Dictionary } from '../../knowledge/dictionary.ts'
import { shorten } from '../../plain-text.ts'
import { lexiconOf, viewOf } from '../compiled-codes.ts'
import type { Context } from '../context.ts'
import type { Drug } from '../medication/drug.ts'
import type { Reasons } from '../medication/statement-reason.ts'
import { recognise } from '../programmes/programmes.ts'
import { type DrugOrder, readDrugOrder } from './drug-order.ts'
import { type Order, orderKinds } from './order.ts'
import { type Beside, besideOf, coveredBy, partsOf } from './parts.ts'

const drugType = 'MedicationRequest'
const planTypes: readonly string[] = ['ServiceRequest', 'CarePlan', 'NutritionOrder']
const notOrdered: readonly unknown[] = ['revoked', 'completed', 'entered-in-error']

/** A card names several orders in one line. */
const longestName = 40

const noReasons: Reasons = { reasons: [], statusReasons: [], reasonConditions: [], hasReason: false }

/**
 * Reads all drafts of a call together, each in a step of its own.
 * @param drugs what the record says of drugs: a draft never changes it
 * @see docs/reading.md#orders
 */
export function* readOrders(
  drafts: readonly Draft[],
  drugs: readonly Drug[],
  dictionary: Dictionary,
  context: Context,
): Steps<readonly Order[]> {
  const ofDrugs = new Map<Draft, DrugOrder>()
  for (const draft of drafts) {
    yield
    const read = draft.resource.resourceType === drugType ? readDrugOrder(draft, drugs, dictionary, context) : null
    if (read) ofDrugs.set(draft, read)
  }
  const beside = besideOf([...ofDrugs.values()], drugs, dictionary, context.asOf)
  const orders: Order[] = []
  for (const draft of drafts) {
    yield
    const ofDrug = ofDrugs.get(draft)
    orders.push(ofDrug ? drugOrder(ofDrug, beside) : { ...blank(draft), ...programmeOf(draft, dictionary) })
  }
  return orders
}

function blank({ name, resource, selected }: Draft): Order {
  const id = typeof resource.id === 'string' && resource.id !== '' ? name : null
  const none = { parts: [], covers: [], reasonTypes: [] }
  const plain = { name: '', does: 'other', act: null, programme: null, diet: null } as const
  return { kind: 'order', draft: name, id, selected, ...plain, ...none, ...noReasons }
}

function drugOrder(order: DrugOrder, beside: Beside): Order {
  const parts = partsOf(order, beside)
  const { reasons, statusReasons, reasonConditions, hasReason, reasonTypes } = order
  return {
    ...blank(order.draft),
    name: shorten(order.product.name, longestName),
    does: orderKinds.find((kind) => parts.some((part) => part.kind === kind)) ?? 'other',
    parts,
    act: order.act,
    covers: coveredBy(order, beside),
    ...{ reasons, statusReasons, reasonConditions, hasReason, reasonTypes },
  }
}

/** What an order for a programme or diet adds; nothing for any other. */
function programmeOf({ resource }: Draft, dictionary: Dictionary): Partial<Order> {
  const { views } = lexiconOf(dictionary)
  if (!planTypes.includes(resource.resourceType) || !views.has(resource.resourceType)) return {}
  const row = viewOf(lexiconOf(dictionary), resource.resourceType)(resource)
  const found = recognise(resource, row, dictionary)
  const isOver = row.has('doNotPerform') && row.one('doNotPerform') === true
  if (!found || isOver || notOrdered.includes(row.code('status')) || row.code('intent') === 'option') return {}
  const [name] = row.all('texts').filter((text) => typeof text === 'string')
  return { ...found, name: shorten(name ?? '', longestName), does: 'programme' }
}
