import { parseArgs } from 'node:util'
import { readConfig } from '../src/config.ts'
import { reportCsv, reportJson } from '../src/engine/report.ts'
import { isCalendarDay } from '../src/fhir/day.ts'
import { openDatabase } from '../src/store/database.ts'
import { countOutcomes } from '../src/store/outcomes.ts'

/** `npm run report -- --from YYYY-MM-DD --to YYYY-MM-DD [--format csv] [--tenant NAME]`: what became of cards, to standard output. */
const { from, to, format, tenant } = parseArgs({
  options: {
    from: { type: 'string', default: '' },
    to: { type: 'string', default: '' },
    format: { type: 'string', default: 'json' },
    tenant: { type: 'string' },
  },
}).values
if (!isCalendarDay(from) || !isCalendarDay(to) || from > to || !['json', 'csv'].includes(format)) {
  console.error('Use: npm run report -- --from YYYY-MM-DD --to YYYY-MM-DD [--format csv] [--tenant NAME]')
  process.exit(1)
}
const database = await openDatabase(readConfig(process.env)).catch(whyNot)
try {
  const period = { from, to, tenant: tenant ?? null }
  const rows = await countOutcomes(database, period)
  process.stdout.write(format === 'csv' ? reportCsv(rows) : `${JSON.stringify(reportJson(period, rows), null, 2)}\n`)
} finally {
  await database.destroy()
}

function whyNot(error: unknown): never {
  console.error(`The database cannot be opened: ${error instanceof Error ? error.message : error}`)
  process.exit(1)
}
