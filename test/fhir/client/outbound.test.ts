import { fetch } from 'undici'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { ownShare } from '../../../src/budget/memory.ts'
import { Answers } from '../../../src/fhir/client/answers.ts'
import { search } from '../../../src/fhir/client/client.ts'
import { callable, networkOf } from '../../../src/fhir/client/network.ts'
import { outbound } from '../../../src/fhir/client/outbound.ts'
import { bundle, type FhirServer, json, startFhirServer } from '../../fhir-server.ts'

/** What names resolve to in this test. */
const names = vi.hoisted(() => new Map<string, readonly string[]>())
const asked = vi.hoisted(() => [] as string[])

vi.mock('node:dns', async (original) => ({
  ...(await original<typeof import('node:dns')>()),
  lookup: (name: string, _options: unknown, done: (error: Error | null, found: unknown) => void) => {
    asked.push(name)
    const found = names.get(name)?.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
    process.nextTick(() =>
      found ? done(null, found) : done(Object.assign(new Error('unknown'), { code: 'ENOTFOUND' }), []),
    )
  },
}))

const signal = () => AbortSignal.timeout(10_000)

describe('a connection to a FHIR server', () => {
  let server: FhirServer
  let port: string

  beforeAll(async () => {
    server = await startFhirServer({ Observation: json(bundle([{ resourceType: 'Observation', id: 'o1' }])) })
    port = new URL(server.base).port
  })
  afterAll(() => server.close())
  beforeEach(() => {
    names.clear()
    asked.length = 0
  })

  const at = (host: string, networks: readonly string[] = []) =>
    search(
      {
        base: `http://${host}:${port}/fhir`,
        token: 'secret',
        signal: signal(),
        agent: outbound(networks),
        answers: new Answers(ownShare()),
      },
      'Observation',
    )

  it.each(['127.0.0.1', '10.1.2.3', '192.168.1.1', '169.254.169.254', '::1', 'fd00::1', '::ffff:127.0.0.1'])(
    'is not made when its name leads to %s',
    async (address) => {
      names.set('fhir.example', [address])
      await expect(at('fhir.example')).rejects.toMatchObject({
        lack: 'failed',
        message: 'has a private address that is not in FHIR_NETWORKS',
      })
    },
  )

  it('is made to a private address in a network that is configured', async () => {
    names.set('fhir.example', ['127.0.0.1'])
    expect(await at('fhir.example', ['127.0.0.0/8'])).toHaveLength(1)
    await expect(at('fhir.example', ['10.0.0.0/8'])).rejects.toMatchObject({ lack: 'failed' })
  })

  it('is made to an address that the URL itself gives, and to localhost', async () => {
    names.set('localhost', ['127.0.0.1'])
    expect(await at('127.0.0.1')).toHaveLength(1)
    expect(await at('localhost')).toHaveLength(1)
  })

  it('goes to the address that was checked: the name is asked once, and what is private among its addresses is passed over', async () => {
    names.set('fhir.example', ['10.9.9.9', '127.0.0.1'])
    expect(await at('fhir.example', ['127.0.0.0/8'])).toHaveLength(1)
    expect(asked).toEqual(['fhir.example'])
  })

  it('is not made to where the name leads by then, when that is private', async () => {
    names.set('fhir.example', ['127.0.0.1'])
    const agent = outbound(['127.0.0.0/8'])
    const access = {
      base: `http://fhir.example:${port}/fhir`,
      token: undefined,
      signal: signal(),
      agent,
      answers: new Answers(ownShare()),
    }
    expect(await search(access, 'Observation')).toHaveLength(1)
    names.set('fhir.example', ['10.9.9.9'])
    server.disconnect()
    await expect(search(access, 'Observation')).rejects.toMatchObject({ message: expect.stringContaining('private') })
    expect(asked).toHaveLength(2)
  })

  it('fails as before for a name that nobody knows', async () => {
    await expect(at('nowhere.example')).rejects.toMatchObject({ message: expect.stringContaining('ENOTFOUND') })
    await expect(fetch('http://nowhere.example/', { dispatcher: outbound([]) })).rejects.toThrow()
  })
})

describe('addresses', () => {
  it.each([
    ['1.1.1.1', true],
    ['93.184.216.34', true],
    ['2606:4700::1111', true],
    ['0.0.0.0', false],
    ['100.64.0.1', false],
    ['172.31.255.255', false],
    ['172.32.0.1', true],
    ['198.18.0.1', false],
    ['224.0.0.1', false],
    ['255.255.255.255', false],
    ['::', false],
    ['::1', false],
    ['::7f00:1', false],
    ['::a00:1', false],
    ['::ffff:10.0.0.1', false],
    ['::ffff:0:a00:1', false],
    ['3fff::1', false],
    ['2001:db8::1', false],
    ['nowhere', false],
    ['::ffff:169.254.169.254', false],
    ['64:ff9b::a00:1', false],
    ['fe80::1', false],
    ['fec0::1', false],
    ['ff02::1', false],
  ])('%s may be called: %s', (address, may) => {
    expect(callable([])(address)).toBe(may)
  })

  it.each([
    ['10.0.0.0/8', '10.255.255.255', true],
    ['10.0.0.0/8', '::ffff:10.1.2.3', true],
    ['10.0.0.0/8', '11.0.0.1', true],
    ['10.0.0.0/8', '192.168.0.1', false],
    ['10.0.0.0/8', 'fd00::1', false],
    ['fd00:1::/32', 'fd00:1::9', true],
    ['fd00:1::/32', 'fd00:2::9', false],
  ])('in %s: %s may be called: %s', (network, address, may) => {
    expect(callable([network])(address)).toBe(may)
  })

  it.each(['10.0.0.0', '10/8', '0x0a.0.0.0/8', '10.0.0.0/33', '10.0.0/8', 'fd00::/129', 'localhost/8', '/8', ''])(
    '%j is no network',
    (text) => {
      expect(networkOf(text)).toBeNull()
    },
  )
})
