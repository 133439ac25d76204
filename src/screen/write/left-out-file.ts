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

const pseudonym = `case when type = 'Patient' then (select max(name) from called where called.who = left_out.id) end`

/** Writes what was left out by where it stood: a line for each, up to a number for a reason, and of the others how many of a file. @param hidden tells by nothing whom it is of but the names that people were given */
export async function writeLeftOut(
  connection: DuckDBConnection,
  path: string,
  files: readonly InputFile[],
  most: number,
  hidden = false,
): Promise<void> {
  const result = await connection.stream(
    `with numbered as (
       select * replace (${hidden ? pseudonym : 'id'} as id), row_number() over (partition by reason order by file, line, part, id) as nth from left_out)
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
      // The name of a file may be that of a person.
      file: hidden ? `file ${file + 1}` : (files[file]?.name ?? null),
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
