import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { exitCodeOf, outcomeOf } from '../ending.ts'
import { tables } from '../group/tables.ts'
import type { BatchJudging } from '../judge/batch.ts'
import type { LeftOutOf } from '../judge/prepared.ts'
import { appendRow, type Row } from '../rows.ts'
import type { SheetPage } from '../worklist/html-file.ts'
import { keepListed } from '../worklist/listed-rows.ts'
import type { Listed } from '../worklist/row.ts'
import { keepLeftOut } from '../write/batches.ts'
import { writeUp } from '../write/write-up.ts'
import type { Counted } from './judge.ts'
import type { ClusterSetup } from './setup.ts'
import { ends, type LinesOut, lineOf } from './wire.ts'

/** Where it is written: in a folder of this machine, and what it is called where it goes then. */
export interface WrittenUp {
  readonly folder: string
  readonly output: string
}

/**
 * Writes what one machine writes beside the decisions, from what was counted (`t`), who is listed (`w`), and what was left out where it was judged (`l`) and
 * before (`o`, with whose it is not known).
 * @throws Error when something that came in is neither read nor left out
 */
export async function writeUpStage(
  asked: AsyncIterable<string>,
  out: LinesOut,
  { options, files, settled, allowed }: ClusterSetup,
  judging: BatchJudging,
  page: SheetPage,
  connection: DuckDBConnection,
  { folder, output }: WrittenUp,
): Promise<void> {
  if (!settled) throw new Error('nothing was settled yet')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const taken = await fill(connection, asked)
  const screened = await writeUp(
    connection,
    { at: (name) => join(folder, name) },
    files,
    options,
    judging,
    settled,
    page,
  )
  const told = { exitCode: exitCodeOf(screened, allowed), said: outcomeOf(screened, output) }
  out.add(lineOf('t', JSON.stringify(told)))
  await out.end(taken)
}

async function fill(connection: DuckDBConnection, asked: AsyncIterable<string>): Promise<number> {
  await connection.run(tables)
  const before = await connection.createAppender('left_out')
  const counted = await connection.createAppender('batch')
  const leftOut: LeftOutOf[] = []
  const listed: Listed[] = []
  let taken = 0
  for await (const line of asked) {
    if (line === ends) break
    taken += 1
    const letter = line.slice(0, 1)
    const text = line.slice(2)
    if (letter === 'o') appendRow(before, JSON.parse(text) as Row)
    else if (letter === 't') appendCounted(JSON.parse(text) as Counted)
    else if (letter === 'w') listed.push(JSON.parse(text))
    else leftOut.push(JSON.parse(text))
    if (listed.length + leftOut.length >= most) await keep()
  }
  await keep()
  before.closeSync()
  counted.closeSync()
  return taken

  function appendCounted(result: Counted): void {
    counted.appendInteger(taken)
    counted.appendVarchar('')
    counted.appendBigInt(0n)
    counted.appendVarchar(JSON.stringify({ ...result, leftOut: 0 }))
    counted.endRow()
  }

  async function keep(): Promise<void> {
    await keepListed(connection, listed.splice(0), 0)
    await keepLeftOut(connection, leftOut.splice(0), 0)
  }
}

/** So many rows are held before they are written. */
const most = 1000
