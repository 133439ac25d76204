import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Bundle, BundleEntry, Resource } from 'fhir/r4.js'
import { Temporal } from 'temporal-polyfill'
import { packageRoot } from '../knowledge/root.ts'
import { type Day, daysAfter, readDate } from './day.ts'

/** The day on which every fixture is written to be judged. */
export const anchor: Day = '2026-01-01'

const zone = 'Europe/Amsterdam'
const whole = /^\d{4}-\d\d-\d\d(T.+)?$/
/** Elements whose value may be a month or a year only; elsewhere four digits are a code. */
const dated = /(Date|DateTime|^start|^end)$/

const folder = (kind: 'patients' | 'requests') => join(packageRoot(), 'fhir-fixtures', kind)

/** Names of the fixture patients, sorted: what is true of them. */
export function fixtureNames(): readonly string[] {
  return namesIn('patients')
}

/** The transaction Bundle of a fixture patient, dated for the anchor day. @throws Error when there is no such fixture */
export function readFixture(name: string): Bundle {
  return read('patients', name) as Bundle
}

/** Names of the fixture calls, sorted: what is right or wrong with them. */
export function requestNames(): readonly string[] {
  return namesIn('requests')
}

/** The body of a fixture call, dated for the anchor day; whatever JSON it is. @throws Error when there is no such fixture */
export function readRequest(name: string): unknown {
  return read('requests', name)
}

function namesIn(kind: 'patients' | 'requests'): readonly string[] {
  const files = readdirSync(folder(kind)).filter((file) => file.endsWith('.json'))
  return files.map((file) => file.slice(0, -'.json'.length)).sort()
}

function read(kind: 'patients' | 'requests', name: string): unknown {
  if (!namesIn(kind).includes(name)) throw new Error(`fhir-fixtures/${kind} has no ${JSON.stringify(name)}`)
  return JSON.parse(readFileSync(join(folder(kind), `${name}.json`), 'utf8'))
}

/**
 * A copy in which every date lies as far from `today` as it lay from the anchor day, in whole days. A time keeps its hour in
 * Europe/Amsterdam; a month or year moves by its middle.
 */
export function shiftDates<Json>(json: Json, today: Day): Json {
  const days = Temporal.PlainDate.from(anchor).until(today, { largestUnit: 'days' }).days
  const shift = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) return value.map((item) => shift(item, key))
    if (typeof value === 'string') return shiftText(value, key, days)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shift(inner, name)]))
  }
  return shift(json, '') as Json
}

/** `shiftDates` of a fixture patient: loaded again on a later day, the same person with the same ages and intervals. */
export function shiftBundle(bundle: Bundle, today: Day): Bundle {
  return shiftDates(bundle, today)
}

function shiftText(text: string, key: string, days: number): string {
  if (!whole.test(text) && !dated.test(key)) return text
  const date = readDate(text)
  if (!date) return text
  if (date.time === null) return daysAfter(date.day, days).slice(0, text.length)
  if (!/(Z|[+-]\d\d:\d\d)$/.test(text)) return `${daysAfter(date.day, days)}${text.slice(10)}`
  const moved = Temporal.Instant.fromEpochMilliseconds(date.time).toZonedDateTimeISO(zone).add({ days })
  return text.endsWith('Z') ? moved.toInstant().toString() : moved.toString({ timeZoneName: 'never' })
}

/** What a call prefetches, in the order of the service: key -> resource type. */
const prefetched = {
  conditions: 'Condition',
  observations: 'Observation',
  medicationStatements: 'MedicationStatement',
  medicationRequests: 'MedicationRequest',
  medicationDispenses: 'MedicationDispense',
  procedures: 'Procedure',
  carePlans: 'CarePlan',
  goals: 'Goal',
  serviceRequests: 'ServiceRequest',
  communications: 'Communication',
} as const

/**
 * The `patient-view` call for the Bundle's patient: with all data, or with `prefetch: false` for a service that fetches from `fhirServer`.
 * What a resource refers to (Medication, Specimen) stands in the searchset of what refers to it, as an included resource.
 * @see https://cds-hooks.org/hooks/patient-view/
 */
export function hookCall(
  bundle: Bundle,
  { fhirServer, prefetch = true }: { fhirServer?: string; prefetch?: boolean } = {},
) {
  const resources = (bundle.entry ?? []).flatMap(({ resource }) => (resource ? [resource] : []))
  const patient = resources.find(({ resourceType }) => resourceType === 'Patient')
  if (!patient?.id) throw new Error('the Bundle has no Patient with an id')
  return {
    hook: 'patient-view',
    hookInstance: randomUUID(),
    ...(fhirServer && { fhirServer }),
    context: { userId: 'Practitioner/fx-huisarts', patientId: patient.id },
    ...(prefetch && { prefetch: { patient, ...searches(resources) } }),
  }
}

function searches(resources: readonly Resource[]): Record<string, Bundle> {
  return Object.fromEntries(Object.entries(prefetched).map(([key, type]) => [key, searchset(resources, type)]))
}

function searchset(resources: readonly Resource[], type: string): Bundle {
  const matches = resources.filter(({ resourceType }) => resourceType === type)
  const named = new Set(matches.flatMap(references))
  const included = resources.filter(
    (resource) => /^(Medication|Specimen)$/.test(resource.resourceType) && named.has(address(resource)),
  )
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    total: matches.length,
    entry: [...matches.map(entry('match')), ...included.map(entry('include'))],
  }
}

function references(resource: Resource): readonly string[] {
  const { medicationReference, specimen } = resource as {
    medicationReference?: { reference?: string }
    specimen?: { reference?: string }
  }
  return [medicationReference?.reference, specimen?.reference].filter((reference) => reference !== undefined)
}

const address = ({ resourceType, id }: Resource) => `${resourceType}/${id}`

function entry(mode: 'match' | 'include') {
  return (resource: Resource): BundleEntry => ({
    fullUrl: `https://remissiewijzer.example/fhir/${address(resource)}`,
    resource,
    search: { mode },
  })
}
