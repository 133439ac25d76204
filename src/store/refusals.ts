import { type Kysely, sql } from 'kysely'
import type { Day } from '../calendar.ts'
import { inRounds } from './rounds.ts'
import type { Store } from './store.ts'
import type { Tables } from './tables.ts'

/** After so long (ms) a query counts as failed. */
const longestQuery = 5000

/** A card that was dismissed or of which a suggestion was accepted: which, how urgent, why, and when; a moment that lies after its arrival counts as the arrival. */
export interface Refusal {
  readonly service: string
  readonly rule: string
  /** Which card of the rule, how urgent it was and what it said, as a keyed hash; null of one that an older version showed. */
  readonly name: string | null
  readonly indicator: string | null
  readonly fingerprint: string | null
  readonly outcome: 'accepted' | 'overridden'
  /** Null when none was given. */
  readonly reason: string | null
  readonly at: Date
}

interface Found extends Refusal {
  readonly subject: string
}

/** What was done with the cards of someone, until a day when one is given; each card of a rule with what it said, and reason, once, with its latest moment. */
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
  return found.filter((each) => each.subject === subject).map(({ subject: _, ...refusal }) => refusal)
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
      'name',
      'indicator',
      'fingerprint',
      'outcome',
      'reason',
      ref('subject').$notNull().as('subject'),
      ref('rule').$notNull().as('rule'),
      fn.max(fn<Date>('least', ['at', 'received'])).as('at'),
    ])
    .where('subject', '=', sql<string>`any(${subjects}::text[])`)
    .where('rule', 'is not', null)
    .$if(until !== null, (query) =>
      query.where(sql`(least(at, received) at time zone 'Europe/Amsterdam')::date`, '<=', until),
    )
    .groupBy(['service', 'subject', 'rule', 'name', 'indicator', 'fingerprint', 'outcome', 'reason'])
    .execute()
}
