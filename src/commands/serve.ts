import { collectDefaultMetrics, Registry } from 'prom-client'
import { build } from '../app.ts'
import { ConfigFaults, readConfig } from '../config.ts'
import { settle } from '../deployed-config.ts'
import { type Scraped, serveMetrics } from '../http/watch/metrics.ts'
import { startTracing } from '../http/watch/tracing.ts'
import { KnowledgeFaults } from '../knowledge/files/fault.ts'
import { loadDeployment } from '../site/deployment.ts'
import { welcome } from './welcome.ts'

/** Longest that stopping may take once no call is taken any more, in milliseconds. */
const longestStop = 15_000

/** Serves until SIGTERM or SIGINT. What is wrong with configuration or knowledge is told at once, and ends the process with 1. */
export async function serve(env: NodeJS.ProcessEnv): Promise<void> {
  try {
    await start(env)
  } catch (error) {
    process.stderr.write(`Remissiewijzer does not start.\n${whyNot(error)}\n`)
    process.exit(1)
  }
}

async function start(env: NodeJS.ProcessEnv): Promise<void> {
  const said = readConfig(env)
  const deployment = await loadDeployment(said.siteFile, said.gatherDeadline, { cases: false })
  const config = settle(said, deployment)
  const { knowledge, region } = deployment
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const tracing = await startTracing(env, knowledge.version)
  const app = build({ config, knowledge, region, registry, ...(tracing && { trace: tracing.trace }) })
  let scraped: Scraped | null = null
  const stop = async () => {
    setTimeout(() => process.exit(1), config.drain + longestStop).unref()
    await app.close()
    await scraped?.close()
    await tracing?.end()
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop)
  const url = await app.listen({
    host: config.host,
    port: config.port,
    listenTextResolver: (address) => `listening on ${address}`,
  })
  scraped = await serveMetrics(config, app.metrics)
  // For a person only: standard output holds JSON lines alone where a program reads it.
  if (process.stdout.isTTY) {
    const page = app.hasRoute({ method: 'GET', url: '/page/vocabulary' })
    process.stdout.write(`${welcome({ url, config, knowledge, page })}\n`)
  }
}

function whyNot(error: unknown): string {
  if (error instanceof ConfigFaults || error instanceof KnowledgeFaults) return error.message
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return 'The port is taken. Stop what listens there, or set another PORT or METRICS_PORT.'
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
