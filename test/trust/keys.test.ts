import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { outbound } from '../../src/fhir/client/outbound.ts'
import { fetchKeySets } from '../../src/trust/key-set.ts'
import { publishedKeys } from '../../src/trust/keys.ts'
import { type Signer, signer, startKeyServer } from '../token.ts'

const unread = { payload: '', signature: '' }
const minute = 60_000

describe('the published keys of a client', () => {
  let one: Signer
  let two: Signer
  let server: Awaited<ReturnType<typeof startKeyServer>>
  let time = 0
  const agent = outbound([])

  beforeAll(async () => {
    ;[one, two] = await Promise.all([signer('one'), signer('two')])
  })
  afterEach(() => server.close())

  async function start(...keys: Signer[]) {
    server = await startKeyServer(keys.map(({ jwk }) => jwk))
    time = 0
    const find = publishedKeys(server.url, fetchKeySets(agent), () => time)
    return async (kid: string) => {
      try {
        await find({ alg: 'ES384', kid }, unread)
        return 'found'
      } catch (error) {
        return error instanceof Error && 'code' in error ? error.code : error
      }
    }
  }

  it('are fetched once for many calls', async () => {
    const find = await start(one)
    expect(await Promise.all(Array.from({ length: 50 }, () => find('one')))).toEqual(Array(50).fill('found'))
    time = 5 * minute
    await find('one')
    expect(server.state.asked).toHaveLength(1)
  })

  it('are fetched again at once when a token names a new one', async () => {
    const find = await start(one)
    await find('one')
    server.state.keys = [two.jwk]
    expect(await find('two')).toBe('found')
    expect(await find('one')).toBe('ERR_JWKS_NO_MATCHING_KEY')
  })

  it('are not fetched for each of a hundred unknown keys', async () => {
    const find = await start(one)
    for (let at = 0; at < 100; at += 1) expect(await find(`k${at}`)).toBe('ERR_JWKS_NO_MATCHING_KEY')
    expect(server.state.asked).toHaveLength(5)
    time += 20_000
    for (let at = 0; at < 100; at += 1) await find(`k${at}`)
    expect(server.state.asked).toHaveLength(7)
  })

  it('stay good for a day while the server is down, and not longer', async () => {
    const find = await start(one)
    await find('one')
    server.state.status = 500
    for (time of [11 * minute, 90 * minute, 23 * 60 * minute]) expect(await find('one')).toBe('found')
    expect(server.state.asked.length).toBeGreaterThan(1)
    time = 25 * 60 * minute
    expect(await find('one')).toBe('client-keys-unavailable')
    server.state.status = 200
    expect(await find('one')).toBe('found')
  })

  it('come as soon as a server that was down at the start is up', async () => {
    const find = await start(one)
    server.state.status = 503
    for (let at = 0; at < 20; at += 1) expect(await find('one')).toBe('client-keys-unavailable')
    expect(server.state.asked).toHaveLength(5)
    server.state.status = 200
    time = 11_000
    expect(await find('one')).toBe('found')
  })

  it('that were taken away are gone after the next fetch, which comes after ten minutes', async () => {
    const find = await start(one, two)
    await find('one')
    server.state.keys = [two.jwk]
    time = 11 * minute
    await find('one')
    await expect.poll(() => find('one')).toBe('ERR_JWKS_NO_MATCHING_KEY')
  })

  it.each([
    ['redirects', { status: 302, location: '/elsewhere' }],
    ['is too large', { keys: Array.from({ length: 101 }, (_, kid) => ({ kty: 'EC', kid: `${kid}` })) }],
    ['is no key set', { keys: 'none' }],
  ])('are not taken from an answer that %s', async (_what, answer) => {
    const find = await start(one)
    Object.assign(server.state, answer)
    expect(await find('one')).toBe('client-keys-unavailable')
    expect(server.state.asked).not.toContain('/elsewhere')
  })

  it('are not taken when two have one name', async () => {
    const find = await start(one)
    server.state.keys = [one.jwk, { ...two.jwk, kid: 'one' }]
    expect(await find('one')).toBe('ERR_JWKS_MULTIPLE_MATCHING_KEYS')
  })
})
