import type { Kysely, KyselyPlugin } from 'kysely'
import { afterAll, beforeAll, expect, vi } from 'vitest'
import type { OpenDatabase } from '../../src/store/database/connection.ts'
import { openDatabase } from '../../src/store/database/database.ts'
import { type FeedbackRow, joinFeedback, storeFeedback } from '../../src/store/feedback.ts'
import { rememberRefused } from '../../src/store/refused-subjects.ts'
import { openStore, type Store } from '../../src/store/store.ts'
import type { Tables } from '../../src/store/tables.ts'
import type { DatabaseConfig, TestDatabase } from './database/databases.ts'

/** A database that is open while the tests around it run, and what a service writes in it. */
export function opened({ start }: Pick<TestDatabase, 'start'>) {
  let server: Awaited<ReturnType<typeof start>>
  let database: Kysely<Tables>
  const refused = rememberRefused(true)

  beforeAll(async () => {
    server = await start()
    database = await openDatabase(server.config)
    await refused.learn(database)
  }, 150_000)
  afterAll(async () => {
    await database?.destroy()
    await server?.stop()
  })

  return {
    get database() {
      return database
    },
    refused,
    use: <T>(work: (database: Kysely<Tables>) => Promise<T>): Promise<T> => work(database),
    /** Shows cards, as the queue of answered calls does. */
    async show(...cards: readonly Tables['card'][]): Promise<void> {
      await database.insertInto('card').values(cards).execute()
      const uuids = cards.map(({ uuid }) => uuid)
      await joinFeedback(database, uuids, refused)
    },
    /** Stores what became of cards; gives how many are not known. */
    say: async (...rows: readonly FeedbackRow[]): Promise<number> =>
      (await storeFeedback(database, rows, refused)).unknownCards,
  }
}

/** The same database, as one that a store may close, and that a plugin watches. */
export function shared(database: Kysely<Tables>, watch: Partial<KyselyPlugin> = {}): Kysely<Tables> {
  const plugin = { transformQuery: asIs, transformResult: resultAsIs, ...watch }
  return Object.assign(database.withPlugin(plugin), { destroy: async () => undefined })
}

const asIs: KyselyPlugin['transformQuery'] = ({ node }) => node
const resultAsIs: KyselyPlugin['transformResult'] = async ({ result }) => result

/** A store whose database is open. */
export async function startStore(config: DatabaseConfig, open?: OpenDatabase): Promise<Store> {
  const store = openStore(config, () => undefined, open)
  store.open()
  await vi.waitFor(() => expect(store.state).toBe('open'), { timeout: 60_000 })
  return store
}
