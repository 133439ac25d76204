import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { reportCsv, reportJson } from '../engine/report.ts'
import { CdsError } from '../errors.ts'
import { isCalendarDay } from '../fhir/day.ts'
import { isLoopback } from '../fhir/loopback.ts'
import { countOutcomes } from '../store/outcomes.ts'
import type { Context } from './context.ts'
import { trusted } from './trusted.ts'

const day = z.string().refine(isCalendarDay)
const query = z
  .object({ from: day, to: day, format: z.enum(['json', 'csv']).default('json') })
  .refine(({ from, to }) => from <= to)

/**
 * `GET /reports/outcomes?from=YYYY-MM-DD&to=YYYY-MM-DD&format=json|csv`: what became of the cards of the client's tenant. Without
 * configured clients only where nobody else can reach it.
 */
export function serveReports(app: FastifyInstance, context: Context): void {
  const { config, store } = context
  const onRequest = trusted(context)
  app.get('/reports/outcomes', { onRequest }, async (request, reply) => {
    if (config.clients.length === 0 && !isLoopback(config.host)) throw closed()
    const asked = query.safeParse(request.query)
    if (!asked.success) throw invalid()
    const period = { from: asked.data.from, to: asked.data.to, tenant: request.client.tenant }
    const rows = await store.use((database) => countOutcomes(database, period))
    if (asked.data.format === 'json') return reportJson(period, rows)
    reply.type('text/csv; charset=utf-8').header('content-disposition', 'attachment; filename="outcomes.csv"')
    return reportCsv(rows)
  })
}

function closed(): CdsError {
  const diagnostics =
    'Reports are for clients of the site file, and this service has none. Name clients there, or use npm run report.'
  return new CdsError(403, 'report-closed', diagnostics)
}

function invalid(): CdsError {
  const diagnostics =
    'A report is asked for with from and to, existing days written YYYY-MM-DD, from not after to, and perhaps format=csv. Send those.'
  return new CdsError(400, 'report-invalid', diagnostics)
}
