import { collectDefaultMetrics, Registry } from 'prom-client'
import { build } from './app.ts'
import { ConfigFaults, readConfig } from './config.ts'
import { activeServices } from './engine/accept.ts'
import { fixtureNames } from './fhir/fixture.ts'
import { startTracing } from './http/tracing.ts'
import { KnowledgeFaults } from './knowledge/fault.ts'
import type { Knowledge } from './knowledge/knowledge.ts'
import { loadDeployment } from './site/deployment.ts'
import { settle } from './site/settled.ts'

/** Longest that stopping may take, in milliseconds. */
const longestStop = 15_000

try {
  await start()
} catch (error) {
  process.stderr.write(`Remissiewijzer does not start.\n${whyNot(error)}\n`)
  process.exit(1)
}

async function start(): Promise<void> {
  const said = readConfig(process.env)
  const deployment = await loadDeployment(said.siteFile, said.gatherDeadline, { cases: false })
  const config = settle(said, deployment)
  const { knowledge, region } = deployment
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const tracing = await startTracing(process.env, knowledge.version)
  const app = build({ config, knowledge, region, registry, ...(tracing && { trace: tracing.trace }) })
  const stop = async () => {
    setTimeout(() => process.exit(1), longestStop).unref()
    await app.close()
    await tracing?.end()
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop)
  const url = await app.listen({
    host: config.host,
    port: config.port,
    listenTextResolver: (address) => `listening on ${address}`,
  })
  process.stdout.write(
    `${welcome(url, knowledge, app.hasRoute({ method: 'GET', url: '/page/vocabulary' }), config.examples)}\n`,
  )
}

/** What is served, where to look at it, and where there are examples one line that works as it stands. */
function welcome(url: string, knowledge: Knowledge, page: boolean, examples: boolean): string {
  const services = activeServices(knowledge)
  const lines = services.map(({ id, hook, title }) => `  ${id} (${hook}): ${title.en}`)
  const [service] = services
  const names = examples ? fixtureNames() : []
  const name = names.find((candidate) => candidate.startsWith('candidate')) ?? names[0]
  const look = page ? ['', `Look at it in a browser: ${url}/`] : []
  const attempt = service && name ? ['', 'Try it:', `  ${pipeline(url, service.id, name)}`] : []
  return [`Remissiewijzer ${knowledge.version} serves at ${url}/cds-services`, ...lines, ...look, ...attempt].join('\n')
}

function pipeline(url: string, service: string, name: string): string {
  return `curl -s ${url}/examples/${name} | curl -s -H 'Content-Type: application/json' --data-binary @- ${url}/cds-services/${service}`
}

function whyNot(error: unknown): string {
  if (error instanceof ConfigFaults || error instanceof KnowledgeFaults) return error.message
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return 'The port is taken. Stop what listens there, or set another PORT.'
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
