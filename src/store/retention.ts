import { type RawBuilder, sql } from 'kysely'
import { type Day, dayAt, daysAfter, monthsAfter } from '../calendar.ts'
import type { Store } from './store.ts'
import type { Tables } from './tables.ts'

/** Feedback on a card that nobody knows is kept for so many days: long enough for a card to be written that waited for the database. */
const unknownDays = 7

/** How long things are kept: everything for so many days; a refusal, and whom it is about, for as many months as it can silence; what was shown for as many days as it can rest. */
export interface Retention {
  readonly days: number
  readonly silence: number
  readonly rest: number
}

/** Time before the first round and between two, in milliseconds, and rows that one statement touches. */
const pauses = { first: 60_000, between: 6 * 3_600_000 }
const atOnce = 5000

/** Deletes what is past its time, some at a time; what the database then no longer knows is not known in memory either. Safe to run in several instances at once. Gives the number of rows deleted. */
export async function prune(
  { use, refused }: Pick<Store, 'use' | 'refused'>,
  { days, silence, rest }: Retention,
  today: Day,
): Promise<number> {
  const before = daysAfter(today, -days)
  const unasked = monthsAfter(today, -silence)
  const deletes = [
    remove('call', sql`at < ${before}::date`),
    remove('showing', sql`showing.day <= ${daysAfter(today, -rest)}::date`),
    remove('card', sql`at < ${before}::date`),
    remove('feedback', sql`rule is null and received < ${daysAfter(today, -unknownDays)}::date`),
    remove('feedback', sql`received < ${before}::date and (subject is null or received < ${unasked}::date)`),
  ]
  const forgets = [
    forget('card', sql`at < ${unasked}::date and subject is not null`),
    forget('feedback', sql`received < ${unasked}::date and subject is not null`),
  ]
  for (const statement of forgets) await untilNothingIsLeft(use, statement)
  let deleted = 0
  for (const statement of deletes) deleted += await untilNothingIsLeft(use, statement)
  await use(refused.learn)
  return deleted
}

async function untilNothingIsLeft(use: Store['use'], statement: RawBuilder<unknown>): Promise<number> {
  for (let all = 0; ; ) {
    const { numAffectedRows } = await use((database) => statement.execute(database))
    const touched = Number(numAffectedRows ?? 0)
    all += touched
    if (touched < atOnce) return all
  }
}

function remove(table: keyof Tables, which: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`delete from ${sql.table(table)} where ctid in (select ctid from ${sql.table(table)} where ${which} limit ${sql.lit(atOnce)})`
}

function forget(table: keyof Tables, which: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`update ${sql.table(table)} set subject = null, fingerprint = null where ctid in (select ctid from ${sql.table(table)} where ${which} limit ${sql.lit(atOnce)})`
}

/** Prunes after a minute and then every six hours; what fails is told, and tried again the next time. Gives how to stop. */
export function keepPruning(
  store: Pick<Store, 'use' | 'refused'>,
  retention: Retention,
  told: (deleted: number | null) => void,
): () => void {
  const round = () => prune(store, retention, dayAt(Date.now())).then(told, () => told(null))
  const first = setTimeout(round, pauses.first).unref()
  const others = setInterval(round, pauses.between).unref()
  return () => {
    clearTimeout(first)
    clearInterval(others)
  }
}
