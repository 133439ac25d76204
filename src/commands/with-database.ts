import type { Config } from '../config.ts'
import { openDatabase } from '../store/database/database.ts'

type Opened = Awaited<ReturnType<typeof openDatabase>>

/** Works with the database of the configuration, and closes it. @throws Error that says that it cannot be opened, and why */
export async function withDatabase(config: Config, work: (database: Opened) => Promise<void>): Promise<void> {
  const database = await openDatabase(config).catch((error: unknown) => {
    throw new Error(`The database cannot be opened: ${error instanceof Error ? error.message : error}`)
  })
  try {
    await work(database)
  } finally {
    await database.destroy()
  }
}
