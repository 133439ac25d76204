import { join } from 'node:path'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'

/** The database of a run: it sorts more than memory holds. */
export interface Database {
  readonly connection: DuckDBConnection
  /** For what is asked while a long answer still comes. */
  another(): Promise<DuckDBConnection>
  close(): void
}

/** What DuckDB may hold itself, with room left beside it for workers. @see docs/decisions/screening.md */
const memory = '256MB'

/** Opens the database in a folder; what does not fit in memory goes there too, for it is about patients. */
export async function openDatabase(folder: string, threads: number): Promise<Database> {
  const instance = await DuckDBInstance.create(join(folder, 'people.duckdb'), {
    memory_limit: memory,
    threads: String(threads),
    temp_directory: join(folder, 'spill'),
    preserve_insertion_order: 'false',
  })
  const opened: DuckDBConnection[] = []
  const another = async () => {
    const connection = await instance.connect()
    opened.push(connection)
    return connection
  }
  return {
    connection: await another(),
    another,
    close() {
      for (const connection of opened) connection.closeSync()
      instance.closeSync()
    },
  }
}
