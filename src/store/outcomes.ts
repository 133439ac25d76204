import { type Kysely, sql } from 'kysely'
import { type Day, daysAfter } from '../fhir/day.ts'
import type { Tables } from './tables.ts'

/** Which cards to count: shown from one day to another, both included, in Amsterdam; of one tenant, or of all. */
export interface Period {
  readonly from: Day
  readonly to: Day
  readonly tenant: string | null
}

/** What became of the cards of a rule and version that were shown in a month; a number from 1 to 4 is null. */
export interface RuleOutcomes {
  readonly month: string
  readonly service: string
  readonly rule: string
  readonly version: string
  /** Cards, each once. */
  readonly shown: number | null
  readonly accepted: number | null
  /** By reason; `none` without one, `other` for a reason of the client's own. */
  readonly overridden: Readonly<Record<string, number | null>>
}

/** A smaller number of people could be recognised, so it is not told; none is none. */
export const smallest = 5

/** Counts what became of cards, by the month in which they were shown. */
export async function countOutcomes(database: Kysely<Tables>, period: Period): Promise<readonly RuleOutcomes[]> {
  const cards = database
    .selectFrom('card')
    .$if(period.tenant !== null, (query) => query.where('card.tenant', '=', period.tenant ?? ''))
    .where('card.at', '>=', startOf(period.from))
    .where('card.at', '<', startOf(daysAfter(period.to, 1)))
    .select(['card.service', 'card.rule', 'card.knowledge_version as version'])
    .select(sql<string>`to_char(card.at at time zone 'Europe/Amsterdam', 'YYYY-MM')`.as('month'))
    .groupBy(['month', 'card.service', 'card.rule', 'version'])
    .orderBy('month')
    .orderBy('card.service')
    .orderBy('card.rule')
    .orderBy('version')
  const shown = await cards.select(sql<number>`count(*)::int`.as('cards')).execute()
  const answered = await cards
    .innerJoin('feedback', (join) =>
      join
        .onRef('feedback.card', '=', 'card.uuid')
        .onRef('feedback.tenant', '=', 'card.tenant')
        .onRef('feedback.service', '=', 'card.service'),
    )
    .select(['feedback.outcome', sql<string>`coalesce(feedback.reason, 'none')`.as('reason')])
    .select(sql<number>`count(distinct card.uuid)::int`.as('cards'))
    .groupBy(['feedback.outcome', 'reason'])
    .orderBy('reason')
    .execute()
  return shown.map(({ cards, ...group }) => {
    const own = answered.filter((row) => keyOf(row) === keyOf(group))
    const accepted = own.find(({ outcome }) => outcome === 'accepted')?.cards ?? 0
    const overridden = own.filter(({ outcome }) => outcome === 'overridden')
    return {
      ...group,
      shown: told(cards),
      accepted: told(accepted),
      overridden: Object.fromEntries(overridden.map(({ reason, cards }) => [reason, told(cards)])),
    }
  })
}

function startOf(day: Day) {
  return sql<Date>`${day}::timestamp at time zone 'Europe/Amsterdam'`
}

function keyOf({
  month,
  service,
  rule,
  version,
}: Pick<RuleOutcomes, 'month' | 'service' | 'rule' | 'version'>): string {
  return JSON.stringify([month, service, rule, version])
}

function told(count: number): number | null {
  return count > 0 && count < smallest ? null : count
}
