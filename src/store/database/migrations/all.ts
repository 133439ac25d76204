import type { MigrationProvider } from 'kysely'
import * as call from './2026-11-22-call.ts'
import * as token from './2026-11-22-token.ts'
import * as feedback from './2026-11-22b-feedback.ts'
import * as feedbackOnce from './2026-11-28-feedback.ts'
import * as showing from './2026-11-30-showing.ts'
import * as dismissal from './2026-11-30b-dismissal.ts'

/** Every migration, by name; they run in the order of their names, each once. */
export const migrations: MigrationProvider = {
  getMigrations: async () => ({
    '2026-11-22-call': call,
    '2026-11-22-token': token,
    '2026-11-22b-feedback': feedback,
    '2026-11-28-feedback': feedbackOnce,
    '2026-11-30-showing': showing,
    '2026-11-30b-dismissal': dismissal,
  }),
}
