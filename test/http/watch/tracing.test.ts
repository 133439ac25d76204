import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { build } from '../../../src/app.ts'
import { readConfig } from '../../../src/config.ts'
import { startTracing } from '../../../src/http/watch/tracing.ts'
import { smallKnowledge } from '../../small-knowledge.ts'
import { call } from '../situations/call.ts'

interface Span {
  readonly name: string
  readonly traceId: string
  readonly parentSpanId?: string
}

it('sends no traces unless told where to', async () => {
  expect(await startTracing({}, '1')).toBeNull()
  expect(await startTracing({ OTEL_EXPORTER_OTLP_ENDPOINT: ' ' }, '1')).toBeNull()
})

it('sends a span for each call and each of its stages, under that of the caller, and nothing of the patient', async () => {
  const received: string[] = []
  const collector = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      received.push(`${request.url} ${body}`)
      response.end('{}')
    })
  })
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve))
  const endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`
  process.env.OTEL_EXPORTER_OTLP_ENDPOINT = endpoint
  const tracing = await startTracing(process.env, '1.2.3')
  if (!tracing) throw new Error('no tracing')
  const config = readConfig({ DATA_DIR: 'memory://', LOG_LEVEL: 'silent' })
  const app = build({ config, knowledge: smallKnowledge(), trace: tracing.trace })
  const traceId = '0af7651916cd43dd8448eb211c80319c'
  const headers = { traceparent: `00-${traceId}-b7ad6b7169203331-01`, 'content-type': 'application/json' }
  await app.inject({ method: 'POST', url: '/cds-services/small', headers, payload: call })
  await app.inject('/health/live')
  await app.close()
  await tracing.end()
  collector.close()
  delete process.env.OTEL_EXPORTER_OTLP_ENDPOINT
  expect(received).toHaveLength(1)
  const [sent = ''] = received
  expect(sent).toMatch(/^\/v1\/traces \{/)
  expect(sent).not.toMatch(/Kanarie|1960-01-31|"p1"|0b7a5c1e/)
  const { resourceSpans } = JSON.parse(sent.slice(sent.indexOf(' ')))
  expect(JSON.stringify(resourceSpans[0].resource)).toContain('"remissiewijzer"')
  const spans: Span[] = resourceSpans[0].scopeSpans[0].spans
  const stages = ['trust', 'receive', 'accept', 'gather', 'read', 'decide', 'silence', 'compose', 'record']
  expect(spans.map(({ name }) => name).sort()).toEqual(['POST /cds-services/:service', ...stages].sort())
  expect(new Set(spans.map((span) => span.traceId))).toEqual(new Set([traceId]))
  expect(spans.find(({ name }) => name.startsWith('POST'))?.parentSpanId).toBe('b7ad6b7169203331')
})
