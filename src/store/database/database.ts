import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { DEFAULT_MIGRATION_TABLE, Kysely, Migrator, PostgresDialect, type PostgresPool, sql } from 'kysely'
import pg from 'pg'
import type { Config } from '../../config.ts'
import type { Tables } from '../tables.ts'
import { takeFolder } from './lock.ts'
import { migrations } from './migrations/all.ts'
import { inMemory, openPglite, ownerOnly } from './pglite.ts'

/** Connections to one PostgreSQL server at most, for each instance. */
export const connections = 4

/** A server that is there ends a statement that takes longer than this (ms); one that says nothing for longer than that is away. */
const limits = { statement_timeout: 10_000, query_timeout: 15_000 }
/** Longest that reaching a server may take (ms). */
const connectionTimeoutMillis = 5000

/** Which changes a database has had now, and which it had from a version newer than this one; by name. */
export interface Migrated {
  readonly now: readonly string[]
  readonly byNewer: readonly string[]
}

/**
 * The database, migrated to the newest form: PostgreSQL when a URL is configured, else the embedded one. `tell` hears what was done, and what a newer version had done.
 * @throws when it cannot be reached or migrated
 */
export async function openDatabase(
  { databaseUrl, dataDir }: Pick<Config, 'databaseUrl' | 'dataDir'>,
  tell: (migrated: Migrated) => void = () => undefined,
): Promise<Kysely<Tables>> {
  const database = over(databaseUrl ? connect(databaseUrl, connections, limits) : await embed(dataDir))
  try {
    const now = await migrate(database, databaseUrl)
    tell({ now, byNewer: await byNewer(database) })
    return database
  } catch (error) {
    await database.destroy().catch(() => undefined)
    throw error
  }
}

function over(pool: PostgresPool): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}

/** Brings a database to the newest form, if it is not: by a connection without limits, because a large table takes its time. What a newer version did is left as it is. */
async function migrate(database: Kysely<Tables>, databaseUrl: string | undefined): Promise<readonly string[]> {
  const all = await new Migrator({ db: database, provider: migrations }).getMigrations()
  if (all.every(({ executedAt }) => executedAt !== undefined)) return []
  const patient = databaseUrl ? over(connect(databaseUrl, 1, {})) : database
  try {
    const { error, results = [] } = await new Migrator({ db: patient, provider: migrations }).migrateToLatest()
    if (error) throw error
    return results.map(({ migrationName }) => migrationName)
  } finally {
    if (patient !== database) await patient.destroy()
  }
}

async function byNewer(database: Kysely<Tables>): Promise<readonly string[]> {
  const had = await sql<{ name: string }>`select name from ${sql.table(DEFAULT_MIGRATION_TABLE)} order by name`.execute(
    database,
  )
  const known = await migrations.getMigrations()
  return had.rows.map(({ name }) => name).filter((name) => !Object.hasOwn(known, name))
}

async function embed(dataDir: string): Promise<PostgresPool> {
  if (inMemory(dataDir)) return openPglite(dataDir)
  await mkdir(dataDir, { recursive: true, mode: ownerOnly })
  const letGo = await takeFolder(dataDir)
  try {
    const pool = await openPglite(join(dataDir, 'pglite'))
    return { ...pool, end: () => pool.end().finally(letGo) }
  } catch (error) {
    await letGo()
    throw error
  }
}

function connect(connectionString: string, max: number, limits: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({ connectionString, max, connectionTimeoutMillis, ...limits })
  pool.on('error', () => undefined)
  return pool
}
