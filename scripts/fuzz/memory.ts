import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { largest } from './filling.ts'
import type { Measured } from './measured.ts'
import { callWith } from './resources.ts'

/** What fills the memory of a service: each gives the statuses of its answers, and goes on for a few seconds at most. */
export type Flood = (service: Measured, path: string, fhirServer: string) => Promise<readonly number[]>

const wrap = (inner: string) => JSON.stringify(callWith([])).replace(/\}$/, `,"x":${inner}}`)
/** As many objects as are taken in, each with a key of its own: nothing takes more memory for its bytes. */
const dearest = () =>
  wrap(`[${Array.from({ length: 148_000 }, (_, at) => `{"key-of-its-own-${at.toString(36)}":0}`).join()}]`)
const lists = (bytes: number) => wrap(`[${'[],'.repeat(bytes / 3)}[]]`)

async function many(service: Measured, path: string, bodies: readonly string[]): Promise<readonly number[]> {
  const headers = { 'content-type': 'application/json' }
  return Promise.all(
    bodies.map(async (body) => {
      const answer = await fetch(service.url + path, { method: 'POST', headers, body }).catch(() => null)
      await answer?.arrayBuffer()
      return answer?.status ?? 0
    }),
  )
}

/** Connections on which so much of a text is sent and nothing is read. */
async function silent(service: Measured, count: number, text: string | Buffer): Promise<readonly number[]> {
  const { hostname, port } = new URL(service.url)
  const sockets: Socket[] = []
  for (let at = 0; at < count; at++) {
    const socket = connect(Number(port), hostname)
    sockets.push(socket)
    socket.on('error', () => undefined)
    await Promise.race([once(socket, 'connect'), setTimeout(500)])
    socket.write(text)
    await setTimeout(20)
  }
  await setTimeout(3000)
  for (const socket of sockets) socket.destroy()
  return []
}

const head = (path: string, length: number) =>
  `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`

/** The same in pieces of one byte: each is a Buffer of its own. */
const dripped = Buffer.from('1\r\n \r\n'.repeat(400_000))

export const floods: Readonly<Record<string, Flood>> = {
  'a FHIR server that packs lists into each of ten answers, to four calls at once': (service, path, fhirServer) => {
    const { prefetch: _, ...rest } = callWith([])
    return many(
      service,
      path,
      Array.from({ length: 4 }, () => JSON.stringify({ ...rest, fhirServer })),
    )
  },
  'eight bodies of nothing but empty lists': (service, path) =>
    many(
      service,
      path,
      Array.from({ length: 8 }, () => lists(largest - 8000)),
    ),
  'eight bodies of four times the limit': (service, path) =>
    many(
      service,
      path,
      Array.from({ length: 8 }, () => lists(4 * largest)),
    ),
  'sixteen bodies of the dearest values that are taken in': (service, path) => {
    const body = dearest()
    return many(
      service,
      path,
      Array.from({ length: 16 }, () => body),
    )
  },
  'sixty bodies that never end': (service, path) =>
    silent(service, 60, head(path, largest) + ' '.repeat(largest - 1000)),
  'thirty bodies byte by byte': (service, path) =>
    silent(
      service,
      30,
      Buffer.concat([Buffer.from(head(path, 1).replace('Content-Length: 1', 'Transfer-Encoding: chunked')), dripped]),
    ),
  'eight answers on each of 120 connections that nobody reads': (service, path) => {
    const body = JSON.stringify(callWith([]))
    return silent(service, 120, (head(`${path}/explain`, body.length) + body).repeat(8))
  },
}
