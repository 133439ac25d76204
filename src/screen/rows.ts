import type { DuckDBAppender, DuckDBConnection } from '@duckdb/node-api'

/** A row of a table, each value as what it is. */
export type Row = readonly (string | number | boolean | null)[]

/** Writes a row. */
export function appendRow(to: DuckDBAppender, row: Row): void {
  for (const value of row) {
    if (value === null) to.appendNull()
    else if (typeof value === 'string') to.appendVarchar(value)
    else if (typeof value === 'boolean') to.appendBoolean(value)
    else to.appendInteger(value)
  }
  to.endRow()
}

/** Writes rows into a table, one after another. */
export async function appendRows(connection: DuckDBConnection, table: string, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return
  const appender = await connection.createAppender(table)
  for (const row of rows) appendRow(appender, row)
  appender.closeSync()
}
