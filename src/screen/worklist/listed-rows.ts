import type { DuckDBConnection } from '@duckdb/node-api'
import type { Listed } from './row.ts'
import type { SheetRow } from './sheet.ts'

/** Keeps who is listed of a batch. */
export async function keepListed(
  connection: DuckDBConnection,
  listed: readonly Listed[],
  batch: number,
): Promise<void> {
  if (listed.length === 0) return
  const appender = await connection.createAppender('listed')
  for (const { section, indicator, place, band, row } of listed) {
    for (const number of [section, Number(row.isLost), indicator, place, band]) appender.appendInteger(number)
    if (row.contact === null) appender.appendNull()
    else appender.appendVarchar(row.contact)
    appender.appendVarchar(row.patient)
    appender.appendVarchar(JSON.stringify(row))
    appender.appendInteger(batch)
    appender.endRow()
  }
  appender.closeSync()
}

/** Everybody who is listed, in the order of the list, of each section no more than so many. */
export async function* listedRows(connection: DuckDBConnection, most: number | null): AsyncGenerator<SheetRow> {
  const order = 'section, is_lost, indicator, place, band, contact nulls first, patient'
  const result = await connection.stream(
    `select section, row_text from (
       select *, row_number() over (partition by section order by ${order}) as nth from listed
     ) where nth <= $most order by ${order}`,
    { most: most ?? 2_000_000_000 },
  )
  for await (const rows of result.yieldRows())
    for (const [section, text] of rows) yield { ...JSON.parse(String(text)), section: Number(section) }
}
