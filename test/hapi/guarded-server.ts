import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A FHIR server in front of another that answers 403 to whatever asks for one type; counts what it was asked. */
export interface GuardedServer {
  readonly base: string
  /** Paths with queries, in the order they came. */
  readonly asked: readonly string[]
  stop(): Promise<void>
}

/** Starts it on 127.0.0.1; links in answers lead back to it, as the host that was asked is passed on. */
export async function guard(fhirServer: string, refused: string | null): Promise<GuardedServer> {
  const behind = new URL(fhirServer)
  const asked: string[] = []
  const server: Server = createServer((incoming, outgoing) => {
    const path = incoming.url ?? '/'
    asked.push(path)
    if (refused && new RegExp(`/${refused}\\b`).test(path)) {
      outgoing.writeHead(403, { 'content-type': 'application/fhir+json' })
      outgoing.end('{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"forbidden"}]}')
      return
    }
    const { hostname, port } = behind
    const options = { hostname, port, path, method: incoming.method, headers: incoming.headers }
    const onward = request(options, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    })
    onward.on('error', () => outgoing.destroy())
    incoming.pipe(onward)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    base: `http://127.0.0.1:${port}/fhir`,
    asked,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
