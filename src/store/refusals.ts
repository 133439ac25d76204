import { type Kysely, sql } from 'kysely'
import type { Day } from '../fhir/day.ts'
import type { Store } from './store.ts'
import type { Tables } from './tables.ts'

/** After so long (ms) a query counts as failed. */
const longestQuery = 5000

/** A card that was dismissed: of which rule, why, and when; a moment that lies after its arrival counts as the arrival. */
export interface Refusal {
  readonly rule: string
  readonly reason: string
  readonly at: Date
}

interface Found extends Refusal {
  readonly service: string
  readonly subject: string
}

/** The cards of a service that were dismissed for someone, until a day when one is given; each rule and reason once, with its latest moment. */
export async function refusalsOf(
  database: Kysely<Tables>,
  service: string,
  subject: string,
  until: Day | null,
): Promise<readonly Refusal[]> {
  return only(await refusalsOfAll(database, [subject], until), service, subject)
}

/** How calls ask what was refused for someone; undefined when the database is not there, fails, or has too much to do. */
export type LookUp = (service: string, subject: string, until: Day | null) => Promise<readonly Refusal[] | undefined>

/**
 * Looks up refusals, without a query for whom nothing is known to be refused, else one query at a time: whoever asks meanwhile is answered together by the next. However slow the database is, no more than one
 * query of ours waits for it. A call that is judged on a day of its own is looked up for itself.
 */
export function lookUpTogether(store: Pick<Store, 'peek' | 'refused'>): LookUp {
  let asking: Promise<readonly Found[] | undefined> | null = null
  let next: { readonly subjects: Set<string>; readonly found: Promise<readonly Found[] | undefined> } | null = null

  function ask(subjects: ReadonlySet<string>): Promise<readonly Found[] | undefined> {
    return store.peek(longestQuery, (database) => refusalsOfAll(database, [...subjects], null))
  }

  /** The round that begins when the one under way has ended. */
  function join(): NonNullable<typeof next> {
    const subjects = new Set<string>()
    const before = asking ?? Promise.resolve(undefined)
    const found = before.then(() => {
      next = null
      asking = ask(subjects).finally(() => {
        asking = null
      })
      return asking
    })
    return { subjects, found }
  }

  return async (service, subject, until) => {
    if (store.refused.isNothingOf(subject)) return []
    if (until !== null) return store.peek(longestQuery, (database) => refusalsOf(database, service, subject, until))
    next ??= join()
    next.subjects.add(subject)
    const found = await next.found
    return found && only(found, service, subject)
  }
}

function only(found: readonly Found[], service: string, subject: string): readonly Refusal[] {
  return found
    .filter((each) => each.service === service && each.subject === subject)
    .map(({ rule, reason, at }) => ({ rule, reason, at }))
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
