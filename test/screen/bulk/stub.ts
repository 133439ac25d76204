import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** A request as a stub heard it. */
export interface Heard {
  readonly method: string
  readonly url: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

export interface Stub {
  readonly base: string
  readonly heard: Heard[]
  /** What was asked, method and path, in its order. */
  asked(): readonly string[]
}

/** What a stub answers to a method and path: a function, the answers to one request after another, of which the last stays, or what is always the same. */
export type Answers = Readonly<Record<string, Answer | readonly Answer[]>>
type Answer = Told | ((heard: Heard, base: string, response: ServerResponse) => Told | null)

export interface Told {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

/** Plays a FHIR server that exports, as HAPI FHIR does; `BASE` in what it answers is its own base URL. */
export async function stubServer(answers: Answers): Promise<Stub> {
  const heard: Heard[] = []
  const times = new Map<string, number>()
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (piece) => {
      body += piece
    })
    request.on('end', () => {
      const { method = '', url = '', headers } = request
      const now: Heard = { method, url, headers, body }
      heard.push(now)
      const path = `${method} ${url.split('?')[0]}`
      const found = answers[path]
      const list = Array.isArray(found) ? found : found === undefined ? [] : [found]
      const time = times.get(path) ?? 0
      times.set(path, time + 1)
      const answer: Answer = list[Math.min(time, list.length - 1)] ?? { status: 404, body: {} }
      const told = typeof answer === 'function' ? answer(now, base(), response) : answer
      if (told === null) return
      const text = typeof told.body === 'string' ? told.body : told.body === undefined ? '' : JSON.stringify(told.body)
      const own = Object.entries(told.headers ?? {}).map(([name, value]) => [name, value.replaceAll('BASE', base())])
      response.writeHead(told.status ?? 200, Object.fromEntries(own))
      response.end(text.replaceAll('BASE', base()))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const base = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/fhir`
  return { base: base(), heard, asked: () => heard.map(({ method, url }) => `${method} ${url.split('?')[0]}`) }
}

const ndjson = 'application/fhir+ndjson'

/** What a server answers that exports these files: type -> its lines. */
export function exporting(files: Readonly<Record<string, string>>, more: object = {}): Answers {
  const output = Object.keys(files).map((type) => ({ type, url: `BASE/files/${type}` }))
  const manifest = {
    transactionTime: '2026-01-01T00:00:00Z',
    request: 'BASE/$export',
    requiresAccessToken: false,
    output,
    ...more,
  }
  return {
    'GET /fhir/$export': { status: 202, headers: { 'content-location': 'BASE/status/1' } },
    'GET /fhir/status/1': [
      { status: 202, headers: { 'x-progress': '10 %', 'retry-after': '3' } },
      { status: 202, headers: { 'x-progress': '90 %', 'retry-after': '4' } },
      { body: manifest },
    ],
    'DELETE /fhir/status/1': { status: 202 },
    ...Object.fromEntries(
      Object.entries(files).map(([type, body]) => [
        `GET /fhir/files/${type}`,
        { body, headers: { 'content-type': ndjson } },
      ]),
    ),
  }
}
