import { type Kysely, sql } from 'kysely'
import type { Day } from '../calendar.ts'
import { inRounds } from './rounds.ts'
import type { Store } from './store.ts'
import type { Tables } from './tables.ts'

/** After so long (ms) a query counts as failed. */
const longestQuery = 5000

/** A card that was dismissed: of which rule of which service, why, and when; a moment that lies after its arrival counts as the arrival. */
export interface Refusal {
  readonly service: string
  readonly rule: string
  readonly reason: string
  readonly at: Date
}

interface Found extends Refusal {
  readonly subject: string
}

/** The cards that were dismissed for someone, until a day when one is given; each rule and reason once, with its latest moment. */
export async function refusalsOf(
  database: Kysely<Tables>,
  subject: string,
  until: Day | null,
): Promise<readonly Refusal[]> {
  return only(await refusalsOfAll(database, [subject], until), subject)
}

/** How calls ask what was refused for someone; undefined when the database is not there, fails, or has too much to do. */
export type LookUp = (subject: string, until: Day | null) => Promise<readonly Refusal[] | undefined>

/**
 * Looks up refusals, without a query for whom nothing is known to be refused, else in rounds: however slow the database is, no more than one
 * query of ours waits for it. A call that is judged on a day of its own is looked up for itself.
 */
export function lookUpTogether(store: Pick<Store, 'peek' | 'refused'>): LookUp {
  const ask = inRounds((subjects: readonly string[]) =>
    store.peek(longestQuery, (database) => refusalsOfAll(database, [...new Set(subjects)], null), true),
  )
  return async (subject, until) => {
    if (store.refused.isNothingOf(subject)) return []
    if (until !== null) return store.peek(longestQuery, (database) => refusalsOf(database, subject, until))
    const found = await ask(subject)
    return found && only(found, subject)
  }
}

function only(found: readonly Found[], subject: string): readonly Refusal[] {
  return found
    .filter((each) => each.subject === subject)
    .map(({ service, rule, reason, at }) => ({ service, rule, reason, at }))
}

async function refusalsOfAll(
  database: Kysely<Tables>,
  subjects: readonly string[],
  until: Day | null,
): Promise<readonly Found[]> {
  return database
    .selectFrom('feedback')
    .select(({ fn, ref }) => [
      'service',
      ref('subject').$notNull().as('subject'),
      ref('rule').$notNull().as('rule'),
      ref('reason').$notNull().as('reason'),
      fn.max(fn<Date>('least', ['at', 'received'])).as('at'),
    ])
    .where('subject', '=', sql<string>`any(${subjects}::text[])`)
    .where('outcome', '=', 'overridden')
    .where('rule', 'is not', null)
    .where('reason', 'is not', null)
    .$if(until !== null, (query) =>
      query.where(sql`(least(at, received) at time zone 'Europe/Amsterdam')::date`, '<=', until),
    )
    .groupBy(['service', 'subject', 'rule', 'reason'])
    .execute()
}
