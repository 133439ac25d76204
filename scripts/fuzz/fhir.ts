import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { asManyAs } from './filling.ts'
import type { Random } from './random.ts'
import { kinds } from './resources.ts'

/** A FHIR server that was taken over, on this machine; it counts what it is asked. */
export interface Taken {
  readonly base: string
  readonly asked: () => number
  end(): void
}

const type = { 'content-type': 'application/fhir+json' }
const bundle = (inner: string) => `{"resourceType":"Bundle","type":"searchset","entry":[]${inner}}`
const packed = (text: string) => gzipSync(text)
/** Thirty kilobytes each, and a hundred or a thousand times that once they are unpacked. */
const lists = packed(bundle(`,"x":[${'[],'.repeat(10_000_000)}[]]`))
const blanks = packed(bundle(`${' '.repeat(30_000_000)}`))
const many = JSON.stringify({
  resourceType: 'Bundle',
  entry: asManyAs((at) => ({ resource: kinds.hba1c?.(at, 'x') }), 3_000_000),
})

type Answer = (response: ServerResponse, base: string) => void

const answers: readonly [Answer, ...Answer[]] = [
  (response) => response.writeHead(200, { ...type, 'content-encoding': 'gzip' }).end(lists),
  (response) => response.writeHead(200, { ...type, 'content-encoding': 'gzip' }).end(blanks),
  (response) => response.writeHead(200, type).end(many),
  (response, base) =>
    response.writeHead(200, type).end(bundle(`,"link":[{"relation":"next","url":"${base}/x?${Math.random()}"}]`)),
  (response) => response.writeHead(200, type).write('{"resourceType":"Bundle","x":"'),
  (response) => response.writeHead(200, type).end('['.repeat(3_000_000)),
  (response) => response.writeHead(200, type).end(bundle('')),
]

/** Starts it; what it answers is chosen anew for each request. */
export async function takenServer(random: Random): Promise<Taken> {
  let asked = 0
  const server = createServer((_request, response) => {
    asked += 1
    random.one(answers)(response, base)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/fhir`
  return {
    base,
    asked: () => asked,
    end() {
      server.close()
      server.closeAllConnections()
    },
  }
}
