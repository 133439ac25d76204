import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import type { Bundle } from 'fhir/r4.js'
import { Temporal } from 'temporal-polyfill'
import { type Day, daysAfter, readDate } from '../calendar.ts'
import { packageRoot } from '../knowledge/files/root.ts'
import { type Called, type HookCall, hookCall } from './hook-call.ts'

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

/** Names of the fixture calls, sorted: the id of the service that they are for, and what is right or wrong with them. */
export function requestNames(): readonly string[] {
  return namesIn('requests')
}

/** The body of a fixture call, dated for the anchor day; whatever JSON it is. @throws Error when there is no such fixture */
export function readRequest(name: string): unknown {
  return read('requests', name)
}

function namesIn(kind: 'patients' | 'requests'): readonly string[] {
  const files = readdirSync(folder(kind), { recursive: true }).map((path) => String(path).split(sep).join('/'))
  return files.flatMap((path) => (path.endsWith('.json') ? [path.slice(0, -'.json'.length)] : [])).sort()
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

/** The call of a service about the Bundle's patient, with all that it asks for. @throws Error for a Bundle without a Patient */
export function exampleCall(bundle: Bundle, service: Called): HookCall {
  const resources = (bundle.entry ?? []).flatMap(({ resource }) => (resource ? [resource] : []))
  const patientId = resources.find(({ resourceType }) => resourceType === 'Patient')?.id
  if (!patientId) throw new Error('the Bundle has no Patient with an id')
  const moment = { userId: 'Practitioner/fx-huisarts', hookInstance: randomUUID(), encounterId: 'fx-consult' }
  return hookCall(service, { patientId, resources, unavailable: [] }, moment)
}
