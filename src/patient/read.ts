import type { Medication, Resource, Specimen } from 'fhir/r4.js'
import { type Day, readDate } from '../calendar.ts'
import { Addresses, type AddressOf } from '../fhir/addresses.ts'
import { nameOf } from '../fhir/reference.ts'
import type { Knowledge, Service } from '../knowledge/knowledge.ts'
import { readingValues } from '../knowledge/service-file/reading.ts'
import type { Site } from '../knowledge/site.ts'
import { lexiconOf, viewOf } from './compiled-codes.ts'
import type { Told } from './medication/drug-names.ts'
import type { MedicationRead } from './medication/product.ts'
import { Remembered } from './memo.ts'
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
}

/** Makes what was gathered into the patient that rules speak to. Reads lazily: only what a rule asks for is evaluated. */
export function read(gathered: Gathered, knowledge: Knowledge, service: Service, asOf: Day, site: Site): Patient {
  const resources = new Map<string, Resource[]>()
  for (const resource of gathered.resources) {
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
    birth: readDate(birthDate),
    trace: new Trace(),
    addresses: new Addresses(
      [...(resources.get('Medication') ?? []), ...(resources.get('Specimen') ?? [])],
      gathered.addressOf ?? new Map(),
    ),
    products: new Remembered<Medication, MedicationRead>(),
    drugTexts: new Remembered<string, Told>(),
    specimenMarks: new Remembered<Specimen, ReadonlySet<string>>(),
    values: readingValues(service.reading, asOf),
  }
  return new Patient({ resources, unavailable: gathered.unavailable, dictionary: knowledge, context, site })
}

/** A fixed order, whatever the order in which resources came; Observations, of which there are many, get theirs when they are read. */
function byName(one: Resource, other: Resource): number {
  const [name, otherName] = [nameOf(one), nameOf(other)]
  return name < otherName ? -1 : Number(name > otherName)
}
