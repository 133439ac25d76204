import type { Medication, Resource, Specimen } from 'fhir/r4.js'
import { whole } from '../../../src/budget/work.ts'
import { Addresses } from '../../../src/fhir/addresses.ts'
import { loadKnowledge } from '../../../src/knowledge/load.ts'
import type { Context } from '../../../src/patient/context.ts'
import { type Drug, type Drugs, readDrugs } from '../../../src/patient/medication/drug.ts'
import type { Told } from '../../../src/patient/medication/drug-names.ts'
import type { MedicationRead } from '../../../src/patient/medication/product.ts'
import { Remembered } from '../../../src/patient/memo.ts'
import { Trace } from '../../../src/patient/trace.ts'

/** The day judged in these tests. */
export const asOf = '2026-11-22'
export const knowledge = await loadKnowledge()

type Loose = Readonly<Record<string, unknown>>

const nictiz = 'http://nictiz.nl/fhir/StructureDefinition'
const snomed = 'http://snomed.info/sct'
const subject = { reference: 'Patient/p1' }
const metformin = { medicationCodeableConcept: { text: 'Metformine 500 mg' } }
let made = 0
const id = () => `m${++made}`

export function statement(fields: Loose = {}): Loose {
  return { resourceType: 'MedicationStatement', id: id(), subject, status: 'active', ...metformin, ...fields }
}

export function request(fields: Loose = {}): Loose {
  return {
    resourceType: 'MedicationRequest',
    id: id(),
    subject,
    status: 'active',
    intent: 'order',
    ...metformin,
    ...fields,
  }
}

export function dispense(fields: Loose = {}): Loose {
  return { resourceType: 'MedicationDispense', id: id(), subject, status: 'completed', ...metformin, ...fields }
}

/** An MP9 agreement: registered, its interval, its treatment, and whether it stops something. */
export function agreement({
  registered,
  treatment,
  stop,
  duration,
  ...fields
}: Loose & { registered?: string; treatment?: string; stop?: string; duration?: Loose }): Loose {
  const { start, end, ...more } = fields
  const extension = [
    ...(registered ? [{ url: `${nictiz}/ext-RegistrationDateTime`, valueDateTime: registered }] : []),
    ...(treatment
      ? [{ url: `${nictiz}/ext-PharmaceuticalTreatment.Identifier`, valueIdentifier: { value: treatment } }]
      : []),
    ...(start || end || duration
      ? [
          {
            url: `${nictiz}/ext-TimeInterval.Period`,
            valuePeriod: {
              ...(duration
                ? { extension: [{ url: `${nictiz}/ext-TimeInterval.Duration`, valueDuration: duration }] }
                : {}),
              ...(start ? { start } : {}),
              ...(end ? { end } : {}),
            },
          },
        ]
      : []),
  ]
  const modifierExtension = [
    { url: `${nictiz}/ext-StopType`, valueCodeableConcept: { coding: [{ system: snomed, code: stop }] } },
  ]
  return request({
    category: [{ coding: [{ system: snomed, code: '33633005' }] }],
    extension,
    ...(stop ? { modifierExtension } : {}),
    ...more,
  })
}

/** Bounds of a dosage, as requests and statements hold them. */
export function bounds(start?: string, end?: string): Loose {
  return { timing: { repeat: { boundsPeriod: { ...(start ? { start } : {}), ...(end ? { end } : {}) } } } }
}

/** Reading for patient p1 on a day. */
export function contextOf(on: string, medications: readonly Loose[] = [], isPast = false): Context {
  return {
    patientId: 'p1',
    asOf: on,
    isPast,
    followed: null,
    birth: null,
    trace: new Trace(),
    addresses: new Addresses(medications as unknown as Resource[], new Map()),
    products: new Remembered<Medication, MedicationRead>(),
    drugTexts: new Remembered<string, Told>(),
    specimenMarks: new Remembered<Specimen, ReadonlySet<string>>(),
    values: { freshFor: 13, fastingFrom: 8, supplyLasts: 90, undatedStopWithin: 15, namelessFor: 3 },
  }
}

/** Reads medication resources on the usual day. */
export function read(
  resources: readonly Loose[],
  on = asOf,
  medications: readonly Loose[] = [],
  isPast = false,
): Drugs {
  return whole(readDrugs(resources as unknown as Resource[], knowledge, contextOf(on, medications, isPast)))
}

/** What becomes of the one treatment that these resources speak of. */
export function outcome(resources: readonly Loose[], on = asOf): string {
  return become(read(resources, on))
}

/** The same on a day in the past. */
export function outcomeThen(resources: readonly Loose[], on = asOf): string {
  return become(read(resources, on, [], true))
}

function become({ drugs, rejected }: Drugs): string {
  if (drugs.length === 0) return `not counted${rejected[0] ? ` (${rejected[0].reason})` : ''}`
  return drugs.map(said).sort().join(', ')
}

function said({ inUse, end, approximate }: Drug): string {
  if (inUse) return 'in use'
  return end === null ? 'ended, unknown when' : `ended ${end}${approximate ? ' at the latest' : ''}`
}
