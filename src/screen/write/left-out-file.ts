import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { DuckDBConnection } from '@duckdb/node-api'
import type { InputFile } from '../input/files.ts'

type Row = readonly [
  file: number,
  line: number | null,
  part: number | null,
  reason: string,
  type: string | null,
  id: string | null,
  count: number,
  rule: string | null,
]

/** Writes what was left out by where it stood: a line for each, up to a number for a reason, and of the others how many of a file. */
export async function writeLeftOut(
  connection: DuckDBConnection,
  path: string,
  files: readonly InputFile[],
  most: number,
): Promise<void> {
  const result = await connection.stream(
    `with numbered as (
       select *, row_number() over (partition by reason order by file, line, part, id) as nth from left_out)
     select file, line, part, reason, type, id, count, rule from numbered where nth <= $most
     union all
     select file, null, null, reason, null, null, sum(count)::integer, null from numbered where nth > $most group by file, reason
     order by file, line nulls last, part, reason, id`,
    { most },
  )
  async function* lines() {
    for await (const rows of result.yieldRows())
      for (const row of rows as unknown as readonly Row[]) yield `${JSON.stringify(told(row))}\n`
  }
  await pipeline(Readable.from(lines()), createWriteStream(path, { mode: 0o600 }))

  function told([file, line, part, reason, type, id, count, rule]: Row): object {
    return {
      file: files[file]?.name ?? null,
      ...(line !== null && { line }),
      ...(part && { entry: part }),
      reason,
      ...(type !== null && { resourceType: type }),
      ...(id !== null && { id }),
      ...(count !== 1 && { count }),
      ...(rule !== null && { rule }),
    }
  }
}
