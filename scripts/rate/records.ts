import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Bundle, Resource } from 'fhir/r4.js'
import { type Day, readDate } from '../../src/calendar.ts'
import { fixtureNames, readFixture, shiftBundle } from '../../src/examples/fixture.ts'

/** Somebody's whole record, and the day on which the year of contacts begins. */
export interface YearOf {
  readonly id: string
  readonly resources: readonly Resource[]
  readonly from: Day
}

/** The fixture patients. Nothing is measured anew in their year: it begins as their record stands. */
export function fixtureYears(from: Day): readonly YearOf[] {
  return fixtureNames().flatMap((name) => yearOf(shiftBundle(readFixture(name), from), () => from))
}

/** The people of a folder of Bundles, one each; their year ends with the last day of their record. */
export function yearsIn(folder: string, lastYear: (last: Day) => Day): readonly YearOf[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'))
  return files.flatMap((name) => yearOf(JSON.parse(readFileSync(join(folder, name), 'utf8')) as Bundle, lastYear))
}

function yearOf({ entry = [] }: Bundle, from: (last: Day) => Day): readonly YearOf[] {
  const resources = entry.flatMap(({ resource }) => (resource ? [resource] : []))
  const id = resources.find(({ resourceType }) => resourceType === 'Patient')?.id
  const last = resources.map(dayOf).sort().at(-1) ?? ''
  return id === undefined || last === '' ? [] : [{ id, resources, from: from(last) }]
}

/** What stands in a record on a day. */
export function knownOn({ resources }: YearOf, day: Day): readonly Resource[] {
  return resources.filter((resource) => dayOf(resource) <= day)
}

/** When a resource came into a record; what says nothing of it was always there. */
function dayOf(resource: Resource): Day {
  const dated = resource as unknown as Readonly<Record<string, unknown>>
  for (const name of ['effectiveDateTime', 'recordedDate', 'authoredOn', 'dateAsserted', 'whenHandedOver', 'created'])
    if (dated[name] !== undefined) return readDate(dated[name])?.day ?? ''
  const { start } = (dated.performedPeriod ?? dated.period ?? {}) as { start?: unknown }
  return readDate(start ?? dated.performedDateTime ?? dated.onsetDateTime)?.day ?? ''
}
