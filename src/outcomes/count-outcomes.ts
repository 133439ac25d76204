import type { DuckDBConnection } from '@duckdb/node-api'
import type { Judges } from '../screen/judge/judges.ts'
import type { ScreenOptions } from '../screen/options.ts'
import type { Watch } from '../screen/progress.ts'
import { runOver, type Work } from '../screen/run.ts'
import { type BatchWriter, begunIn, keepBatch, keptResults } from '../screen/write/batches.ts'
import type { JudgedWith } from './answers.ts'
import type { Asked } from './asked.ts'
import { OutcomeBook } from './counts/book.ts'
import type { OutcomeBatch, OutcomeJudging } from './judge/batch.ts'
import { type CountedOutcomes, writeOutcomes } from './write-outcomes.ts'

/** What the input is read with, and where it goes. */
export type OutcomeOptions = Omit<
  ScreenOptions,
  'language' | 'isFull' | 'isIdentified' | 'pseudonyms' | 'isShared' | 'mostRows'
>

/** With what everybody is judged, and by whom. */
export interface CountedWith extends JudgedWith {
  readonly judges: (judging: OutcomeJudging) => Judges<OutcomeBatch>
}

/**
 * Counts what became of who started, of everybody in the input, into a new folder.
 * @throws Refusal when it cannot be done as asked, and nothing was written; Stopped when it can go on later; the reason of the signal when it is aborted
 * @see docs/outcomes.md
 */
export function countOutcomes(
  options: OutcomeOptions,
  asked: Asked,
  { judges, ...judgedWith }: CountedWith,
  watch: Watch,
): Promise<CountedOutcomes> {
  const { knowledge, service } = judgedWith
  const { types, base, longestLine, mostResources, mostLeftOut } = options
  const { asOf, ...others } = asked
  const work: Work<OutcomeBatch, CountedOutcomes> = {
    services: [service],
    begun: {
      program: knowledge.version,
      knowledge: knowledge.hash,
      asOf,
      services: [service.id],
      options: { outcomes: others, types, base, longestLine, mostResources, mostLeftOut },
    },
    judges: ({ unavailable }) => judges({ ...judgedWith, asked, unavailable }),
    writer,
    async writeUp(connection, folder, files, taken) {
      const book = new OutcomeBook()
      const sums = { ofPeople: 0, duplicates: 0 }
      for await (const { ofPeople, duplicates, counts } of keptResults<OutcomeBatch>(connection)) {
        sums.ofPeople += ofPeople
        sums.duplicates += duplicates
        book.addAll(counts)
      }
      return writeOutcomes(connection, folder, { files, mostLeftOut, taken, sums, book }, asked, judgedWith)
    },
  }
  return runOver(options, work, watch)
}

/** Keeps what was counted in each batch. */
async function writer(connection: DuckDBConnection): Promise<BatchWriter<OutcomeBatch>> {
  let { number } = await begunIn(connection)
  return {
    async write(last, result) {
      await keepBatch(connection, { number, last, bytes: 0 }, result)
      number += 1
    },
    end: async () => undefined,
  }
}
