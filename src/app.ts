import { randomUUID } from 'node:crypto'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import type { Registry } from 'prom-client'
import type { Config } from './config.ts'
import { keySetAt } from './engine/key-set.ts'
import { longestSilence } from './engine/silence.ts'
import { trustAnyone, trustClients } from './engine/trust.ts'
import { type Day, dayAt } from './fhir/day.ts'
import { outbound } from './fhir/outbound.ts'
import { takeJson } from './http/body.ts'
import { serveCalls } from './http/call.ts'
import { answerForNode, connectionOptions } from './http/connection.ts'
import type { Context } from './http/context.ts'
import { serveDiscovery } from './http/discovery.ts'
import { serveDocs } from './http/docs.ts'
import { serveExamples } from './http/examples.ts'
import { serveExplanations } from './http/explain.ts'
import { failure } from './http/failure.ts'
import { serveFeedback } from './http/feedback.ts'
import { guard } from './http/guard.ts'
import { serveHealth } from './http/health.ts'
import { serveHome } from './http/home.ts'
import { refuseStrangeNames } from './http/host.ts'
import { startLaps } from './http/laps.ts'
import { limitClients } from './http/limit.ts'
import { countAnswers, Metrics, serveMetrics } from './http/metrics.ts'
import { logCalls } from './http/noted.ts'
import { builtPage } from './http/page.ts'
import { servePageData } from './http/page-data.ts'
import { refuseUnknown } from './http/refusal.ts'
import { serveReports } from './http/reports.ts'
import { refuseMalformed } from './http/syntax.ts'
import type { Trace } from './http/tracing.ts'
import type { Knowledge } from './knowledge/knowledge.ts'
import { noRegion, type Region } from './site/region.ts'
import { lookUpTogether } from './store/refusals.ts'
import { keepPruning } from './store/retention.ts'
import { sqlstateOf } from './store/sqlstate.ts'
import { openStore, type Store } from './store/store.ts'
import { subjectHash } from './store/subject.ts'
import { markIn } from './store/tokens.ts'

/** What a server is made of; `store`, `today`, `log`, `patience` and `pageFolder` only to put others in their place. */
export interface Parts {
  readonly config: Config
  readonly knowledge: Knowledge
  /** What came of the region's own programmes. */
  readonly region?: Region
  readonly store?: Store
  readonly today?: () => Day
  /** Folder of the built page. */
  readonly pageFolder?: string
  /** Where counts go, beside those of the process. */
  readonly registry?: Registry
  /** Told of every request that is answered. */
  readonly trace?: Trace
  /** Time that a whole request may take to come in, in milliseconds. */
  readonly patience?: number
  /** Where log lines go instead of standard output. */
  readonly log?: { write(line: string): void }
}

/** Time that writing the last rows may take when the server closes, in milliseconds. */
const lastWrite = 10_000

/** The server, ready to listen or to be injected into. It opens its store once it listens, and closes it after the last answer. */
export function build({
  config,
  knowledge,
  region = noRegion,
  store: given,
  today = () => dayAt(Date.now()),
  registry,
  trace,
  log,
  pageFolder = builtPage(),
  patience = 60_000,
}: Parts): FastifyInstance {
  const app = Fastify({
    logger: { level: config.logLevel, ...(log && { stream: log }) },
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    bodyLimit: config.bodyLimit,
    ...connectionOptions(patience),
    return503OnClosing: false,
    genReqId: () => randomUUID(),
  })
  const store = given ?? openStore(config, complainTo(app.log))
  const metrics = new Metrics(store, registry)
  const agent = outbound(config.networks)
  const { clients, fhirServers } = config
  const trust =
    clients.length === 0
      ? trustAnyone(fhirServers)
      : trustClients({
          clients,
          fhirServers,
          fetchKeys: (url) => keySetAt(url, agent),
          markSeen: markIn(store),
          strict: config.strict,
        })
  const limit = limitClients(app, clients)
  const context: Context = {
    config,
    knowledge,
    region,
    store,
    subjectOf: subjectHash(config),
    lookUp: lookUpTogether(store),
    metrics,
    trust,
    limit,
    agent,
    today,
    pageFolder,
  }
  logRegion(app.log, region)
  startLaps(app)
  logCalls(app)
  answerForNode(app)
  countAnswers(app, metrics)
  if (trace) app.addHook('onResponse', async (request, reply) => trace(request, reply.statusCode))
  guard(app, config)
  refuseMalformed(app)
  refuseStrangeNames(app, config)
  takeJson(app)
  const refuseOtherMethods = refuseUnknown(app)
  app.setErrorHandler(failure)
  for (const serve of [
    serveHome,
    serveDiscovery,
    serveCalls,
    serveFeedback,
    serveReports,
    serveExplanations,
    serveExamples,
    servePageData,
    serveDocs,
    serveHealth,
    serveMetrics,
  ])
    serve(app, context)
  refuseOtherMethods()
  let stopPruning = () => {}
  app.addHook('onListen', async () => {
    store.open()
    const silence = longestSilence(knowledge.services.values())
    stopPruning = keepPruning(store, { days: config.retentionDays, silence }, tellPruned(app.log))
  })
  app.addHook('onClose', async () => {
    stopPruning()
    await store.close(lastWrite)
    await agent.destroy()
  })
  return app
}

function logRegion(log: FastifyBaseLogger, { leftOut, failure }: Region): void {
  if (failure !== null)
    log.error({ failure }, "the region's programmes could not be had: the others are offered all the same")
  for (const { where, message } of leftOut) log.warn({ where, fault: message }, 'a programme of the region is left out')
}

function tellPruned(log: FastifyBaseLogger) {
  return (deleted: number | null) => {
    if (deleted === null) log.warn('what is past its time could not be deleted: it is tried again in six hours')
    else if (deleted > 0) log.info({ deleted }, 'rows past their time are deleted')
  }
}

function complainTo(log: FastifyBaseLogger): Parameters<typeof openStore>[1] {
  return (what, counts, error) => {
    const { name, message } = error instanceof Error ? error : { name: undefined, message: undefined }
    log.error(
      { store: what, ...counts, error: name, message: what === 'refused' ? `SQLSTATE ${sqlstateOf(error)}` : message },
      'the store does not take what was decided; calls are answered all the same',
    )
  }
}
