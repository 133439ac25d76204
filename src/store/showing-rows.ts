import type { Insertable, Kysely } from 'kysely'
import type { ShowingTable, Tables } from './tables.ts'

/** Keeps what was shown, each day of it once with its last moment. In one order, so that two that write the same never wait for each other. */
export async function writeShowings(
  database: Kysely<Tables>,
  showings: readonly Insertable<ShowingTable>[],
): Promise<void> {
  const once = new Map<string, Insertable<ShowingTable>>()
  for (const showing of showings) {
    const key = JSON.stringify([showing.subject, showing.fingerprint, showing.first, showing.day])
    const before = once.get(key)
    if (!before || before.at < showing.at) once.set(key, showing)
  }
  const rows = [...once].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row)
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
