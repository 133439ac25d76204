import { writeFile } from 'node:fs/promises'
import type { DuckDBConnection } from '@duckdb/node-api'
import type { InputFile } from '../screen/input/files.ts'
import type { TakenIn } from '../screen/take-in.ts'
import { type Account, accountOf, type ReadCounts } from '../screen/write/account.ts'
import type { OutputFolder } from '../screen/write/folder.ts'
import { writeLeftOut } from '../screen/write/left-out-file.ts'
import type { JudgedWith } from './answers.ts'
import type { Asked } from './asked.ts'
import type { OutcomeBook } from './counts/book.ts'
import { csvOf } from './csv-file.ts'
import { measureOf } from './fhir/measure.ts'
import { measureReportsOf } from './fhir/measure-report.ts'
import { pageOf } from './page/page.ts'
import { type Report, reportOf } from './report.ts'

/** What a count of outcomes came to. */
export interface CountedOutcomes extends Account {
  readonly report: Report
  readonly people: number
  readonly unavailable: readonly string[]
}

/** What was read and counted. */
interface Came {
  readonly files: readonly InputFile[]
  readonly mostLeftOut: number
  readonly taken: TakenIn
  readonly sums: Pick<ReadCounts, 'ofPeople' | 'duplicates'>
  readonly book: OutcomeBook
}

/** Writes what is told once everybody is judged. @throws Error when something that came in is neither read nor left out */
export async function writeOutcomes(
  connection: DuckDBConnection,
  folder: Pick<OutputFolder, 'at'>,
  { files, mostLeftOut, taken, sums, book }: Came,
  asked: Asked,
  judgedWith: JudgedWith,
): Promise<CountedOutcomes> {
  const { service } = judgedWith
  const { outcomes } = service
  if (!outcomes) throw new Error(`${service.id} has no outcomes.yaml`)
  const { unavailable } = taken
  const account = await accountOf(connection, sums, taken.counts)
  const { people } = book.counts
  const report = reportOf(book, asked, judgedWith, unavailable)
  const { indicators, ...head } = report
  await write('outcomes.json', json(report))
  await write('outcomes.csv', csvOf(report, asked.language))
  await write('outcomes.html', pageOf(report, outcomes))
  const measures = outcomes.indicators.map((each) => measureOf(each, outcomes, service, asked.language))
  await write('Measure.ndjson', ndjson(measures))
  await write('MeasureReport.ndjson', ndjson(measureReportsOf(report, outcomes)))
  // How much came in tells of few people where there are few.
  await write('summary.json', json(asked.share ? head : { ...head, read: account.read, people }))
  if (!asked.share) await writeLeftOut(connection, folder.at('left-out.ndjson'), files, mostLeftOut)
  return { ...account, report, people, unavailable }

  function write(name: string, text: string): Promise<void> {
    return writeFile(folder.at(name), text, { mode: 0o600 })
  }
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

function ndjson(resources: readonly object[]): string {
  return resources.map((each) => `${JSON.stringify(each)}\n`).join('')
}
