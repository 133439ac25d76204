import type { DuckDBConnection } from '@duckdb/node-api'
import { appendRows } from '../rows.ts'
import type { Listed } from './row.ts'
import type { SheetRow } from './sheet.ts'

/** Keeps who is listed of a batch. */
export async function keepListed(
  connection: DuckDBConnection,
  listed: readonly Listed[],
  batch: number,
): Promise<void> {
  const rows = listed.map(({ section, indicator, place, band, row }) => [
    ...[section, Number(row.isLost), indicator, place, band],
    ...[row.contact, row.patient, JSON.stringify(row), batch],
  ])
  await appendRows(connection, 'listed', rows)
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
