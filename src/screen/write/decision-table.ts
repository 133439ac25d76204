import { chmod } from 'node:fs/promises'
import type { DuckDBConnection } from '@duckdb/node-api'
import type { Day } from '../../calendar.ts'
import type { DecisionRow } from '../judge/decision-rows.ts'
import { appendRows } from '../rows.ts'

const own = ['patient', 'service', 'rule', 'outcome', 'reason', 'missing', 'indicator', 'card', 'notShown'] as const

/** The columns of the table of decisions. @param names in the results that the services say */
export function decisionColumns(names: readonly string[]): readonly string[] {
  return [...own, ...names, 'asOf', 'knowledge']
}

/** A decision as a row of these columns. */
export function decisionValues(row: DecisionRow, { asOf, knowledge }: JudgedOn): readonly (string | null)[] {
  return [...valuesOf(row), asOf, knowledge]
}

/** What all decisions of a run have in common. */
interface JudgedOn {
  readonly asOf: Day
  /** Hash of the knowledge. */
  readonly knowledge: string
}

function valuesOf(row: DecisionRow): readonly (string | null)[] {
  return [...own.map((name) => row[name]), ...row.result]
}

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
  const values = rows.map((row, at) => [...valuesOf(row), batch, at])
  await appendRows(connection, 'decision', values)
}

/** Writes all decisions into a Parquet file, in the order of the people. */
export async function writeDecisionTable(
  connection: DuckDBConnection,
  path: string,
  { asOf, knowledge }: JudgedOn,
): Promise<void> {
  const told = `${text(asOf)} as "asOf", ${text(knowledge)} as knowledge`
  await connection.run(
    `copy (select * exclude (batch, nth), ${told} from decision order by batch, nth) to ${text(path)} (format parquet, compression zstd)`,
  )
  await chmod(path, 0o600)
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`
}
