import type { DuckDBConnection } from '@duckdb/node-api'
import type { Service } from '../knowledge/knowledge.ts'
import { batchesOf } from './batches.ts'
import { type Database, openDatabase } from './group/database.ts'
import { countPeople, peopleOf } from './group/people.ts'
import { withShared } from './group/shared.ts'
import { inOrder } from './in-order.ts'
import { findFiles, type InputFile } from './input/files.ts'
import type { Judges } from './judge/judges.ts'
import type { ScreenOptions } from './options.ts'
import type { Watch } from './progress.ts'
import { Stopped, stoppedBy } from './refusal.ts'
import { type TakenIn, takeIn, takenBefore } from './take-in.ts'
import { type BatchWriter, begunIn } from './write/batches.ts'
import { emptyWork, makeFolder, type OutputFolder, workFolder } from './write/folder.ts'
import { checkSame, fingerprints, readState, type State, writeState } from './write/state.ts'

/** What a run makes of everybody in an input, and what it writes of it. */
export interface Work<Result, Done> {
  readonly services: readonly Service[]
  /** With what it is begun: who goes on with it has to ask for the same. */
  readonly begun: Omit<State, 'inputs'>
  judges(taken: TakenIn): Judges<Result>
  writer(connection: DuckDBConnection, folder: OutputFolder): Promise<BatchWriter<Result>>
  /** What is written once everybody is judged. */
  writeUp(
    connection: DuckDBConnection,
    folder: OutputFolder,
    files: readonly InputFile[],
    taken: TakenIn,
  ): Promise<Done>
}

type Options = Pick<
  ScreenOptions,
  'inputs' | 'output' | 'begun' | 'types' | 'base' | 'longestLine' | 'mostResources' | 'workers'
> &
  Partial<Pick<ScreenOptions, 'pseudonyms'>>

/**
 * Judges everybody in the input and writes what came of it into a new folder.
 * @throws Refusal when it cannot be done as asked, and nothing was written; Stopped when it can go on later; the reason of the signal when it is aborted
 */
export async function runOver<Result, Done>(options: Options, work: Work<Result, Done>, watch: Watch): Promise<Done> {
  const { files, ignored } = await findFiles(options.inputs)
  for (const path of ignored) watch.progress.note(`${path} is no .ndjson, .ndjson.gz or .json file: left unread`)
  const now = { ...work.begun, inputs: await fingerprints(files) }
  if (options.begun === 'resume') checkSame(await readState(options.output), now)
  const folder = await makeFolder(options.output, options.begun)
  try {
    await writeState(folder.partial, now)
    const done = await judged(files, folder, options, work, watch)
    await folder.finish()
    return done
  } catch (error) {
    const ended = stoppedBy(error)
    // What could go on before can go on still.
    if (!(ended instanceof Stopped) && options.begun !== 'resume') await folder.discard()
    throw ended
  } finally {
    watch.progress.end()
  }
}

async function judged<Result, Done>(
  files: readonly InputFile[],
  folder: OutputFolder,
  options: Options,
  work: Work<Result, Done>,
  watch: Watch,
): Promise<Done> {
  const database = await (options.begun === 'resume' ? reopened(folder, options) : opened(folder, options))
  try {
    const taken = (await takenBefore(database)) ?? (await takeIn(files, database, options, work.services, watch))
    await judgeAll(database, folder, options, work.judges(taken), work, watch)
    return await work.writeUp(database.connection, folder, files, taken)
  } finally {
    database.close()
  }
}

function opened(folder: OutputFolder, { workers }: Options): Promise<Database> {
  return openDatabase(folder.at(workFolder), Math.max(workers, 1))
}

/** The database of a run that stopped; an empty one where that had not taken in everything. */
async function reopened(folder: OutputFolder, options: Options): Promise<Database> {
  const database = await opened(folder, options)
  if (await takenBefore(database)) return database
  database.close()
  await emptyWork(folder)
  return opened(folder, options)
}

/** Judges whoever was not judged yet. */
async function judgeAll<Result>(
  database: Database,
  folder: OutputFolder,
  { mostResources: most }: Options,
  judges: Judges<Result>,
  { writer: writerIn }: Pick<Work<Result, unknown>, 'writer'>,
  { progress, signal }: Watch,
): Promise<void> {
  const [writing, asking] = [await database.another(), await database.another()]
  const { last: after } = await begunIn(writing)
  const { before, next } = await countPeople(asking, after)
  let done = before
  const all = before + next
  const writer = await writerIn(writing, folder)
  try {
    const batches = withShared(asking, batchesOf(peopleOf(database.connection, { after, most })))
    for await (const [people, result] of inOrder(batches, judges.judge, judges.atOnce)) {
      signal.throwIfAborted()
      await writer.write(people.at(-1)?.name ?? '', result)
      done += people.length
      progress.judging(done, all)
    }
  } finally {
    await judges.end()
    await writer.end()
  }
}
