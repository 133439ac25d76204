import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { reportCsv, reportJson, reportRows, wholeMonths, whyNotMonths } from '../engine/report.ts'
import { errorOf } from '../errors.ts'
import { isLoopback } from '../fhir/client/loopback.ts'
import { countOutcomes } from '../store/outcomes.ts'
import type { Context } from './context.ts'
import { trusted } from './edge/trusted.ts'

const query = z.object({ from: z.string(), to: z.string(), format: z.enum(['json', 'csv']).default('json') })

/**
 * `GET /reports/outcomes?from=YYYY-MM&to=YYYY-MM&format=json|csv`: what became of the cards of the client's tenant, in months that are over. Without
 * configured clients only where nobody else can reach it. @see docs/decisions/small-numbers.md
 */
export function serveReports(app: FastifyInstance, context: Context): void {
  const { config, store, today } = context
  const onRequest = trusted(context)
  app.get('/reports/outcomes', { onRequest }, async (request, reply) => {
    if (config.clients.length === 0 && !isLoopback(config.host)) throw errorOf('report-closed')
    const asked = query.safeParse(request.query)
    if (!asked.success) throw errorOf('report-invalid', { why: incomplete })
    const { format, ...months } = asked.data
    const why = whyNotMonths(months, today())
    if (why !== null) throw errorOf('report-invalid', { why })
    const whole = wholeMonths(months, today(), config.retentionDays)
    const counts = await store.use((database) => countOutcomes(database, { ...whole, tenant: request.client.tenant }))
    const rows = reportRows(counts)
    if (format === 'json') return reportJson(whole, rows)
    reply.type('text/csv; charset=utf-8').header('content-disposition', 'attachment; filename="outcomes.csv"')
    return reportCsv(rows)
  })
}

const incomplete = {
  en: 'from and to must be there, and format, if it is, must be json or csv',
  nl: 'from en to moeten er zijn, en format, als het er is, moet json of csv zijn',
}
