import type { DuckDBConnection } from '@duckdb/node-api'
import type { Fates, LeftOutOf } from '../judge/prepared.ts'
import { appendRows } from '../rows.ts'

/** Keeps what came of each batch, in their order: when one is told as written all of it is kept, whatever happens then. */
export interface BatchWriter<Result> {
  /** @param last the id of the last person of the batch */
  write(last: string, result: Result): Promise<void>
  end(): Promise<void>
}

/** Keeps that a batch is written, with what was counted and left out in it, and whatever rows it has. */
export async function keepBatch(
  connection: DuckDBConnection,
  { number, last, bytes }: Begun,
  { leftOut, ...counts }: Fates,
  keepRows: () => Promise<void> = async () => undefined,
): Promise<void> {
  const result = { ...counts, leftOut: leftOut.reduce((sum, { count }) => sum + count, 0) }
  await connection.run('begin')
  await keepLeftOut(connection, leftOut, number)
  await keepRows()
  await connection.run('insert into batch values ($number, $last, $bytes, $result)', {
    ...{ number, last, bytes: BigInt(bytes), result: JSON.stringify(result) },
  })
  await connection.run('commit')
}

/** What was counted in each batch, in their order; one at a time, for there may be many. */
export async function* keptResults<Result>(connection: DuckDBConnection): AsyncGenerator<Result> {
  const read = await connection.stream('select result from batch order by number')
  for await (const rows of read.yieldRows()) for (const [text] of rows) yield JSON.parse(String(text)) as Result
}

/** Keeps what was left out of a batch. */
export async function keepLeftOut(
  connection: DuckDBConnection,
  lines: readonly LeftOutOf[],
  batch: number,
): Promise<void> {
  const rows = lines.map(({ file, line, part, reason, type, id, count, rule = null }) => [
    ...[file, line, part, reason, type, id, count, rule, batch],
  ])
  await appendRows(connection, 'left_out', rows)
}

/** How far a run has come: batches written, bytes of them, and the last one in them. */
export interface Begun {
  readonly number: number
  readonly bytes: number
  readonly last: string
}

export async function begunIn(connection: DuckDBConnection): Promise<Begun> {
  const read = await connection.runAndReadAll('select number, bytes, last from batch order by number desc limit 1')
  const [row] = read.getRows()
  return row
    ? { number: Number(row[0]) + 1, bytes: Number(row[1]), last: String(row[2]) }
    : { number: 0, bytes: 0, last: '' }
}
