import { dayAt } from '../calendar.ts'
import { readConfig } from '../config.ts'
import { reportCsv, reportJson, reportRows, wholeMonths, whyNotMonths } from '../engine/report.ts'
import { countOutcomes } from '../store/outcomes.ts'
import { withDatabase } from './with-database.ts'

/** What became of cards shown in months that are over, to standard output, each tenant by itself. @throws Error that says how to write the months or the format */
export async function report(
  env: NodeJS.ProcessEnv,
  { from, to, format, tenant }: { from: string; to: string; format: string; tenant?: string },
): Promise<void> {
  const today = dayAt(Date.now())
  const why = whyNotMonths({ from, to }, today)
  if (why !== null) throw new Error(`--from ${from} --to ${to}: ${why.en}`)
  if (format !== 'json' && format !== 'csv') throw new Error(`--format is "${format}": write json or csv`)
  const config = readConfig(env)
  await withDatabase(config, async (database) => {
    const months = wholeMonths({ from, to }, today, config.retentionDays)
    const rows = reportRows(await countOutcomes(database, { ...months, tenant: tenant ?? null }))
    process.stdout.write(format === 'csv' ? reportCsv(rows) : `${JSON.stringify(reportJson(months, rows), null, 2)}\n`)
  })
}
