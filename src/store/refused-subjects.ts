import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/** Of whom anything may have been refused, in memory: nobody else need be looked up. It may name too many, never too few. */
export interface RefusedSubjects {
  /** Whether it is certain that nothing was ever refused for someone; false as long as that is not known. */
  isNothingOf(subject: string): boolean
  /** Takes subjects that stand with feedback from now on; to be told before that feedback is acknowledged. */
  add(subjects: readonly string[]): void
  /** Reads all of them anew: when the database is opened, and after something was forgotten. @throws when the database fails */
  learn(database: Kysely<Tables>): Promise<void>
}

/**
 * Knows them where this process is the only one that writes the database; elsewhere another could have taken a refusal a moment ago, and
 * nothing is ever certain.
 * @see docs/decisions/embedded-store-thread.md
 */
export function rememberRefused(isOnlyWriter: boolean): RefusedSubjects {
  let known: Set<string> | null = null
  return {
    isNothingOf: (subject) => known !== null && !known.has(subject),
    add(subjects) {
      for (const subject of subjects) known?.add(subject)
    },
    async learn(database) {
      // The embedded database answers one thing after another: whoever is added before this answer is in it, and nobody comes between it and the set.
      if (isOnlyWriter) known = new Set(await subjectsWithFeedback(database))
    },
  }
}

async function subjectsWithFeedback(database: Kysely<Tables>): Promise<readonly string[]> {
  const rows = await database
    .selectFrom('feedback')
    .select(({ ref }) => ref('subject').$notNull().as('subject'))
    .distinct()
    .where('subject', 'is not', null)
    .execute()
  return rows.map(({ subject }) => subject)
}
