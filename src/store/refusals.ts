import { type Kysely, sql } from 'kysely'
import type { Day } from '../fhir/day.ts'
import type { Tables } from './tables.ts'

/** A card that was dismissed: of which rule, why, and when; a moment that lies after its arrival counts as the arrival. */
export interface Refusal {
  readonly rule: string
  readonly reason: string
  readonly at: Date
}

/** The cards of a service that were dismissed for someone, until a day when one is given; each rule and reason once, with its latest moment. */
export async function refusalsOf(
  database: Kysely<Tables>,
  service: string,
  subject: string,
  until: Day | null,
): Promise<readonly Refusal[]> {
  return database
    .selectFrom('feedback')
    .select(({ fn, ref }) => [
      ref('rule').$notNull().as('rule'),
      ref('reason').$notNull().as('reason'),
      fn.max(fn<Date>('least', ['at', 'received'])).as('at'),
    ])
    .where('subject', '=', subject)
    .where('service', '=', service)
    .where('outcome', '=', 'overridden')
    .where('rule', 'is not', null)
    .where('reason', 'is not', null)
    .$if(until !== null, (query) =>
      query.where(sql`(least(at, received) at time zone 'Europe/Amsterdam')::date`, '<=', until),
    )
    .groupBy(['rule', 'reason'])
    .execute()
}
