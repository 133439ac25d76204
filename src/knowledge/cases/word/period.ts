import type { Period } from 'fhir/r4.js'

/** A period, open where a date is not told. */
export function periodOf(from: string | undefined, until: string | undefined): Period {
  return { ...(from !== undefined && { start: from }), ...(until !== undefined && { end: until }) }
}
