import type { Kysely } from 'kysely'
import type { Store } from './store.ts'
import type { Tables } from './tables.ts'

/** Times in milliseconds. */
const longestWait = 1000
const cleaned = 600_000

/**
 * Marks tokens as seen in the database that all instances share: true the first time, false after that, null when the database is not there or takes
 * longer than a second. Marks that are past their time are deleted every ten minutes.
 */
export function markIn(store: Pick<Store, 'peek'>, now: () => number = Date.now) {
  let cleanedAt = Number.NEGATIVE_INFINITY
  return async (mark: string, until: Date): Promise<boolean | null> => {
    const isNew = await store.peek(longestWait, (database) => insert(database, mark, until))
    if (isNew !== undefined && Math.abs(now() - cleanedAt) > cleaned) {
      cleanedAt = now()
      void store.peek(longestWait, (database) => forget(database, new Date(cleanedAt)))
    }
    return isNew ?? null
  }
}

async function insert(database: Kysely<Tables>, mark: string, until: Date): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await database
    .insertInto('token')
    .values({ mark, until })
    .onConflict((conflict) => conflict.column('mark').doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

async function forget(database: Kysely<Tables>, before: Date): Promise<void> {
  await database.deleteFrom('token').where('until', '<', before).execute()
}
