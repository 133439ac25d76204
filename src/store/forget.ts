import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/** Deletes the hash of a patient wherever it stands: what was refused or shown silences nothing any more, and the counts stay. Gives the number of rows. */
export async function forgetSubject(database: Kysely<Tables>, subject: string): Promise<number> {
  const counts = await Promise.all(
    (['card', 'feedback'] as const).map((table) =>
      database
        .updateTable(table)
        .set({ subject: null, fingerprint: null })
        .where('subject', '=', subject)
        .executeTakeFirstOrThrow(),
    ),
  )
  const shown = await database.deleteFrom('showing').where('subject', '=', subject).executeTakeFirstOrThrow()
  return counts.reduce((sum, { numUpdatedRows }) => sum + Number(numUpdatedRows), Number(shown.numDeletedRows))
}
