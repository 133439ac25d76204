import type { Draft } from '../../fhir/draft.ts'
import { parseReference, sourceOf } from '../../fhir/reference.ts'
import type { Row } from '../../fhir/view.ts'
import type { Dictionary } from '../../knowledge/dictionary.ts'
import { lexiconOf, viewOf } from '../compiled-codes.ts'
import type { Context } from '../context.ts'
import { type Dose, dosagesOf, readMostDose } from '../medication/dose.ts'
import type { Drug } from '../medication/drug.ts'
import type { Product } from '../medication/product.ts'
import { isDoubtful, isInterruption, isStop, readProduct } from '../medication/statement.ts'
import { type Reasons, readReasons } from '../medication/statement-reason.ts'

/** An order for a drug by itself, before it is held against the others and against what is in use. */
export interface DrugOrder extends Reasons {
  readonly draft: Draft
  readonly product: Product
  /** `start` also of what is renewed or changed; null for what orders nothing. */
  readonly act: 'start' | 'stop' | 'pause' | null
  /** Treatments that it says to renew or change, or that have a resource of its name, in use or ended on an unknown day. */
  readonly linked: readonly Drug[]
  readonly doubtful: boolean
  readonly dose: () => Dose | null
  readonly reasonTypes: readonly string[]
}

const over: readonly unknown[] = ['stopped', 'completed', 'cancelled']

/** Reads a MedicationRequest that is being written; null for one that says of no drug of ours. @see docs/reading.md#orders */
export function readDrugOrder(
  draft: Draft,
  drugs: readonly Drug[],
  dictionary: Dictionary,
  context: Context,
): DrugOrder | null {
  const { resource } = draft
  const row = viewOf(lexiconOf(dictionary), resource.resourceType)(resource)
  const product = readProduct(resource, row, dictionary, context)
  if (product.nameless || product.careful.length === 0) return null
  const linked = linkedTo(draft, row, drugs)
  return {
    ...readReasons(row, dictionary),
    draft,
    product,
    act: actOf(row, linked),
    linked,
    doubtful: isDoubtful(row) || !isClear(row.one('doNotPerform')),
    dose: () => readMostDose(dosagesOf(row, resource.resourceType), product.name, dictionary.codes.doses),
    reasonTypes: row.all('reasonReferences').flatMap((reference) => parseReference(reference)?.type ?? []),
  }
}

/** What it orders. A status that says that something is over stops only what it is about. */
function actOf(row: Row, linked: readonly Drug[]): DrugOrder['act'] {
  const status = row.code('status')
  if (status === 'entered-in-error' || row.code('intent') === 'option') return null
  if (isInterruption(row) || status === 'on-hold') return 'pause'
  if (isStop(row) || row.one('doNotPerform') === true) return 'stop'
  if (over.includes(status)) return linked.length > 0 ? 'stop' : null
  return 'start'
}

function isClear(doNotPerform: unknown): boolean {
  return doNotPerform === undefined || typeof doNotPerform === 'boolean'
}

/** By the MP9 treatment, by what it says to renew or be based on, or by its own name. */
function linkedTo({ resource }: Draft, row: Row, drugs: readonly Drug[]): readonly Drug[] {
  const names = new Set([sourceOf(resource.resourceType, resource.id), ...row.all('renewed').map(nameIn)])
  const treatment = row.text('treatment')
  return drugs.filter(
    (drug) => mayBeInUse(drug) && (drug.treatment === treatment || drug.sources.some((source) => names.has(source))),
  )
}

function nameIn(reference: unknown): string {
  const found = parseReference(reference)
  return found ? `${found.type}/${found.id}` : ''
}

/** In use, or ended on a day that nobody knows and not long ago. */
export function mayBeInUse({ inUse, end, sign }: Drug): boolean {
  return inUse || (end === null && sign !== null)
}
