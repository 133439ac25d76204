import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Composed } from '../engine/compose.ts'
import type { Evaluation } from '../engine/decide.ts'
import type { Outcome } from '../engine/feedback.ts'
import type { FetchResult } from '../engine/reach.ts'
import type { Store } from '../store/store.ts'
import { routeOf } from './noted.ts'

/** What the service counts: names of services, rules, codes and clients, never anything of a call. Seconds are the unit of time. @see docs/operations.md */
export class Metrics {
  readonly registry: Registry
  readonly #calls
  readonly #seconds
  readonly #stages
  readonly #decisions
  readonly #cards
  readonly #silenced
  readonly #fetches
  readonly #feedback
  readonly #lenient

  constructor(store: Pick<Store, 'counts' | 'state'>, registry = new Registry()) {
    this.registry = registry
    const registers = [registry]
    const buckets = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
    const counter = <L extends string>(name: string, help: string, labelNames: readonly L[]) =>
      new Counter({ name: `remissiewijzer_${name}_total`, help, labelNames, registers })
    const histogram = <L extends string>(name: string, help: string, labelNames: readonly L[]) =>
      new Histogram({ name: `remissiewijzer_${name}_seconds`, help, labelNames, buckets, registers })
    this.#calls = counter('calls', 'Answers', ['route', 'service', 'status', 'code'])
    this.#seconds = histogram('call', 'Time to answer', ['route'])
    this.#stages = histogram('stage', 'Time of one stage of a call', ['stage'])
    this.#decisions = counter('decisions', 'Decisions of rules', ['service', 'rule', 'outcome'])
    this.#cards = counter('cards', 'Cards shown', ['service', 'rule', 'indicator'])
    this.#silenced = counter('silenced', 'Cards not shown because of an earlier refusal', ['service'])
    this.#fetches = histogram('fhir_fetch', 'Time to get one prefetch key from a FHIR server, all its pages', [
      'result',
    ])
    this.#feedback = counter('feedback', 'Outcomes stored', ['service', 'outcome', 'reason'])
    this.#lenient = counter('lenient', 'Accepted although the specification asks for more', ['client', 'kind'])
    const gauge = (name: string, help: string, value: () => number) =>
      new Gauge({
        name: `remissiewijzer_${name}`,
        help,
        registers,
        collect() {
          this.set(value())
        },
      })
    gauge('store_up', '1 while the database is open', () => (store.state === 'open' ? 1 : 0))
    gauge('store_waiting_calls', 'Answered calls that are not written yet', () => store.counts.queued)
    gauge('store_lost_calls', 'Answered calls that were never written, since the start', () => store.counts.lost)
  }

  /** An answer that was sent. */
  answered(request: FastifyRequest, status: number): void {
    const { service = '', code = '', lenient = [], client = '', silenced = 0 } = request.noted
    const route = routeOf(request)
    this.#calls.inc({ route, service, status, code })
    this.#seconds.observe({ route }, (performance.now() - request.began) / 1000)
    for (const { stage, from, to } of request.laps ?? []) this.#stages.observe({ stage }, (to - from) / 1000)
    for (const kind of lenient) this.#lenient.inc({ client, kind })
    if (silenced > 0) this.#silenced.inc({ service }, silenced)
  }

  /** What was decided and shown in a call. */
  decided(service: string, evaluations: readonly Evaluation[], { cards, shown }: Composed): void {
    for (const { rule, decision } of evaluations)
      this.#decisions.inc({ service, rule: rule.name, outcome: decision.outcome })
    for (const [rule, uuid] of shown) {
      const indicator = cards.find((card) => card.uuid === uuid)?.indicator ?? ''
      this.#cards.inc({ service, rule, indicator })
    }
  }

  /** What became of cards, once it is stored; what is repeated is counted again. */
  toldOutcomes(service: string, outcomes: readonly Outcome[]): void {
    for (const { outcome, reason } of outcomes) this.#feedback.inc({ service, outcome, reason: reason ?? '' })
  }

  /** One prefetch key was asked of a FHIR server. */
  fetched = (result: FetchResult, ms: number): void => {
    this.#fetches.observe({ result }, ms / 1000)
  }
}

/** Counts every answer. */
export function countAnswers(app: FastifyInstance, metrics: Metrics): void {
  app.addHook('onResponse', async (request, reply) => metrics.answered(request, reply.statusCode))
}

/** `GET /metrics`, for Prometheus. Open to whoever reaches the port: a proxy should not pass it on. */
export function serveMetrics(app: FastifyInstance, { metrics: { registry } }: { readonly metrics: Metrics }): void {
  app.get('/metrics', async (_request, reply) => {
    reply.type(registry.contentType)
    return registry.metrics()
  })
}
