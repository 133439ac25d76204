import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Config } from '../../config.ts'
import type { FetchResult } from '../../gather/reach.ts'
import { fewest } from '../../small-numbers.ts'
import type { Store } from '../../store/store.ts'
import type { Connections } from '../edge/connections.ts'
import { routeOf } from './access-log.ts'

/** Calls of which one may not be told from the others. @see https://cds-hooks.hl7.org/2.0/#calling-a-cds-service */
const judging = 'POST /cds-services/:service'

/**
 * What the service counts: that it answers, how and how fast; not of what, of whom or for whom. Numbers of calls move when ten more were answered, so that two
 * looks at them tell nothing of one; those of the store and the process move at once. Seconds are the unit of time.
 * @see docs/operations.md#watch
 */
export class Metrics {
  readonly #ofProcess: Registry
  readonly #ofCalls = new Registry()
  readonly #calls
  readonly #seconds
  readonly #stages
  readonly #fetches
  readonly #lenient
  /** The numbers of calls as they may be told, and how many were answered since. */
  #told = ''
  #since = 0

  /** @param registry with what else is told of the process, at once */
  constructor(
    store: Pick<Store, 'counts' | 'state'>,
    registry = new Registry(),
    connections: Pick<Connections, 'open' | 'dropped'> = { open: 0, dropped: 0 },
  ) {
    this.#ofProcess = registry
    const registers = [this.#ofCalls]
    const buckets = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
    const counter = <L extends string>(name: string, help: string, labelNames: readonly L[]) =>
      new Counter({ name: `remissiewijzer_${name}_total`, help, labelNames, registers })
    const histogram = <L extends string>(name: string, help: string, labelNames: readonly L[]) =>
      new Histogram({ name: `remissiewijzer_${name}_seconds`, help, labelNames, buckets, registers })
    this.#calls = counter('calls', 'Answers', ['route', 'status', 'code'])
    this.#seconds = histogram('call', 'Time to answer', ['route'])
    this.#stages = histogram('stage', 'Time of one stage of a call', ['stage'])
    this.#fetches = histogram('fhir_fetch', 'Time to get one prefetch key from a FHIR server, all its pages', [
      'result',
    ])
    this.#lenient = counter('lenient', 'Accepted although the specification asks for more', ['kind'])
    const gauge = (name: string, help: string, value: () => number) =>
      new Gauge({
        name: `remissiewijzer_${name}`,
        help,
        registers: [registry],
        collect() {
          this.set(value())
        },
      })
    gauge('store_up', '1 while the database is open', () => (store.state === 'open' ? 1 : 0))
    gauge('store_waiting_calls', 'Answered calls that are not written yet', () => store.counts.queued)
    gauge('store_lost_calls', 'Answered calls that were never written, since the start', () => store.counts.lost)
    gauge('connections', 'Connections that are open', () => connections.open)
    gauge(
      'dropped_connections',
      'Connections that were hung up on to make room, since the start',
      () => connections.dropped,
    )
  }

  /** An answer that was sent. */
  answered(request: FastifyRequest, status: number): void {
    const { code = '', lenient = [] } = request.noted
    const route = routeOf(request)
    this.#calls.inc({ route, status, code })
    this.#seconds.observe({ route }, (performance.now() - request.began) / 1000)
    for (const { stage, from, to } of request.laps ?? []) this.#stages.observe({ stage }, (to - from) / 1000)
    for (const kind of lenient) this.#lenient.inc({ kind })
    // Whoever has no token could else add nine of the ten.
    if (route === judging && status !== 401) this.#since += 1
  }

  /** One prefetch key was asked of a FHIR server. */
  fetched = (result: FetchResult, ms: number): void => {
    this.#fetches.observe({ result }, ms / 1000)
  }

  /** Everything that may be told now, in the text format of Prometheus. @see https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format */
  async text(): Promise<string> {
    if (this.#since >= fewest.row) {
      this.#since = 0
      this.#told = await this.#ofCalls.metrics()
    }
    return `${await this.#ofProcess.metrics()}${this.#told}`
  }

  /** The names of all that is counted here. */
  get names(): readonly string[] {
    return [...this.#ofProcess.getMetricsAsArray(), ...this.#ofCalls.getMetricsAsArray()].map(({ name }) => name)
  }
}

declare module 'fastify' {
  interface FastifyInstance {
    /** What is counted of this server. */
    metrics: Metrics
  }
}

/** Counts every answer. */
export function countAnswers(app: FastifyInstance, metrics: Metrics): void {
  app.decorate('metrics', metrics)
  app.addHook('onResponse', async (request, reply) => metrics.answered(request, reply.statusCode))
}

/** The port that counts are served on, until it is closed. */
export interface Scraped {
  readonly url: string
  close(): Promise<unknown>
}

/** Serves `GET /metrics` on a port of its own, for Prometheus; null when none is configured. @throws when the port is taken */
export async function serveMetrics(
  { host, metricsPort }: Pick<Config, 'host' | 'metricsPort'>,
  metrics: Metrics,
): Promise<Scraped | null> {
  if (metricsPort === undefined) return null
  const app = Fastify()
  app.get('/metrics', async (_request, reply) => {
    reply.type(Registry.PROMETHEUS_CONTENT_TYPE)
    return metrics.text()
  })
  const url = await app.listen({ host, port: metricsPort })
  return { url, close: () => app.close() }
}
