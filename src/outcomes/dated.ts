import type { Resource } from 'fhir/r4.js'
import { type Day, readDate } from '../calendar.ts'

/** Where a resource says when it came to be; not since when a diagnosis or drug is there. */
const elements = [
  'effectiveDateTime',
  'effectiveInstant',
  'authoredOn',
  'recordedDate',
  'dateAsserted',
  'performedDateTime',
  'created',
  'whenHandedOver',
  'sent',
] as const

/** The days on which the resources of a person came to be, ascending. */
export function daysIn(resources: readonly Resource[]): readonly Day[] {
  const days = resources.flatMap((resource) =>
    elements.flatMap((name) => readDate((resource as unknown as Record<string, unknown>)[name])?.day ?? []),
  )
  return days.sort()
}
