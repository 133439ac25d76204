import { writeFile } from 'node:fs/promises'
import type { DuckDBConnection } from '@duckdb/node-api'
import type { InputFile } from '../input/files.ts'
import type { BatchJudging } from '../judge/batch.ts'
import type { ScreenOptions } from '../options.ts'
import type { TakenIn } from '../take-in.ts'
import type { SheetPage } from '../worklist/html-file.ts'
import { writeWorklist } from '../worklist/worklist-files.ts'
import { type Account, accountOf } from './account.ts'
import type { OutputFolder } from './folder.ts'
import { knowledgeFile } from './knowledge-file.ts'
import { writeLeftOut } from './left-out-file.ts'
import { resultsIn } from './results.ts'
import { sharedSummaryOf } from './shared-summary.ts'
import { summaryOf } from './summary-file.ts'

/** What a screening came to. */
export interface Screened extends Account {
  readonly people: number
  readonly unavailable: readonly string[]
}

/** Writes what is told once everybody is judged, beside their decisions. @throws Error when something that came in is neither read nor left out */
export async function writeUp(
  connection: DuckDBConnection,
  folder: Pick<OutputFolder, 'at'>,
  files: readonly InputFile[],
  {
    mostLeftOut,
    mostRows,
    isShared,
    pseudonyms,
  }: Pick<ScreenOptions, 'mostLeftOut' | 'mostRows' | 'isShared' | 'pseudonyms'>,
  judging: BatchJudging,
  { counts, unavailable }: TakenIn,
  page: SheetPage,
): Promise<Screened> {
  const { tallies, ofPeople, duplicates } = await resultsIn(connection)
  const { read, peopleLeftOut, failed } = await accountOf(connection, { ofPeople, duplicates }, counts)

  const { knowledge, services, asOf } = judging
  if (!isShared) {
    await write('knowledge.json', knowledgeFile(knowledge, services, asOf))
    await writeWorklist(connection, folder, judging, tallies, mostRows, page)
    await writeLeftOut(connection, folder.at('left-out.ndjson'), files, mostLeftOut, pseudonyms !== null)
  }
  let people = 0
  for (const service of services) {
    const practices = tallies[service.id] ?? {}
    people = Object.values(practices).reduce((sum, tally) => sum + tally.people, 0)
    const name = services.length === 1 ? 'summary.json' : `summary-${service.id}.json`
    const summary = isShared ? sharedSummaryOf : summaryOf
    await write(name, summary(service, practices, { asOf, knowledge, unavailable, read }))
  }
  return { read, people, peopleLeftOut, failed, unavailable }

  function write(name: string, content: object): Promise<void> {
    return writeFile(folder.at(name), `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 })
  }
}
