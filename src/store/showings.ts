import { type Kysely, sql } from 'kysely'
import type { Day } from '../calendar.ts'
import { inRounds } from './rounds.ts'
import type { Store } from './store.ts'
import type { Tables } from './tables.ts'

/** After so long (ms) a query counts as failed. */
const longestQuery = 5000

/** What was shown to whom, by keyed hashes alone. */
export interface ShowingKey {
  readonly subject: string
  readonly fingerprint: string
}

/** That it was shown on a day, the last moment of that, and the day on which it was first shown since it last began anew. */
export interface Showing extends ShowingKey {
  readonly first: Day
  readonly day: Day
  readonly at: Date
}

/** How calls ask on which days something was shown; undefined when the database is not there, fails, or has too much to do. */
export type LookUpShowings = (keys: readonly ShowingKey[]) => Promise<readonly Showing[] | undefined>

/** Looks up in rounds: however slow the database is, no more than one query of ours waits for it. */
export function lookUpShowings(store: Pick<Store, 'peek'>): LookUpShowings {
  const ask = inRounds((asked: readonly (readonly ShowingKey[])[]) =>
    store.peek(longestQuery, (database) => showingsOf(database, asked.flat()), true),
  )
  return async (keys) => {
    const found = await ask(keys)
    return found?.filter((each) => keys.some((key) => nameOf(key) === nameOf(each)))
  }
}

/** On which days things were shown: those that are asked, by the key of the table. */
export async function showingsOf(database: Kysely<Tables>, keys: readonly ShowingKey[]): Promise<readonly Showing[]> {
  const { rows } = await sql<Showing>`
    select subject, fingerprint, showing.first::text as first, showing.day::text as day, showing.at
    from unnest(${keys.map(({ subject }) => subject)}::text[], ${keys.map(({ fingerprint }) => fingerprint)}::text[])
      as asked (subject, fingerprint)
    join showing using (subject, fingerprint)`.execute(database)
  return rows
}

function nameOf({ subject, fingerprint }: ShowingKey): string {
  return `${subject} ${fingerprint}`
}
