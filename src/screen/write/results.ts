import { type FileHandle, open } from 'node:fs/promises'
import type { DuckDBConnection } from '@duckdb/node-api'
import type { BatchResult } from '../judge/batch.ts'
import { type Tallies, TallyBook } from '../tally/tallies.ts'
import { keepListed } from '../worklist/listed-rows.ts'
import { type BatchWriter, type Begun, begunIn, keepBatch, keptResults } from './batches.ts'
import { keepDecisions } from './decision-table.ts'

/** What was counted of everybody. */
export interface Results {
  readonly ofPeople: number
  readonly duplicates: number
  readonly leftOut: number
  readonly tallies: Tallies
}

/** Writes what came of each batch, in their order: when one is told as written all of it is kept, whatever happens then. */
export class ResultWriter implements BatchWriter<BatchResult> {
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

  async write(last: string, { packed, listed, decisions, ...counts }: BatchResult): Promise<void> {
    await this.#file.appendFile(packed)
    await this.#file.datasync()
    const bytes = this.#bytes + packed.length
    await keepBatch(this.#connection, { number: this.#number, last, bytes }, counts, async () => {
      await keepDecisions(this.#connection, decisions, this.#number)
      await keepListed(this.#connection, listed, this.#number)
    })
    this.#number += 1
    this.#bytes = bytes
  }

  async end(): Promise<void> {
    await this.#file.close()
  }
}

/** What all batches counted together. */
export async function resultsIn(connection: DuckDBConnection): Promise<Results> {
  const book = new TallyBook()
  const sum = { ofPeople: 0, duplicates: 0, leftOut: 0 }
  for await (const { ofPeople, duplicates, leftOut, tallies } of keptResults<Results>(connection)) {
    sum.ofPeople += ofPeople
    sum.duplicates += duplicates
    sum.leftOut += leftOut
    book.add(tallies)
  }
  return { ...sum, tallies: book.all }
}
