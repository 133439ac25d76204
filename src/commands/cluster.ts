import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { dayAt } from '../calendar.ts'
import { readConfig } from '../config.ts'
import { packageRoot } from '../knowledge/files/root.ts'
import { askedDay, askedServices } from '../screen/asked.ts'
import { judgeStage } from '../screen/cluster/judge.ts'
import { readStage } from '../screen/cluster/read.ts'
import { settleStage } from '../screen/cluster/settle.ts'
import { type ClusterSetup, setupOf } from '../screen/cluster/setup.ts'
import { LinesOut, linesFrom } from '../screen/cluster/wire.ts'
import { writeUpStage } from '../screen/cluster/write-up.ts'
import { openDatabase } from '../screen/group/database.ts'
import type { ListedFile } from '../screen/input/files.ts'
import { judgesInThreads } from '../screen/judge/threads.ts'
import { Refusal } from '../screen/refusal.ts'
import { builtSheetPage } from '../screen/worklist/html-file.ts'
import { loadDeployment } from '../site/deployment.ts'
import { allowedIn, endedBy, optionsIn, type ScreenArguments } from './screen.ts'

/** How a screening on a cluster begins: from the files that standard input lists, one a line, to what each stage is begun with. @see docs/operations.md#a-population-on-a-cluster */
export async function clusterBegin(env: NodeJS.ProcessEnv, said: ScreenArguments): Promise<void> {
  await told(async () => {
    if (said.resume) throw new Refusal('--resume: on a cluster a run begins anew, leave it out')
    const options = optionsIn({ workers: '1', ...said })
    if (options.pseudonyms)
      throw new Refusal('--pseudonymise: not on a cluster, where its key would have to be everywhere')
    const { siteFile, gatherDeadline } = readConfig({ ...env, ...(said.site !== undefined && { SITE: said.site }) })
    const { knowledge } = await loadDeployment(siteFile, gatherDeadline, { cases: false })
    const services = askedServices(knowledge, said.service ?? [])
    const today = dayAt(Date.now())
    const asOf = askedDay(said.asOf, today, knowledge)
    const lines = (await text(process.stdin)).split('\n').filter((line) => line !== '')
    const listed = lines.map((line) => JSON.parse(line) as ListedFile)
    const allowed = allowedIn(said.allowLeftOut)
    const judged = { options, allowed, asOf, isPast: asOf < today, siteFile: siteFile ?? null, gatherDeadline }
    process.stdout.write(`${JSON.stringify(setupOf(judged, listed, knowledge, services))}\n`)
  })
}

/** What a stage is told on the command line. */
export interface StageArguments {
  /** Where what is written goes, on this machine, and what it is called in the end. */
  readonly folder: string
  readonly called: string
}

/** A stage of a screening on a cluster; the first line of standard input says with what it was begun. */
export async function clusterStage(stage: string, { folder, called }: StageArguments): Promise<void> {
  await told(async () => {
    const lines = linesFrom(process.stdin)
    const first = await lines.next()
    if (first.done) return
    const setup = JSON.parse(first.value) as ClusterSetup
    const out = new LinesOut(process.stdout)
    if (stage === 'read') await readStage(lines, out, setup)
    else if (stage === 'judge') await judgeStage(lines, out, setup, judgesFor(setup))
    else if (stage === 'settle')
      await inDatabase(async (connection) => {
        const { services } = await deployed(setup)
        await settleStage(lines, out, setup, services, connection)
      })
    else if (stage === 'write-up')
      await inDatabase(async (connection) => {
        const page = await builtSheetPage(join(packageRoot(), 'dist', 'worklist'))
        const judging = { ...judgingIn(setup), ...(await deployed(setup)) }
        await writeUpStage(lines, out, setup, judging, page, connection, { folder, output: called })
      })
    else throw new Refusal(`there is no stage ${stage}`)
  })
}

function judgesFor(setup: ClusterSetup) {
  const { siteFile, gatherDeadline, services, hash, options } = setup
  const more = { services, hash, gatherDeadline, siteFile: siteFile ?? undefined }
  return judgesInThreads(options.workers, { ...judgingIn(setup), ...more })
}

function judgingIn({ options, asOf, isPast, settled }: ClusterSetup) {
  const { language, isFull, isIdentified } = options
  return { asOf, isPast, language, isFull, isIdentified, unavailable: settled?.unavailable ?? [] }
}

async function deployed({ siteFile, gatherDeadline, services: named, hash }: ClusterSetup) {
  const { knowledge, site } = await loadDeployment(siteFile ?? undefined, gatherDeadline, { cases: false })
  if (knowledge.hash !== hash) throw new Error('the knowledge is not the one with which this screening began')
  return { knowledge, site, services: askedServices(knowledge, named) }
}

type Connection = Awaited<ReturnType<typeof openDatabase>>['connection']

/** Works with a database that is gone afterwards. */
async function inDatabase(work: (connection: Connection) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'screening-'))
  const database = await openDatabase(folder, 1)
  try {
    await work(database.connection)
  } finally {
    database.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function told(work: () => Promise<void>): Promise<void> {
  try {
    await work()
    process.exitCode = 0
  } catch (error) {
    process.exitCode = endedBy(error)
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
    // A thread that still judges would keep a process up whose work is lost.
    process.exit()
  }
}
