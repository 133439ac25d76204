import type { Resource } from 'fhir/r4.js'
import { type Day, readDate } from '../../calendar.ts'

/** Read besides what services ask for: it tells when somebody was seen. */
export const encounter = 'Encounter'

type Dated = Readonly<Record<string, unknown>> & {
  readonly period?: { readonly start?: unknown; readonly end?: unknown }
}

/** The last day on which somebody was seen up to a day: of a finished encounter, else of a measurement; null where there is none. */
export function lastContact(resources: readonly Resource[], asOf: Day): Day | null {
  const newest = (type: string, of: (resource: Dated) => unknown): Day | null => {
    const days = resources.flatMap((resource) => {
      if (resource.resourceType !== type) return []
      const day = readDate(of(resource as unknown as Dated))?.day
      return day !== undefined && day <= asOf ? [day] : []
    })
    return days.sort().at(-1) ?? null
  }
  const seen = newest(encounter, ({ status, period }) =>
    status === 'finished' ? (period?.end ?? period?.start) : null,
  )
  return (
    seen ??
    newest(
      'Observation',
      ({ effectiveDateTime, effectivePeriod }) => effectiveDateTime ?? Reflect.get(Object(effectivePeriod), 'start'),
    )
  )
}
