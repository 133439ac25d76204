import { batchesOf } from './batches.ts'
import { type Database, openDatabase } from './group/database.ts'
import { peopleOf } from './group/people.ts'
import { withShared } from './group/shared.ts'
import { findFiles, type InputFile } from './input/files.ts'
import { type BatchJudging, judgeBatch } from './judge/batch.ts'
import type { ScreenOptions } from './options.ts'
import type { Progress } from './progress.ts'
import { Stopped, stoppedBy } from './refusal.ts'
import { takeIn } from './take-in.ts'
import { makeFolder, type OutputFolder, workFolder } from './write/folder.ts'
import { begunIn, ResultWriter } from './write/results.ts'
import { type Screened, writeUp } from './write/write-up.ts'

/** With what everybody is judged, whatever the input. */
export type With = Omit<BatchJudging, 'unavailable' | 'isFull' | 'language'>

/**
 * Judges everybody in the input and writes what came of it into a new folder.
 * @throws Refusal when it cannot be done as asked, and nothing was written; Stopped when it can go on later; the reason of the signal when it is aborted
 * @see docs/population.md
 */
export async function screen(
  options: ScreenOptions,
  judgedWith: With,
  progress: Progress,
  signal: AbortSignal,
): Promise<Screened> {
  const { files, ignored } = await findFiles(options.inputs)
  for (const path of ignored) progress.note(`${path} is no .ndjson, .ndjson.gz or .json file: left unread`)
  const folder = await makeFolder(options.output, options.begun)
  try {
    const screened = await run(files, folder, options, judgedWith, progress, signal)
    await folder.finish()
    return screened
  } catch (error) {
    if (!(error instanceof Stopped)) await folder.discard()
    throw stoppedBy(error)
  }
}

async function run(
  files: readonly InputFile[],
  folder: OutputFolder,
  options: ScreenOptions,
  judgedWith: With,
  progress: Progress,
  signal: AbortSignal,
): Promise<Screened> {
  const database = await openDatabase(folder.at(workFolder), options.workers)
  try {
    const taken = await takeIn(files, database, options, judgedWith.services, progress, signal)
    const { language, isFull } = options
    const judging = { ...judgedWith, unavailable: taken.unavailable, language, isFull }
    await judgeAll(database, folder, options, judging, progress, signal)
    return await writeUp(database.connection, folder, files, options, judging, taken)
  } finally {
    progress.end()
    database.close()
  }
}

async function judgeAll(
  database: Database,
  folder: OutputFolder,
  { mostResources }: ScreenOptions,
  judging: BatchJudging,
  progress: Progress,
  signal: AbortSignal,
): Promise<void> {
  const [writing, asking] = [await database.another(), await database.another()]
  const counted = await asking.runAndReadAll('select count(distinct who) from item')
  const all = Number(counted.getRows()[0]?.[0])
  const { last: after } = await begunIn(writing)
  const writer = await ResultWriter.at(folder.at('decisions.ndjson.gz'), writing)
  let done = 0
  try {
    for await (const people of batchesOf(peopleOf(database.connection, { after, most: mostResources }))) {
      signal.throwIfAborted()
      const result = judgeBatch(await withShared(asking, people), judging)
      await writer.write(people.at(-1)?.id ?? '', result)
      done += people.length
      progress.judging(done, all)
    }
  } finally {
    await writer.end()
  }
}
