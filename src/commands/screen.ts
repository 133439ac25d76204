import { rm } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { dayAt } from '../calendar.ts'
import { readConfig } from '../config.ts'
import { KnowledgeFaults } from '../knowledge/files/fault.ts'
import { packageRoot } from '../knowledge/files/root.ts'
import { askedDay, askedServices } from '../screen/asked.ts'
import { type AllowedLeftOut, exitCodeOf, outcomeOf } from '../screen/ending.ts'
import type { BatchJudging } from '../screen/judge/batch.ts'
import { judgesInThreads } from '../screen/judge/threads.ts'
import { type ScreenOptions, usualLimits } from '../screen/options.ts'
import { Pseudonyms } from '../screen/pseudonyms.ts'
import { exitCodes, Refusal, Stopped } from '../screen/refusal.ts'
import { screen } from '../screen/screen.ts'
import { builtSheetPage } from '../screen/worklist/html-file.ts'
import { readState } from '../screen/write/state.ts'
import { loadDeployment } from '../site/deployment.ts'
import { type BulkArguments, exportFolder, withExport } from './bulk.ts'
import { ToldProgress } from './progress.ts'

/** What the command line says. */
export interface ScreenArguments extends BulkArguments {
  readonly input?: readonly string[]
  readonly output: string
  readonly service?: readonly string[]
  readonly asOf?: string
  readonly site?: string
  readonly language: string
  readonly workers?: string
  readonly base?: string
  readonly types?: string
  readonly maxLine?: string
  readonly maxResources?: string
  readonly leftOutLimit?: string
  readonly allowLeftOut?: string | true
  readonly full?: boolean
  readonly identify?: boolean
  readonly pseudonymise?: string
  readonly share?: boolean
  readonly limit?: string
  readonly resume?: boolean
  readonly discard?: boolean
  readonly keepExport?: boolean
}

/** Judges everybody in a folder; what came of it goes to a new folder, the exit code says how it ended. @see docs/population.md */
export async function screenCommand(env: NodeJS.ProcessEnv, said: ScreenArguments): Promise<void> {
  try {
    const today = dayAt(Date.now())
    const config = readConfig({ ...env, ...(said.site !== undefined && { SITE: said.site }) })
    const { siteFile, gatherDeadline } = config
    const asked = optionsIn(said)
    const allowed = allowedIn(said.allowLeftOut)
    const { knowledge, site } = await loadDeployment(siteFile, gatherDeadline, { cases: false })
    const services = askedServices(knowledge, said.service ?? [])
    const begun = said.resume ? await readState(said.output) : null
    const asOf = askedDay(said.asOf ?? begun?.asOf, today, knowledge)
    const isPast = asOf < today
    const judges = ({ unavailable, isFull, isIdentified, language }: BatchJudging) =>
      judgesInThreads(options.workers, {
        ...{ asOf, isPast, language, unavailable, isFull, isIdentified, siteFile, gatherDeadline },
        services: services.map(({ id }) => id),
        hash: knowledge.hash,
      })
    const watch = { progress: new ToldProgress(process.stderr), signal: interrupted() }
    const options = await withExport(asked, said, config, services, watch)
    const page = await builtSheetPage(join(packageRoot(), 'dist', 'worklist'))
    const screened = await screen(options, { knowledge, site, services, asOf, isPast, judges, page }, watch)
    if (said.bulk !== undefined && !said.keepExport) await rm(exportFolder(options.output), { recursive: true })
    process.stderr.write(`${outcomeOf(screened, options.output)}\n`)
    process.exitCode = exitCodeOf(screened, allowed)
  } catch (error) {
    process.exitCode = endedBy(error)
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
  }
}

/** Aborted by Ctrl-C or SIGTERM, so that the run can go on later; a second one ends it at once. */
export function interrupted(): AbortSignal {
  const controller = new AbortController()
  const codes = { SIGINT: exitCodes.interrupted, SIGTERM: exitCodes.terminated } as const
  for (const name of ['SIGINT', 'SIGTERM'] as const)
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(codes[name])
      controller.abort(new Stopped('stopped: go on with --resume', codes[name]))
    })
  return controller.signal
}

/** The exit code of an error. */
export function endedBy(error: unknown): number {
  if (error instanceof Refusal || error instanceof KnowledgeFaults) return exitCodes.refused
  return error instanceof Stopped ? error.exitCode : exitCodes.fault
}

/** What is asked of the reading of an input. @throws Refusal for what cannot be */
export function optionsIn(said: ScreenArguments): ScreenOptions {
  if (said.language !== 'nl' && said.language !== 'en')
    throw new Refusal(`--language is "${said.language}": write nl or en`)
  if (said.resume && said.discard)
    throw new Refusal('--resume goes on and --discard begins anew: leave out one of both')
  if (said.share && said.identify)
    throw new Refusal('--identify writes names and --share is for others to read: leave out one of both')
  if (!said.input && said.bulk === undefined)
    throw new Refusal('--input names the folder of the export, or --bulk a server that makes one: give one of both')
  if (said.pseudonymise !== undefined && (said.identify || said.full))
    throw new Refusal('--pseudonymise takes ids away, --identify and --full write them: leave out one of both')
  const { longestLine, mostResources, mostLeftOut } = usualLimits
  return {
    inputs: said.input ?? [],
    output: said.output,
    begun: said.resume ? 'resume' : said.discard ? 'discard' : 'refuse',
    language: said.language,
    types: said.types?.split(',').map((type) => type.trim()) ?? [],
    base: said.base ?? null,
    workers: numberIn('--workers', said.workers, availableParallelism()),
    longestLine: numberIn('--max-line', said.maxLine, longestLine / mebibyte) * mebibyte,
    mostResources: numberIn('--max-resources', said.maxResources, mostResources),
    mostLeftOut: numberIn('--left-out-limit', said.leftOutLimit, mostLeftOut),
    isFull: said.full ?? false,
    isIdentified: said.identify ?? false,
    pseudonyms: said.pseudonymise === undefined ? null : Pseudonyms.from(said.pseudonymise),
    isShared: said.share ?? false,
    mostRows: said.limit === undefined ? null : numberIn('--limit', said.limit, 1),
  }
}

const mebibyte = 1024 * 1024

function numberIn(name: string, text: string | undefined, usual: number): number {
  if (text === undefined) return usual
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text)
  throw new Refusal(`${name} is "${text}": write a whole number from 1`)
}

/** How much may be left out. @throws Refusal for what is no number */
export function allowedIn(text: string | true | undefined): AllowedLeftOut {
  if (text === undefined) return 'none'
  return text === true ? 'few' : numberIn('--allow-left-out', text, 1)
}
