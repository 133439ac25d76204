import { batchesOf } from './batches.ts'
import { type Database, openDatabase } from './group/database.ts'
import { peopleOf } from './group/people.ts'
import { withShared } from './group/shared.ts'
import { inOrder } from './in-order.ts'
import { findFiles, type InputFile } from './input/files.ts'
import { type BatchJudging, columnsOf } from './judge/batch.ts'
import type { Judges } from './judge/judges.ts'
import type { ScreenOptions } from './options.ts'
import type { Watch } from './progress.ts'
import { Stopped, stoppedBy } from './refusal.ts'
import { takeIn, takenBefore } from './take-in.ts'
import type { SheetPage } from './worklist/html-file.ts'
import { makeDecisionTable, writeDecisionTable } from './write/decision-table.ts'
import { emptyWork, makeFolder, type OutputFolder, workFolder } from './write/folder.ts'
import { begunIn, ResultWriter } from './write/results.ts'
import { checkSame, fingerprints, optionsThatMatter, readState, writeState } from './write/state.ts'
import { type Screened, writeUp } from './write/write-up.ts'

/** With what everybody is judged, whatever the input, and by whom. */
export interface With extends Omit<BatchJudging, 'unavailable' | 'isFull' | 'isIdentified' | 'language'> {
  readonly judges: (judging: BatchJudging) => Judges
  readonly page: SheetPage
}

/**
 * Judges everybody in the input and writes what came of it into a new folder.
 * @throws Refusal when it cannot be done as asked, and nothing was written; Stopped when it can go on later; the reason of the signal when it is aborted
 * @see docs/population.md
 */
export async function screen(options: ScreenOptions, judgedWith: With, watch: Watch): Promise<Screened> {
  const { files, ignored } = await findFiles(options.inputs)
  for (const path of ignored) watch.progress.note(`${path} is no .ndjson, .ndjson.gz or .json file: left unread`)
  const { knowledge, asOf, services } = judgedWith
  const now = {
    program: knowledge.version,
    knowledge: knowledge.hash,
    asOf,
    services: services.map(({ id }) => id),
    options: optionsThatMatter(options),
    inputs: await fingerprints(files),
  }
  if (options.begun === 'resume') checkSame(await readState(options.output), now)
  const folder = await makeFolder(options.output, options.begun)
  try {
    await writeState(folder.partial, now)
    const screened = await run(files, folder, options, judgedWith, watch)
    await folder.finish()
    return screened
  } catch (error) {
    const ended = stoppedBy(error)
    // What could go on before can go on still.
    if (!(ended instanceof Stopped) && options.begun !== 'resume') await folder.discard()
    throw ended
  } finally {
    watch.progress.end()
  }
}

async function run(
  files: readonly InputFile[],
  folder: OutputFolder,
  options: ScreenOptions,
  judgedWith: With,
  watch: Watch,
): Promise<Screened> {
  const database = await (options.begun === 'resume' ? reopened(folder, options) : opened(folder, options))
  try {
    const taken = (await takenBefore(database)) ?? (await takeIn(files, database, options, judgedWith.services, watch))
    const { language, isFull, isIdentified } = options
    const judging = { ...judgedWith, unavailable: taken.unavailable, language, isFull, isIdentified }
    await judgeAll(database, folder, options, judging, judgedWith.judges(judging), watch)
    const { asOf, knowledge } = judging
    if (!options.isShared)
      await writeDecisionTable(database.connection, folder.at('decisions.parquet'), { asOf, knowledge: knowledge.hash })
    return await writeUp(database.connection, folder, files, options, judging, taken, judgedWith.page)
  } finally {
    database.close()
  }
}

function opened(folder: OutputFolder, { workers }: ScreenOptions): Promise<Database> {
  return openDatabase(folder.at(workFolder), Math.max(workers, 1))
}

/** The database of a run that stopped; an empty one where that had not taken in everything. */
async function reopened(folder: OutputFolder, options: ScreenOptions): Promise<Database> {
  const database = await opened(folder, options)
  if (await takenBefore(database)) return database
  database.close()
  await emptyWork(folder)
  return opened(folder, options)
}

/** Judges whoever was not judged yet. */
async function judgeAll(
  database: Database,
  folder: OutputFolder,
  { mostResources: most, isShared }: ScreenOptions,
  judging: BatchJudging,
  judges: Judges,
  { progress, signal }: Watch,
): Promise<void> {
  const [writing, asking] = [await database.another(), await database.another()]
  const { last: after } = await begunIn(writing)
  const countOf = async (where: string) => {
    const read = await asking.runAndReadAll(`select count(distinct who) from item where ${where}`, { after })
    return Number(read.getRows()[0]?.[0])
  }
  let done = await countOf('who <= $after')
  const all = done + (await countOf('who > $after'))
  await makeDecisionTable(writing, columnsOf(judging.services))
  const writer = await ResultWriter.at(folder.at(isShared ? `${workFolder}/rows` : 'decisions.ndjson.gz'), writing)
  try {
    const batches = withShared(asking, batchesOf(peopleOf(database.connection, { after, most })))
    for await (const [people, result] of inOrder(batches, judges.judge, judges.atOnce)) {
      signal.throwIfAborted()
      await writer.write(people.at(-1)?.id ?? '', result)
      done += people.length
      progress.judging(done, all)
    }
  } finally {
    await judges.end()
    await writer.end()
  }
}
