import { writeFile } from 'node:fs/promises'
import type { DuckDBConnection } from '@duckdb/node-api'
import { batchesOf } from '../screen/batches.ts'
import { openDatabase } from '../screen/group/database.ts'
import { peopleOf } from '../screen/group/people.ts'
import { withShared } from '../screen/group/shared.ts'
import { findFiles } from '../screen/input/files.ts'
import type { ScreenOptions } from '../screen/options.ts'
import type { Watch } from '../screen/progress.ts'
import { takeIn } from '../screen/take-in.ts'
import { makeFolder, workFolder } from '../screen/write/folder.ts'
import { writeLeftOut } from '../screen/write/left-out-file.ts'
import { keepLeftOut } from '../screen/write/results.ts'
import type { JudgedWith } from './answers.ts'
import type { Asked } from './asked.ts'
import { OutcomeBook } from './counts/tally.ts'
import { csvOf } from './csv-file.ts'
import { measureOf } from './fhir/measure.ts'
import { measureReportsOf } from './fhir/measure-report.ts'
import { judgePeople } from './judge.ts'
import { pageOf } from './page/page.ts'
import { type Report, reportOf } from './report.ts'

/** What a count of outcomes came to. */
export interface Counted {
  readonly report: Report
  readonly people: number
  readonly peopleLeftOut: number
  readonly failed: number
  readonly cameIn: number
  readonly leftOut: number
}

type Options = Pick<
  ScreenOptions,
  'inputs' | 'output' | 'begun' | 'types' | 'base' | 'longestLine' | 'mostResources' | 'mostLeftOut'
>

/**
 * Counts what became of who started, of everybody in the input, into a new folder.
 * @throws Refusal when it cannot be done as asked, and nothing was written; the reason of the signal when it is aborted
 * @see docs/outcomes.md
 */
export async function countOutcomes(
  options: Options,
  asked: Asked,
  judgedWith: JudgedWith,
  { progress, signal }: Watch,
): Promise<Counted> {
  const { files, ignored } = await findFiles(options.inputs)
  for (const path of ignored) progress.note(`${path} is no .ndjson, .ndjson.gz or .json file: left unread`)
  const folder = await makeFolder(options.output, options.begun)
  try {
    const database = await openDatabase(folder.at(workFolder), 1)
    try {
      const { connection } = database
      const taken = await takeIn(files, database, options, [judgedWith.service], { progress, signal })
      const all = await numberIn(connection, 'select count(distinct who) from item')
      const [asking, writing] = [await database.another(), await database.another()]
      const book = new OutcomeBook()
      const batches = withShared(asking, batchesOf(peopleOf(connection, { after: '', most: options.mostResources })))
      let people = 0
      for await (const batch of batches) {
        signal.throwIfAborted()
        const judged = judgePeople(batch, asked, judgedWith, taken.unavailable)
        for (const outcome of judged.outcomes) book.add(outcome)
        await keepLeftOut(writing, judged.leftOut, people)
        people += batch.length
        progress.judging(people, all)
      }
      const report = reportOf(book, asked, judgedWith, taken.unavailable)
      await write('outcomes.json', `${JSON.stringify(report, null, 2)}\n`)
      await write('outcomes.csv', csvOf(report, asked.language))
      const { outcomes } = judgedWith.service
      if (!outcomes) throw new Error(`${judgedWith.service.id} has no outcomes.yaml`)
      await write('outcomes.html', pageOf(report, outcomes))
      const measures = outcomes.indicators.map((each) => measureOf(each, judgedWith.service, asked.language))
      await write('Measure.ndjson', ndjson(measures))
      await write('MeasureReport.ndjson', ndjson(measureReportsOf(report, outcomes)))
      if (!asked.share) await writeLeftOut(writing, folder.at('left-out.ndjson'), files, options.mostLeftOut)
      const counted = {
        report,
        people: book.people,
        peopleLeftOut: await numberIn(
          writing,
          `select count(distinct coalesce(id, file || ':' || line || ':' || part)) from left_out where type = 'Patient'`,
        ),
        failed: await numberIn(writing, `select count(*) from left_out where reason = 'rule-failed'`),
        leftOut: await numberIn(writing, 'select coalesce(sum(count), 0) from left_out'),
        cameIn: taken.counts.cameIn,
      }
      database.close()
      await folder.finish()
      return counted
    } catch (error) {
      database.close()
      throw error
    }
  } catch (error) {
    await folder.discard()
    throw error
  } finally {
    progress.end()
  }

  function write(name: string, text: string): Promise<void> {
    return writeFile(folder.at(name), text, { mode: 0o600 })
  }
}

function ndjson(resources: readonly object[]): string {
  return resources.map((each) => `${JSON.stringify(each)}\n`).join('')
}

async function numberIn(connection: DuckDBConnection, query: string): Promise<number> {
  const read = await connection.runAndReadAll(query)
  return Number(read.getRows()[0]?.[0])
}
