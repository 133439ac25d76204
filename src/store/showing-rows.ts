import type { Insertable, Kysely } from 'kysely'
import { newestRows } from './database/newest-rows.ts'
import type { ShowingTable, Tables } from './tables.ts'

/** Keeps what was shown, each day of it once with its last moment. */
export async function writeShowings(
  database: Kysely<Tables>,
  showings: readonly Insertable<ShowingTable>[],
): Promise<void> {
  const rows = newestRows(showings, ({ subject, fingerprint, first, day }) =>
    JSON.stringify([subject, fingerprint, first, day]),
  )
  if (rows.length === 0) return
  await database
    .insertInto('showing')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .constraint('showing_once')
        .doUpdateSet(({ ref }) => ({ at: ref('excluded.at') }))
        .whereRef('excluded.at', '>', 'showing.at'),
    )
    .execute()
}
