import type { Condition, Medication, Resource, Specimen } from 'fhir/r4.js'
import type { Steps } from '../budget/work.ts'
import { type Day, readDate } from '../calendar.ts'
import { Addresses, type AddressOf, addressesOf } from '../fhir/addresses.ts'
import type { Entry } from '../fhir/bundle.ts'
import type { Draft } from '../fhir/draft.ts'
import { nameOf } from '../fhir/reference.ts'
import type { Knowledge, Service } from '../knowledge/knowledge.ts'
import { readingValues } from '../knowledge/service-file/reading.ts'
import type { Site } from '../knowledge/site.ts'
import { lexiconOf, viewOf } from './compiled-codes.ts'
import type { Followed } from './followed.ts'
import type { Drug } from './medication/drug.ts'
import type { Told } from './medication/drug-names.ts'
import type { MedicationRead } from './medication/product.ts'
import { Remembered } from './memo.ts'
import type { Order } from './orders/order.ts'
import { readOrders } from './orders/orders.ts'
import { Patient } from './patient.ts'
import { Trace } from './trace.ts'

/** What a patient is read from. */
export interface Gathered {
  readonly patientId: string
  /** Everything had, the Patient and what is referred to (Medication, Specimen) included; each resource once. */
  readonly resources: readonly Resource[]
  /** Of those that came with one. */
  readonly addressOf?: AddressOf
  /** Resource types that could not be had: what they would tell is unknown. */
  readonly unavailable: ReadonlySet<string>
  /** The day judged is before the day on which all this was had; left out when it is not. */
  readonly isPast?: boolean
  /** Of somebody who is looked at again some time after something began. */
  readonly followed?: Followed
  /** Orders that are being written, of a hook that brings them, and every resource that came with them. */
  readonly drafts?: readonly Draft[]
  readonly brought?: readonly Pick<Entry, 'resource' | 'fullUrl'>[]
  /** Conditions that were put on record just now, of a hook that brings them: they count, and go before what the data hold of them. */
  readonly added?: readonly Condition[]
}

/** Makes what was gathered into the patient that rules speak to. Reads lazily: only what a rule asks for is evaluated. */
export function read(gathered: Gathered, knowledge: Knowledge, service: Service, asOf: Day, site: Site): Patient {
  const { drafts = [], brought = [], added = [] } = gathered
  const resources = new Map<string, Resource[]>()
  for (const resource of withoutAdded(withoutSigned(gathered.resources, drafts, asOf), added)) {
    const same = resources.get(resource.resourceType)
    if (same) same.push(resource)
    else resources.set(resource.resourceType, [resource])
  }
  for (const [type, same] of resources) if (type !== 'Observation') same.sort(byName)
  const [patient] = resources.get('Patient') ?? []
  const birthDate = patient && viewOf(lexiconOf(knowledge), 'Patient')(patient).text('birthDate')
  const context = {
    patientId: gathered.patientId,
    asOf,
    isPast: gathered.isPast ?? false,
    followed: gathered.followed ?? null,
    birth: readDate(birthDate),
    trace: new Trace(),
    addresses: new Addresses(
      [...(resources.get('Medication') ?? []), ...(resources.get('Specimen') ?? [])],
      gathered.addressOf ?? new Map(),
    ),
    products: new Remembered<Medication, MedicationRead>(),
    drugTexts: new Remembered<string, Told>(),
    specimenMarks: new Remembered<Specimen, ReadonlySet<string>>(),
    values: readingValues(service.reading, gathered.followed?.inForce ?? asOf),
  }
  const { unavailable } = gathered
  return new Patient({
    resources,
    added: added.toSorted(byName),
    unavailable,
    dictionary: knowledge,
    context,
    site,
    orders,
  })

  function* orders(drugs: () => readonly Drug[]): Steps<readonly Order[]> {
    if (drafts.length === 0) return []
    return yield* readOrders(drafts, drugs(), knowledge, {
      ...context,
      addresses: firstAmong(brought, context.addresses),
    })
  }
}

/** Orders may be signed once more: what the record holds of one since the day judged is that order, and no data about the patient yet. */
function withoutSigned(resources: readonly Resource[], drafts: readonly Draft[], asOf: Day): readonly Resource[] {
  if (drafts.length === 0) return resources
  const signed = new Set(drafts.map(({ name }) => name))
  const isOfToday = (resource: Resource) => readDate((resource as { authoredOn?: unknown }).authoredOn)?.day === asOf
  return resources.filter((resource) => !(signed.has(nameOf(resource)) && isOfToday(resource)))
}

/** Data may hold a condition already that was added just now: what was added says what it is. */
function withoutAdded(resources: readonly Resource[], added: readonly Condition[]): readonly Resource[] {
  const names = new Set(added.filter(({ id }) => typeof id === 'string').map(nameOf))
  return names.size === 0 ? resources : resources.filter((resource) => !names.has(nameOf(resource)))
}

/** Finds what a draft refers to among what came with it, else in the data. */
function firstAmong(
  brought: readonly Pick<Entry, 'resource' | 'fullUrl'>[],
  others: Pick<Addresses, 'find'>,
): Pick<Addresses, 'find'> {
  const own = new Addresses(
    brought.map(({ resource }) => resource),
    addressesOf(brought),
  )
  return { find: (...asked) => own.find(...asked) ?? others.find(...asked) }
}

/** A fixed order, whatever the order in which resources came; Observations, of which there are many, get theirs when they are read. */
function byName(one: Resource, other: Resource): number {
  const [name, otherName] = [nameOf(one), nameOf(other)]
  return name < otherName ? -1 : Number(name > otherName)
}
