import type { FastifyRequest } from 'fastify'
import { routeOf } from './access-log.ts'

/** Told of a request that was answered, with its status. */
export type Trace = (request: FastifyRequest, status: number) => void

/** Traces on their way to a collector. */
export interface Tracing {
  readonly trace: Trace
  /** Sends what waits, and ends. */
  end(): Promise<void>
}

/**
 * Sends a span for each request that has stages, and one for each of them, to an OpenTelemetry collector, as children of the caller's when it sends
 * `traceparent`; null, and no library loaded, unless OTEL_EXPORTER_OTLP_ENDPOINT says where to. The library reads its other OTEL_ variables itself.
 * @see https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/#general-sdk-configuration "General SDK configuration"
 */
export async function startTracing(env: NodeJS.ProcessEnv, version: string): Promise<Tracing | null> {
  if (!env.OTEL_EXPORTER_OTLP_ENDPOINT?.trim()) return null
  const { context, propagation, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } = await import('@opentelemetry/api')
  const { BatchSpanProcessor, NodeTracerProvider } = await import('@opentelemetry/sdk-trace-node')
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http')
  const { resourceFromAttributes } = await import('@opentelemetry/resources')
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({
      'service.name': env.OTEL_SERVICE_NAME?.trim() || 'remissiewijzer',
      'service.version': version,
    }),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  })
  provider.register()
  const tracer = provider.getTracer('remissiewijzer')
  return {
    trace(request, status) {
      if (request.laps.length === 0) return
      const { service, code } = request.noted
      const span = tracer.startSpan(
        routeOf(request),
        {
          kind: SpanKind.SERVER,
          startTime: atTime(request.began),
          attributes: {
            'http.request.method': request.method,
            'http.response.status_code': status,
            'request.id': request.id,
            ...(service && { service }),
            ...(code && { 'error.type': code }),
          },
        },
        propagation.extract(ROOT_CONTEXT, request.headers),
      )
      const parent = trace.setSpan(context.active(), span)
      for (const { stage, from, to } of request.laps)
        tracer.startSpan(stage, { startTime: atTime(from) }, parent).end(atTime(to))
      if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR })
      span.end(atTime(performance.now()))
    },
    end: () => provider.shutdown(),
  }
}

/** Milliseconds since 1970. */
function atTime(moment: number): number {
  return performance.timeOrigin + moment
}
