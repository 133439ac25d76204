import { statSync } from 'node:fs'
import { dayAt } from '../calendar.ts'
import { readConfig } from '../config.ts'
import { askedOf } from '../outcomes/asked.ts'
import { countOutcomes } from '../outcomes/count-outcomes.ts'
import type { OutcomeJudging } from '../outcomes/judge/batch.ts'
import { outcomesInThreads } from '../outcomes/judge/judges.ts'
import { exitCodeOf, outcomeOf } from '../screen/ending.ts'
import { findFiles } from '../screen/input/files.ts'
import { Refusal } from '../screen/refusal.ts'
import { readState } from '../screen/write/state.ts'
import { loadDeployment } from '../site/deployment.ts'
import { ToldProgress } from './progress.ts'
import { allowedIn, endedBy, interrupted, optionsIn, type ScreenArguments } from './screen.ts'

/** What the command line says. */
export interface OutcomesArguments extends Omit<ScreenArguments, 'service' | 'full' | 'identify' | 'limit'> {
  readonly from: string
  readonly to: string
  readonly at: string
  readonly service?: string
}

/** Counts what became of who started, into a new folder; the exit code says how it ended. @see docs/outcomes.md */
export async function outcomesCommand(env: NodeJS.ProcessEnv, said: OutcomesArguments): Promise<void> {
  try {
    const { service: id, ...reading } = said
    const options = optionsIn(reading)
    const allowed = allowedIn(said.allowLeftOut)
    const begun = said.resume ? await readState(said.output) : null
    const asOf = said.asOf ?? begun?.asOf ?? (await dayOfFiles(options.inputs))
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
    const judges = ({ unavailable }: OutcomeJudging) =>
      outcomesInThreads(options.workers, {
        ...{ asked, unavailable, siteFile, gatherDeadline },
        service: service.id,
        hash: knowledge.hash,
      })
    const watch = { progress: new ToldProgress(process.stderr), signal: interrupted() }
    const counted = await countOutcomes(options, asked, { knowledge, service, site, judges }, watch)
    const started = counted.report.cohort.people ?? 'few'
    process.stderr.write(`${outcomeOf(counted, options.output)}\n${started} of them started; data until ${asOf}\n`)
    process.exitCode = exitCodeOf(counted, allowed)
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
