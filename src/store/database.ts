import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Kysely, Migrator, PostgresDialect, type PostgresPool } from 'kysely'
import pg from 'pg'
import type { Config } from '../config.ts'
import { takeFolder } from './lock.ts'
import { migrations } from './migrations/all.ts'
import { inMemory, openPglite } from './pglite.ts'
import type { Tables } from './tables.ts'

/** The database, migrated to the newest form: PostgreSQL when a URL is configured, else the embedded one. @throws when it cannot be reached or migrated */
export async function openDatabase({
  databaseUrl,
  dataDir,
}: Pick<Config, 'databaseUrl' | 'dataDir'>): Promise<Kysely<Tables>> {
  const pool = databaseUrl ? connect(databaseUrl) : await embed(dataDir)
  const database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  const { error } = await new Migrator({ db: database, provider: migrations }).migrateToLatest()
  if (!error) return database
  await database.destroy().catch(() => undefined)
  throw error
}

async function embed(dataDir: string): Promise<PostgresPool> {
  if (inMemory(dataDir)) return openPglite(dataDir)
  await mkdir(dataDir, { recursive: true })
  const letGo = await takeFolder(dataDir)
  try {
    const pool = await openPglite(join(dataDir, 'pglite'))
    return { ...pool, end: () => pool.end().finally(letGo) }
  } catch (error) {
    await letGo()
    throw error
  }
}

function connect(connectionString: string): pg.Pool {
  const pool = new pg.Pool({ connectionString, max: 4, connectionTimeoutMillis: 5000, statement_timeout: 10_000 })
  pool.on('error', () => undefined)
  return pool
}
