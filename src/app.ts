import { randomUUID } from 'node:crypto'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import type { Registry } from 'prom-client'
import { callMemory } from './budget/memory.ts'
import { memoryForCalls } from './budget/room.ts'
import { type Day, dayAt } from './calendar.ts'
import type { Config } from './config.ts'
import { longestRest } from './engine/pacing/paced.ts'
import { longestSilence } from './engine/silence.ts'
import { outbound } from './fhir/client/outbound.ts'
import { serveCalls } from './http/call.ts'
import type { Context } from './http/context.ts'
import { serveConversation } from './http/conversation/explain.ts'
import { serveLaunch } from './http/conversation/launch.ts'
import { builtConversation, serveConversationPages } from './http/conversation/pages.ts'
import { serveDirectory } from './http/directory/fhir.ts'
import { serveDiscovery } from './http/discovery.ts'
import { serveDocs } from './http/docs/docs.ts'
import { takeJson } from './http/edge/body.ts'
import { closeGently } from './http/edge/closing.ts'
import { connectionOptions, noteEarlyAnswers } from './http/edge/connection.ts'
import { Connections } from './http/edge/connections.ts'
import { failure } from './http/edge/failure.ts'
import { guard } from './http/edge/guard.ts'
import { refuseMalformed } from './http/edge/headers.ts'
import { refuseStrangeNames } from './http/edge/host.ts'
import { limitCalls, limitOutcomes, limitPublic, limitReads } from './http/edge/limit.ts'
import { packAnswers } from './http/edge/packing.ts'
import { refuseUnknown } from './http/edge/refusal.ts'
import { shareMemory } from './http/edge/share.ts'
import { serveExamples } from './http/examples.ts'
import { serveExplanations } from './http/explain.ts'
import { serveFeedback } from './http/feedback.ts'
import { serveHealth } from './http/health.ts'
import { serveHome } from './http/home.ts'
import { builtPage } from './http/page.ts'
import { servePageData } from './http/page-data.ts'
import { builtPublic, servePublicPages } from './http/public/pages.ts'
import { serveReports } from './http/reports.ts'
import { logCalls } from './http/watch/access-log.ts'
import { countAnswers, Metrics } from './http/watch/metrics.ts'
import { startLaps } from './http/watch/stage-timing.ts'
import type { Trace } from './http/watch/tracing.ts'
import type { Knowledge } from './knowledge/knowledge.ts'
import { noRegion, type Region } from './site/region.ts'
import type { OpenDatabase } from './store/database/connection.ts'
import { type Migrated, openDatabase } from './store/database/database.ts'
import { sqlstateOf } from './store/database/sqlstate.ts'
import { troubleOf, troubles } from './store/database/trouble.ts'
import { lookUpTogether } from './store/refusals.ts'
import { keepPruning } from './store/retention.ts'
import { lookUpShowings } from './store/showings.ts'
import { openStore, type Store } from './store/store.ts'
import { subjectHash } from './store/subject.ts'
import { markIn } from './store/tokens.ts'
import { fetchKeySets } from './trust/key-set.ts'
import { trustAnyone, trustClients } from './trust/trust.ts'

/** What a server is made of; `store`, `today`, `log`, `patience`, `mostConnections`, `pageFolder`, `publicFolder` and `conversationFolder` only to put others in their place. */
export interface Parts {
  readonly config: Config
  readonly knowledge: Knowledge
  /** What came of the region's own programmes. */
  readonly region?: Region
  readonly store?: Store
  readonly today?: () => Day
  /** The moment of a call. */
  readonly now?: () => Date
  /** Folder of the built page. */
  readonly pageFolder?: string
  /** Folder of the built pages that are open to all. */
  readonly publicFolder?: string
  /** Folder of the built pages of the conversation. */
  readonly conversationFolder?: string
  /** Where counts go, beside those of the process. */
  readonly registry?: Registry
  /** Told of every request that is answered. */
  readonly trace?: Trace
  /** Time that a whole request may take to come in, in milliseconds. */
  readonly patience?: number
  /** Connections that are open at once. */
  readonly mostConnections?: number
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
  now = () => new Date(),
  today = () => dayAt(now().getTime()),
  registry,
  trace,
  log,
  pageFolder = builtPage(),
  publicFolder = builtPublic(),
  conversationFolder = builtConversation(),
  patience = 60_000,
  mostConnections,
}: Parts): FastifyInstance {
  const connections = new Connections(mostConnections)
  const app = Fastify({
    logger: { level: config.logLevel, ...(log && { stream: log }) },
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    bodyLimit: config.bodyLimit,
    ...connectionOptions(patience, connections),
    return503OnClosing: false,
    genReqId: () => randomUUID(),
  })
  const open: OpenDatabase = (from) => openDatabase(from, tellMigrated(app.log))
  const store = given ?? openStore(config, complainTo(app.log), open)
  const metrics = new Metrics(store, registry, connections)
  const agent = outbound(config.networks)
  const { clients, fhirServers } = config
  const trust =
    clients.length === 0
      ? trustAnyone(fhirServers)
      : trustClients({
          clients,
          fhirServers,
          fetchKeys: fetchKeySets(agent),
          markSeen: markIn(store),
          strict: config.strict,
        })
  const limit = limitCalls(app, config)
  const context: Context = {
    config,
    knowledge,
    region,
    store,
    subjectOf: subjectHash(config),
    lookUp: lookUpTogether(store),
    lookUpShowings: lookUpShowings(store),
    metrics,
    trust,
    limit,
    limitOutcomes: limitOutcomes(config),
    limitPublic: limitPublic(config),
    limitConversation: limitPublic(config),
    agent,
    today,
    now,
    pageFolder,
    publicFolder,
    conversationFolder,
  }
  logRegion(app.log, region)
  startLaps(app)
  logCalls(app)
  noteEarlyAnswers(app)
  countAnswers(app, metrics)
  if (trace) app.addHook('onResponse', async (request, reply) => trace(request, reply.statusCode))
  packAnswers(app)
  shareMemory(app, callMemory(config.callMemory ?? memoryForCalls()))
  guard(app, config)
  app.addHook('onRequest', limitReads(config))
  refuseMalformed(app)
  refuseStrangeNames(app, config)
  takeJson(app, config.bodyLimit)
  closeGently(app, config.drain)
  const refuseOtherMethods = refuseUnknown(app)
  app.setErrorHandler(failure)
  for (const serve of [
    serveHome,
    serveDiscovery,
    serveCalls,
    serveFeedback,
    serveReports,
    serveExplanations,
    serveConversation,
    serveExamples,
    servePageData,
    serveDirectory,
    servePublicPages,
    serveConversationPages,
    serveLaunch,
    serveDocs,
    serveHealth,
  ])
    serve(app, context)
  refuseOtherMethods()
  let stopPruning = () => {}
  app.addHook('onListen', async () => {
    store.open()
    const silence = longestSilence(knowledge.services.values())
    const rest = longestRest(knowledge, config.site)
    stopPruning = keepPruning(store, { days: config.retentionDays, silence, rest }, tellPruned(app.log))
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

function tellMigrated(log: FastifyBaseLogger) {
  return ({ now, byNewer }: Migrated) => {
    if (now.length > 0) log.info({ migrations: now }, 'the database is brought up to date')
    if (byNewer.length > 0)
      log.warn(
        { migrations: byNewer },
        'a newer version of the service has worked on this database: this one goes on beside it and keeps all, but lacks what is new. Start the newer one when you can',
      )
  }
}

function complainTo(log: FastifyBaseLogger): Parameters<typeof openStore>[1] {
  return (what, counts, error) => {
    const trouble = what === 'open' ? troubleOf(error) : null
    const { name, message } = error instanceof Error ? error : { name: undefined, message: undefined }
    log.error(
      {
        store: trouble ? 'not-open' : what,
        ...(trouble && { code: trouble }),
        ...counts,
        error: name,
        message: what === 'refused' ? `SQLSTATE ${sqlstateOf(error)}` : message,
      },
      trouble
        ? `the database is not open: ${troubles[trouble]}. Cards are shown all the same; feedback is refused`
        : 'the store does not take what was decided; calls are answered all the same',
    )
  }
}
