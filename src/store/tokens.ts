import { type Kysely, sql } from 'kysely'
import { LRUCache } from 'lru-cache'
import { type CdsError, errorOf } from '../errors.ts'
import { inTime } from './database/deadline.ts'
import { inRounds } from './rounds.ts'
import type { Store } from './store.ts'
import type { Tables } from './tables.ts'

/** How long a call waits for a database that is there, and for one that was away when it was last asked (ms). */
const patience = { there: 2000, away: 250 }
/** Marks that are past their time are deleted once in so long (ms). */
const cleaned = 600_000
/** Most marks that wait for a database that is away. */
const mostUnwritten = 10_000

interface Used {
  readonly mark: string
  readonly until: Date
}

/**
 * Marks tokens as seen in the database that all instances share: true the first time, false after that, null when the database is away. All that are
 * asked meanwhile are marked by one statement, on a connection that nothing else may take; those of a time without database by the first that succeeds.
 * @throws CdsError 503 `token-use-unknown` from what it returns when the database is there and does not tell in time: not asked is not "cannot be asked"
 * @see docs/decisions/used-tokens.md
 */
export function markIn(store: Pick<Store, 'urgent' | 'peek' | 'state'>, now: () => number = Date.now) {
  const unwritten = new LRUCache<string, Date>({ max: mostUnwritten })
  let cleanedAt = Number.NEGATIVE_INFINITY

  const ask = inRounds<Used, ReadonlySet<string> | null>(async (used) => {
    const all = new Map([...unwritten.entries(), ...used.map(({ mark, until }) => [mark, until] as const)])
    for (const { mark, until } of used) unwritten.set(mark, until)
    const first = await store.urgent((database) => insert(database, all))
    if (first) for (const mark of all.keys()) unwritten.delete(mark)
    return first
  })

  function clean(): void {
    if (Math.abs(now() - cleanedAt) <= cleaned) return
    cleanedAt = now()
    void store.peek(patience.there, (database) => forget(database, new Date(cleanedAt)))
  }

  return async (mark: string, until: Date): Promise<boolean | null> => {
    const isAway = store.state === 'failing'
    const asked = ask({ mark, until }).catch((error) => {
      throw unknown(error)
    })
    const first = await inTime<ReadonlySet<string> | null>(isAway ? patience.away : patience.there, asked, () => {
      if (isAway) return null
      throw unknown()
    })
    if (!first) return null
    clean()
    return first.has(mark)
  }
}

function unknown(cause?: unknown): CdsError {
  return Object.assign(errorOf('token-use-unknown'), { cause })
}

/** Gives the marks that were not there. In one order, so that two instances that mark the same never wait for each other. */
async function insert(database: Kysely<Tables>, marks: ReadonlyMap<string, Date>): Promise<ReadonlySet<string>> {
  const sorted = [...marks].sort(([one], [other]) => (one < other ? -1 : 1))
  const given = sql<{ mark: string; until: Date }>`select * from unnest(
    ${sorted.map(([mark]) => mark)}::text[], ${sorted.map(([, until]) => until)}::timestamptz[])`
  const { rows } = await sql<{ mark: string }>`insert into token (mark, until) ${given}
    on conflict (mark) do nothing returning mark`.execute(database)
  return new Set(rows.map(({ mark }) => mark))
}

async function forget(database: Kysely<Tables>, before: Date): Promise<void> {
  await database.deleteFrom('token').where('until', '<', before).execute()
}
