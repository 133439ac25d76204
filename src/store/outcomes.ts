import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Month } from '../calendar.ts'
import type { Tables } from './tables.ts'

/** Which cards to count: shown from one month to another, both included, in Amsterdam; of one tenant, or of each. */
export interface Period {
  readonly from: Month
  readonly to: Month
  readonly tenant: string | null
}

/** What became of the cards of a rule and version that were shown in a month: each card once, by what came last before the month was over. */
export interface RuleOutcomes {
  readonly month: Month
  readonly tenant: string
  readonly service: string
  readonly rule: string
  readonly version: string
  readonly accepted: number
  /** By reason; `none` without one, `other` for a reason of the client's own, `other:code` where that has a code. */
  readonly overridden: Readonly<Record<string, number>>
  /** Of which nothing was heard. */
  readonly open: number
}

/**
 * Counts what became of cards, by the month in which they were shown. What comes in after that month does not count: the numbers of a month that is over
 * never change, so that asking twice tells nothing.
 */
export async function countOutcomes(
  database: Kysely<Tables>,
  { from, to, tenant }: Period,
): Promise<readonly RuleOutcomes[]> {
  return database
    .with('shown', (db) =>
      db
        .selectFrom('card')
        .$if(tenant !== null, (query) => query.where('tenant', '=', tenant ?? ''))
        .where('at', '>=', startOf(from))
        .where('at', '<', endOf(startOf(to)))
        .select(['uuid', 'tenant', 'service', 'rule', 'knowledge_version as version'])
        .select(sql<Date>`date_trunc('month', at at time zone 'Europe/Amsterdam')`.as('start')),
    )
    .with('last', (db) =>
      db
        .selectFrom('shown')
        .innerJoin('feedback', (join) =>
          join
            .onRef('feedback.card', '=', 'shown.uuid')
            .onRef('feedback.tenant', '=', 'shown.tenant')
            .onRef('feedback.service', '=', 'shown.service'),
        )
        .where('feedback.received', '<', endOf(sql`start at time zone 'Europe/Amsterdam'`))
        .distinctOn('uuid')
        .select(['uuid', 'outcome'])
        .select(sql<string | null>`reason || coalesce(':' || said, '')`.as('reason'))
        .orderBy('uuid')
        .orderBy('feedback.received', 'desc')
        .orderBy('outcome')
        .orderBy('feedback.reason'),
    )
    .with('counted', (db) =>
      db
        .selectFrom('shown')
        .leftJoin('last', 'last.uuid', 'shown.uuid')
        .select(['start', 'tenant', 'service', 'rule', 'version', 'outcome'])
        .select(sql<string>`coalesce(reason, 'none')`.as('reason'))
        .select(sql<number>`count(*)`.as('cards'))
        .groupBy(['start', 'tenant', 'service', 'rule', 'version', 'outcome', 'reason']),
    )
    .selectFrom('counted')
    .select(['tenant', 'service', 'rule', 'version'])
    .select([
      sql<Month>`to_char(start, 'YYYY-MM')`.as('month'),
      sql<number>`coalesce(sum(cards) filter (where outcome = 'accepted'), 0)::int`.as('accepted'),
      sql<
        RuleOutcomes['overridden']
      >`coalesce(json_object_agg(reason, cards order by reason) filter (where outcome = 'overridden'), '{}')`.as(
        'overridden',
      ),
      sql<number>`coalesce(sum(cards) filter (where outcome is null), 0)::int`.as('open'),
    ])
    .groupBy(['start', 'tenant', 'service', 'rule', 'version'])
    .orderBy('start')
    .orderBy('tenant')
    .orderBy('service')
    .orderBy('rule')
    .orderBy('version')
    .execute()
}

function startOf(month: Month): RawBuilder<Date> {
  return sql<Date>`${`${month}-01`}::timestamp at time zone 'Europe/Amsterdam'`
}

/** The end of the month that begins at a moment, where clocks may have been changed meanwhile. */
function endOf(start: RawBuilder<unknown>): RawBuilder<Date> {
  return sql<Date>`((${start}) at time zone 'Europe/Amsterdam' + interval '1 month') at time zone 'Europe/Amsterdam'`
}
