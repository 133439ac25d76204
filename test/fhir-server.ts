import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'

/** How one path or type of the server answers. */
export type Answer = (response: ServerResponse, request: IncomingMessage, base: string) => void

/** A FHIR server on 127.0.0.1 that answers as told and keeps what it was asked. */
export interface FhirServer {
  readonly base: string
  readonly requests: readonly { readonly url: string; readonly headers: IncomingMessage['headers'] }[]
  /** How many connections were made. */
  readonly connections: () => number
  /** Closes the connections that are open. */
  disconnect(): void
  close(): Promise<void>
}

/** Starts a server under `/fhir`. The key of an answer is a path with query (`/Patient/p1`) or a type (`Observation`); anything else is an empty searchset. */
export async function startFhirServer(answers: Readonly<Record<string, Answer>> = {}): Promise<FhirServer> {
  const requests: { url: string; headers: IncomingMessage['headers'] }[] = []
  let connections = 0
  const server = createServer((request, response) => {
    const url = (request.url ?? '').replace(/^\/fhir/, '')
    requests.push({ url, headers: request.headers })
    const type = /^\/(\w+)/.exec(url)?.[1] ?? ''
    const answer = answers[url] ?? answers[type] ?? json(bundle([]))
    answer(response, request, base)
  })
  server.on('connection', () => {
    connections += 1
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/fhir`
  return {
    base,
    requests,
    connections: () => connections,
    disconnect: () => server.closeAllConnections(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** A searchset of these resources. */
export function bundle(resources: readonly object[], more: object = {}) {
  return { resourceType: 'Bundle', type: 'searchset', entry: resources.map((resource) => ({ resource })), ...more }
}

/** Answers with JSON. */
export function json(body: unknown, status = 200): Answer {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/fhir+json' }).end(JSON.stringify(body))
  }
}

/** Answers with a searchset made for the base URL of the server. */
export function made(make: (base: string, url: string) => unknown): Answer {
  return (response, request, base) => json(make(base, request.url ?? ''))(response, request, base)
}

export const outcome = (severity: string) => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity, code: 'processing' }],
})

/** What real servers do wrong. */
export const wrongs = {
  slow: () => undefined,
  html: (response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<html><body>Sign in</body></html>')
  },
  halfJson: (response) => {
    response.writeHead(200, { 'content-type': 'application/fhir+json' }).end('{"resourceType":"Bundle","entry":[')
  },
  latin1: (response) => {
    const bytes = Buffer.from('{"resourceType":"Bundle","type":"searchset","id":"één","entry":[]}', 'latin1')
    response.writeHead(200, { 'content-type': 'application/fhir+json' }).end(bytes)
  },
  reset: (response) => {
    response.socket?.resetAndDestroy()
  },
  brokenOff: (response) => {
    response.writeHead(200, { 'content-length': '1000' }).write('{"resourceType":"Bundle"')
    setTimeout(() => response.socket?.destroy(), 20)
  },
  dripping: (response) => {
    response.writeHead(200, { 'content-type': 'application/fhir+json' }).write('{"resourceType":"Bundle","entry":[')
    const timer = setInterval(() => response.write(' '), 20)
    response.on('close', () => clearInterval(timer))
  },
  redirect: (response) => {
    response.writeHead(302, { location: 'http://127.0.0.1:1/elsewhere' }).end()
  },
  deep: (response) => {
    response.end(`{"resourceType":"Bundle","x":${'['.repeat(5000)}${']'.repeat(5000)}}`)
  },
  slowHeaders: (response) => {
    response.socket?.write('HTTP/1.1 200 OK\r\n')
    const timer = setInterval(() => response.socket?.write('X-More: x\r\n'), 20)
    response.socket?.on('close', () => clearInterval(timer))
  },
  tooMany: (response) => {
    response.writeHead(429, { 'retry-after': '30' }).end()
  },
  gigantic: (response) => {
    response.writeHead(200, { 'content-type': 'application/fhir+json' }).write('{"resourceType":"Bundle","x":"')
    const chunk = 'x'.repeat(1_000_000)
    const more = () => {
      while (!response.destroyed && response.write(chunk)) if (response.writableLength > 40_000_000) return
    }
    response.on('drain', more)
    more()
  },
  bomb: (response) => {
    const zipped = gzipSync(`{"resourceType":"Bundle","x":"${' '.repeat(60_000_000)}"}`)
    response.writeHead(200, { 'content-type': 'application/fhir+json', 'content-encoding': 'gzip' }).end(zipped)
  },
  listBomb: (response) => {
    const zipped = gzipSync(`{"resourceType":"Bundle","x":[${'[],'.repeat(1_000_000)}[]]}`)
    response.writeHead(200, { 'content-type': 'application/fhir+json', 'content-encoding': 'gzip' }).end(zipped)
  },
  refusing: json(outcome('error'), 401),
  failing: json(outcome('fatal'), 500),
  outcome: json(outcome('error')),
  outcomeInside: json(bundle([outcome('error')])),
  otherType: json({ resourceType: 'Parameters' }),
  endless: made((base, url) =>
    bundle([], {
      link: [{ relation: 'next', url: `${base}/Observation?page=${Number(/page=(\d+)/.exec(url)?.[1] ?? 0) + 1}` }],
    }),
  ),
  circular: made((base) => bundle([], { link: [{ relation: 'next', url: `${base}/Observation?patient=p1` }] })),
  nextElsewhere: json(bundle([], { link: [{ relation: 'next', url: 'http://127.0.0.1:1/fhir?page=2' }] })),
  nextEncoded: made((base) => bundle([], { link: [{ relation: 'next', url: `${base}/%2e%2e%252fadmin` }] })),
  nextAbove: made((base) => bundle([], { link: [{ relation: 'next', url: base.replace(/fhir$/, 'admin') }] })),
} satisfies Record<string, Answer>
