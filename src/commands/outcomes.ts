import { statSync } from 'node:fs'
import { dayAt } from '../calendar.ts'
import { readConfig } from '../config.ts'
import { askedOf } from '../outcomes/asked.ts'
import { countOutcomes } from '../outcomes/run.ts'
import { exitCodeOf } from '../screen/ending.ts'
import { findFiles } from '../screen/input/files.ts'
import { Refusal } from '../screen/refusal.ts'
import { loadDeployment } from '../site/deployment.ts'
import { ToldProgress } from './progress.ts'
import { allowedIn, endedBy, interrupted, optionsIn, type ScreenArguments } from './screen.ts'

/** What the command line says. */
export interface OutcomesArguments extends Omit<ScreenArguments, 'service' | 'resume'> {
  readonly from: string
  readonly to: string
  readonly at: string
  readonly service?: string
  readonly share?: boolean
}

/** Counts what became of who started, into a new folder; the exit code says how it ended. @see docs/outcomes.md */
export async function outcomesCommand(env: NodeJS.ProcessEnv, said: OutcomesArguments): Promise<void> {
  try {
    const { service: id, ...reading } = said
    const options = optionsIn(reading)
    const allowed = allowedIn(said.allowLeftOut)
    const asOf = said.asOf ?? (await dayOfFiles(said.input))
    const asked = {
      ...askedOf({ ...said, asOf }, dayAt(Date.now())),
      language: options.language,
      share: said.share ?? false,
    }
    const { siteFile, gatherDeadline } = readConfig({ ...env, ...(said.site !== undefined && { SITE: said.site }) })
    const { knowledge, site } = await loadDeployment(siteFile, gatherDeadline, { cases: false })
    const able = [...knowledge.services.values()].filter(({ offered, outcomes }) => offered && outcomes !== null)
    const [service, ...others] = able.filter((each) => id === undefined || each.id === id)
    if (!service || others.length > 0)
      throw new Refusal(`say with --service of which: ${able.map((each) => each.id).join(', ')}`)
    const watch = { progress: new ToldProgress(process.stderr), signal: interrupted() }
    const counted = await countOutcomes(options, asked, { knowledge, service, site }, watch)
    const { people, leftOut, report } = counted
    const lines = [
      `${people} people judged as of ${asOf}, ${report.cohort.people ?? 'few'} of them started: ${said.output}`,
    ]
    if (leftOut > 0) lines.push(`left out: ${leftOut} of ${counted.cameIn} that came in`)
    process.stderr.write(`${lines.join('\n')}\n`)
    process.exitCode = exitCodeOf({ ...counted, read: { leftOut } }, allowed)
  } catch (error) {
    process.exitCode = endedBy(error)
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
  }
}

/** The day of the newest file: what was measured after it is not in it. */
async function dayOfFiles(inputs: readonly string[]): Promise<string> {
  const { files } = await findFiles(inputs)
  return dayAt(Math.max(...files.map(({ path }) => statSync(path).mtimeMs)))
}
