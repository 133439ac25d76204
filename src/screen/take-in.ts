import type { DuckDBConnection } from '@duckdb/node-api'
import type { Service } from '../knowledge/knowledge.ts'
import type { Database } from './group/database.ts'
import { type CameIn, intakeInto } from './group/intake.ts'
import { readAll } from './group/reading.ts'
import { settle } from './group/settle.ts'
import { tables } from './group/tables.ts'
import type { InputFile } from './input/files.ts'
import type { ScreenOptions } from './options.ts'
import type { Watch } from './progress.ts'
import type { Pseudonyms } from './pseudonyms.ts'
import { appendRows } from './rows.ts'
import { neededFor, unavailableIn } from './types-had.ts'

/** What is known of the input once all of it is read. */
export interface TakenIn {
  readonly counts: CameIn
  /** Types that could not be had of anybody. */
  readonly unavailable: readonly string[]
}

/** Reads the whole input into the database, and settles whose everything is. @throws Refusal when a type is not there that is needed */
export async function takeIn(
  files: readonly InputFile[],
  { connection }: Pick<Database, 'connection'>,
  options: Pick<ScreenOptions, 'types' | 'base' | 'longestLine'> & Partial<Pick<ScreenOptions, 'pseudonyms'>>,
  services: readonly Service[],
  { progress, signal }: Watch,
): Promise<TakenIn> {
  await connection.run(tables)
  const { intake, end } = await intakeInto(connection)
  const all = files.reduce((sum, { bytes }) => sum + bytes, 0)
  let read = 0
  const told = (bytes: number) => {
    read += bytes
    progress.reading(read, all)
  }
  const needed = neededFor(services)
  const types = await readAll(files, intake, { needed, longest: options.longestLine, told, signal })
  end()
  const unavailable = unavailableIn(services, types, options.types)
  await settle(connection, options.base)
  if (options.pseudonyms) await nameAll(connection, options.pseudonyms)
  signal.throwIfAborted()
  const taken = { counts: intake.counts, unavailable }
  await connection.run('insert into taken values ($taken)', { taken: JSON.stringify(taken) })
  return taken
}

/** Gives everybody a name in the place of their id. */
async function nameAll(connection: DuckDBConnection, pseudonyms: Pseudonyms): Promise<void> {
  const people = await connection.runAndReadAll('select distinct who from item')
  const rows = people.getRows().map(([who]) => [String(who), pseudonyms.of(String(who))])
  await appendRows(connection, 'called', rows)
}

/** What a run that stopped had taken in; null where it stopped before it had everything. */
export async function takenBefore({ connection }: Pick<Database, 'connection'>): Promise<TakenIn | null> {
  const found = await connection.runAndReadAll(`select 1 from duckdb_tables() where table_name = 'taken'`)
  if (found.currentRowCount === 0) return null
  const read = await connection.runAndReadAll('select taken from taken')
  const [row] = read.getRows()
  return row ? (JSON.parse(String(row[0])) as TakenIn) : null
}
