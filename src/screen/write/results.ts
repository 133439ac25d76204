import { type FileHandle, open } from 'node:fs/promises'
import type { DuckDBConnection } from '@duckdb/node-api'
import type { BatchResult } from '../judge/batch.ts'
import type { LeftOutOf } from '../judge/prepared.ts'
import { appendRows } from '../rows.ts'
import { type Tallies, TallyBook } from '../tally/tallies.ts'
import { keepListed } from '../worklist/listed-rows.ts'
import { keepDecisions } from './decision-table.ts'

/** What was counted of everybody. */
export interface Results {
  readonly ofPeople: number
  readonly duplicates: number
  readonly leftOut: number
  readonly tallies: Tallies
}

/** Writes what came of each batch, in their order: when one is told as written all of it is kept, whatever happens then. */
export class ResultWriter {
  readonly #connection: DuckDBConnection
  readonly #file: FileHandle
  #number: number
  #bytes: number

  private constructor(connection: DuckDBConnection, file: FileHandle, { number, bytes }: Begun) {
    this.#connection = connection
    this.#file = file
    this.#number = number
    this.#bytes = bytes
  }

  /** Goes on after the last batch that was written whole. */
  static async at(path: string, connection: DuckDBConnection): Promise<ResultWriter> {
    const begun = await begunIn(connection)
    const file = await open(path, 'a', 0o600)
    await file.truncate(begun.bytes)
    return new ResultWriter(connection, file, begun)
  }

  async write(last: string, { packed, leftOut, listed, decisions, ...counts }: BatchResult): Promise<void> {
    await this.#file.appendFile(packed)
    await this.#file.datasync()
    const bytes = this.#bytes + packed.length
    const result = { ...counts, leftOut: leftOut.reduce((sum, { count }) => sum + count, 0) }
    await this.#connection.run('begin')
    await keepLeftOut(this.#connection, leftOut, this.#number)
    await keepDecisions(this.#connection, decisions, this.#number)
    await keepListed(this.#connection, listed, this.#number)
    await this.#connection.run('insert into batch values ($number, $last, $bytes, $result)', {
      number: this.#number,
      last,
      bytes: BigInt(bytes),
      result: JSON.stringify(result),
    })
    await this.#connection.run('commit')
    this.#number += 1
    this.#bytes = bytes
  }

  async end(): Promise<void> {
    await this.#file.close()
  }
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

/** What all batches counted together. */
export async function resultsIn(connection: DuckDBConnection): Promise<Results> {
  const read = await connection.runAndReadAll('select result from batch order by number')
  const book = new TallyBook()
  const sum = { ofPeople: 0, duplicates: 0, leftOut: 0 }
  for (const [text] of read.getRows()) {
    const { ofPeople, duplicates, leftOut, tallies } = JSON.parse(String(text)) as Results
    sum.ofPeople += ofPeople
    sum.duplicates += duplicates
    sum.leftOut += leftOut
    book.add(tallies)
  }
  return { ...sum, tallies: book.all }
}
