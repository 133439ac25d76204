import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { connect, type TLSSocket } from 'node:tls'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { hasEngine } from '../container.ts'
import { compile } from '../faults/server-process.ts'
import { type FhirServer, json, startFhirServer } from '../fhir-server.ts'
import { servicePath } from '../shipped.ts'
import { Pair } from './pair.ts'
import { hasProxy, proxyNames } from './proxy.ts'

const engine = await hasEngine()
/** How long the FHIR server of these calls takes, and so each call, in milliseconds. */
const slow = 1000

beforeAll(compile)

describe.skipIf(!engine).each(proxyNames.filter(hasProxy))('a call cut in the middle, behind %s', (name) => {
  let fhir: FhirServer
  let pair: Pair

  beforeAll(async () => {
    fhir = await startFhirServer({
      Patient: (...asked) =>
        void setTimeout(slow).then(() =>
          json({ resourceType: 'Patient', id: 'p1', birthDate: '1960-01-31' })(...asked),
        ),
    })
    const context = { userId: 'Practitioner/d1', patientId: 'p1' }
    const call = { hook: 'patient-view', hookInstance: randomUUID(), context, fhirServer: fhir.base }
    pair = await Pair.start(name, JSON.stringify(call), { FHIR_SERVERS: fhir.base })
  })
  afterAll(async () => {
    await pair.stop()
    await fhir.close()
  })

  /** How often the FHIR server was asked for the patient: once for each call that an instance took. */
  const taken = () => fhir.requests.filter(({ url }) => url.startsWith('/Patient')).length

  it('half a body never reaches the service, so that the same token is good for the whole call', async () => {
    const token = await pair.caller.token()
    const before = taken()
    const client = await connected(pair.proxy.url, pair.proxy.ca)
    client.write(`POST ${servicePath} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\n`)
    client.write('Content-Type: application/json\r\nContent-Length: 5000\r\n\r\n{"hook":"patient-view",')
    await setTimeout(300)
    client.destroy()
    await setTimeout(300)
    expect((await pair.caller.send({ token })).status).toBe(200)
    expect(taken()).toBe(before + 1)
  })

  it('who hangs up before the answer sends the call again with a new token', async () => {
    const token = await pair.caller.token()
    const before = taken()
    const cut = new AbortController()
    const first = pair.caller.send({ token, signal: cut.signal })
    await vi.waitFor(() => expect(taken()).toBe(before + 1), { timeout: 5000 })
    cut.abort()
    expect((await first).status).toBe(0)
    expect((await pair.caller.send({ token })).status).toBe(401)
    expect((await pair.caller.send()).status).toBe(200)
  })

  it('an instance that dies takes its calls with it: the proxy sends none of them to the other, so that nobody is told 401', async () => {
    const before = taken()
    const calls = [pair.caller.send(), pair.caller.send()]
    await vi.waitFor(() => expect(taken()).toBe(before + 2), { timeout: 5000 })
    await pair.end(0, 'SIGKILL')
    expect((await Promise.all(calls)).map(({ status }) => status).sort()).toEqual([200, 502])
    expect(taken()).toBe(before + 2)
    // While it is away, the other answers all; Caddy has to ask first.
    if (name === 'caddy') await setTimeout(3000)
    const meanwhile = await Promise.all([pair.caller.send(), pair.caller.send(), pair.caller.send()])
    expect(meanwhile.map(({ status }) => status)).toEqual([200, 200, 200])
    await pair.again(0)
  }, 120_000)

  it('a body as large as the service takes is not written to disk, and one that is larger is refused by the service itself', async () => {
    const padded = (size: number) => `{"x":"${'x'.repeat(size - 8)}"}`
    const [most, more] = [
      await pair.caller.send({ body: padded(4_194_304) }),
      await pair.caller.send({ body: padded(4_194_400) }),
    ]
    expect([most.status, more.status]).toEqual([400, 413])
    expect([most.body, more.body].map((text) => JSON.parse(text).resourceType)).toEqual(
      Array(2).fill('OperationOutcome'),
    )
    expect(pair.proxy.said()).not.toContain('temporary file')
  })
})

async function connected(url: string, ca: string): Promise<TLSSocket> {
  const socket = connect({ host: 'localhost', servername: 'localhost', port: Number(new URL(url).port), ca })
  await once(socket, 'secureConnect')
  return socket
}
