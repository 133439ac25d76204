import type { DuckDBConnection } from '@duckdb/node-api'
import type { Day } from '../../calendar.ts'
import type { DecisionRow } from '../judge/decision-rows.ts'
import { appendRows } from '../rows.ts'

const own = ['patient', 'service', 'rule', 'outcome', 'reason', 'missing', 'indicator', 'card', 'notShown'] as const

/** Makes the table of decisions, with a column for each name in the results that the services say. */
export async function makeDecisionTable(connection: DuckDBConnection, names: readonly string[]): Promise<void> {
  const columns = [...own, ...names].map((name) => `${quoted(name)} varchar`)
  await connection.run(`create table if not exists decision (${columns.join(', ')}, batch integer, nth integer)`)
}

/** Keeps the decisions of a batch, in their order. */
export async function keepDecisions(
  connection: DuckDBConnection,
  rows: readonly DecisionRow[],
  batch: number,
): Promise<void> {
  const values = rows.map((row, at) => [...own.map((name) => row[name]), ...row.result, batch, at])
  await appendRows(connection, 'decision', values)
}

/** Writes all decisions into a Parquet file, in the order of the people. */
export async function writeDecisionTable(
  connection: DuckDBConnection,
  path: string,
  { asOf, knowledge }: { readonly asOf: Day; readonly knowledge: string },
): Promise<void> {
  const told = `${text(asOf)} as "asOf", ${text(knowledge)} as knowledge`
  await connection.run(
    `copy (select * exclude (batch, nth), ${told} from decision order by batch, nth) to ${text(path)} (format parquet, compression zstd)`,
  )
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`
}
