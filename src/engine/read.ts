import type { Medication, Resource, Specimen } from 'fhir/r4.js'
import type { Site } from '../config.ts'
import type { ReadingValues } from '../fhir/context.ts'
import { type Day, readDate } from '../fhir/day.ts'
import { lexiconOf, viewOf } from '../fhir/lexicon.ts'
import { nameOf } from '../fhir/once.ts'
import { Patient } from '../fhir/patient.ts'
import type { LookedUp } from '../fhir/product.ts'
import { Remembered } from '../fhir/remembered.ts'
import { Trace } from '../fhir/trace.ts'
import { inForce, numbersOf } from '../knowledge/in-force.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Gathered } from './gather.ts'

/** Makes what was gathered into the patient that rules speak to. Reads lazily: only what a rule asks for is evaluated. */
export function read(gathered: Gathered, knowledge: Knowledge, asOf: Day, site: Site): Patient {
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
    specimens: byId(resources.get('Specimen') as Specimen[] | undefined),
    medications: byId(resources.get('Medication') as Medication[] | undefined),
    products: new Remembered<Medication, LookedUp>(),
    fasted: new Remembered<Specimen, boolean>(),
    values: readingValues(knowledge, asOf),
  }
  return new Patient({ resources, unavailable: gathered.unavailable, knowledge, context, site })
}

/** A fixed order, whatever the order in which resources came; Observations, of which there are many, get theirs when they are read. */
function byName(one: Resource, other: Resource): number {
  const [name, otherName] = [nameOf(one), nameOf(other)]
  return name < otherName ? -1 : Number(name > otherName)
}

function byId<T extends Resource>(resources: readonly T[] = []): ReadonlyMap<string, T> {
  return new Map(resources.flatMap((resource) => (resource.id ? [[resource.id, resource]] : [])))
}

/** The values of `concepts/reading`: windows and defaults that reading itself needs. */
function readingValues(knowledge: Knowledge, asOf: Day): ReadingValues {
  const reading = knowledge.concepts.find(({ name }) => name === 'reading')
  if (!reading) throw new Error('cds-services/concepts/reading is missing')
  return numbersOf(inForce(reading.parameters, asOf)) as unknown as ReadingValues
}
