import { type BatchJudging, type BatchResult, columnsOf } from './judge/batch.ts'
import type { Judges } from './judge/judges.ts'
import type { ScreenOptions } from './options.ts'
import type { Watch } from './progress.ts'
import { runOver, type Work } from './run.ts'
import type { SheetPage } from './worklist/html-file.ts'
import { makeDecisionTable, writeDecisionTable } from './write/decision-table.ts'
import { workFolder } from './write/folder.ts'
import { ResultWriter } from './write/results.ts'
import { optionsThatMatter } from './write/state.ts'
import { type Screened, writeUp } from './write/write-up.ts'

/** With what everybody is judged, whatever the input, and by whom. */
export interface With extends Omit<BatchJudging, 'unavailable' | 'isFull' | 'isIdentified' | 'language'> {
  readonly judges: (judging: BatchJudging) => Judges
  readonly page: SheetPage
}

/**
 * Judges everybody in the input by services and writes what came of it into a new folder.
 * @throws Refusal when it cannot be done as asked, and nothing was written; Stopped when it can go on later; the reason of the signal when it is aborted
 * @see docs/population.md
 */
export function screen(options: ScreenOptions, judgedWith: With, watch: Watch): Promise<Screened> {
  const { knowledge, asOf, services } = judgedWith
  const { language, isFull, isIdentified, isShared } = options
  const judgingBy = (unavailable: readonly string[]) => ({
    ...judgedWith,
    ...{ unavailable, language, isFull, isIdentified },
  })
  const work: Work<BatchResult, Screened> = {
    services,
    begun: {
      program: knowledge.version,
      knowledge: knowledge.hash,
      asOf,
      services: services.map(({ id }) => id),
      options: optionsThatMatter(options),
    },
    judges: ({ unavailable }) => judgedWith.judges(judgingBy(unavailable)),
    async writer(connection, folder) {
      await makeDecisionTable(connection, columnsOf(services))
      return ResultWriter.at(folder.at(isShared ? `${workFolder}/rows` : 'decisions.ndjson.gz'), connection)
    },
    async writeUp(connection, folder, files, taken) {
      if (!isShared)
        await writeDecisionTable(connection, folder.at('decisions.parquet'), { asOf, knowledge: knowledge.hash })
      return writeUp(connection, folder, files, options, judgingBy(taken.unavailable), taken, judgedWith.page)
    },
  }
  return runOver(options, work, watch)
}
