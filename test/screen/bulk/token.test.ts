import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { exportJWK, exportPKCS8, generateKeyPair, jwtVerify } from 'jose'
import { describe, expect, it } from 'vitest'
import { scopesFor, signerOf } from '../../../src/screen/bulk/token.ts'
import { measured } from '../people.ts'
import { ndjson, temporaryFolder } from '../run.ts'
import { fetched, types } from './fetched.ts'
import { type Answers, exporting, type Heard, stubServer } from './stub.ts'

const pair = await generateKeyPair('ES384', { extractable: true })

/** A signer with a key from a file. */
async function signer(content?: string) {
  const keyFile = join(temporaryFolder(), 'key')
  writeFileSync(keyFile, content ?? JSON.stringify({ ...(await exportJWK(pair.privateKey)), kid: 'key-1' }))
  return signerOf({ id: 'screening', keyFile, keyId: null })
}

const smart = { body: { token_endpoint: 'BASE/token', capabilities: ['permission-v2'] } }
const token = (text: string, lasts = 300) => ({ body: { access_token: text, token_type: 'bearer', expires_in: lasts } })
const files = { Observation: ndjson([measured('1', 'a')]) }

/** A server that answers only who has one of these tokens. */
function closed(good: readonly string[], open: Answers): Answers {
  const guarded = Object.entries(exporting(files, { requiresAccessToken: true })).map(([path, answers]) => {
    const list = [answers].flat()
    const guard = list.map((answer) => (heard: Heard, base: string, response: never) => {
      if (!good.includes(heard.headers.authorization ?? '')) return { status: 401 }
      return typeof answer === 'function' ? answer(heard, base, response) : (answer ?? {})
    })
    return [path, guard]
  })
  return { ...Object.fromEntries(guarded), 'GET /fhir/.well-known/smart-configuration': smart, ...open }
}

describe('a server that asks who we are', () => {
  it('is shown a signed assertion, and its token goes along with everything', async () => {
    const stub = await stubServer(closed(['Bearer good'], { 'POST /fhir/token': token('good', 3600) }))
    await (await fetched(stub.base, { signer: await signer() })).end()
    const posts = stub.heard.filter(({ method }) => method === 'POST')
    expect(posts).toHaveLength(1)
    const form = new URLSearchParams(posts[0]?.body)
    expect(form.get('scope')).toBe('system/Condition.rs system/Observation.rs system/Patient.rs')
    const { payload, protectedHeader } = await jwtVerify(form.get('client_assertion') ?? '', pair.publicKey)
    expect(payload).toMatchObject({
      iss: 'screening',
      sub: 'screening',
      aud: `${stub.base}/token`,
      jti: expect.any(String),
    })
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBeLessThanOrEqual(300)
    expect(protectedHeader).toMatchObject({ alg: 'ES384', kid: 'key-1' })
    expect(stub.asked().at(-1)).toBe('DELETE /fhir/status/1')
  })

  it('gives another token when one is over, or no longer good', async () => {
    const answers = closed(['Bearer two', 'Bearer three'], {
      'POST /fhir/token': [token('one'), token('two', 5), token('three')],
    })
    const stub = await stubServer(answers)
    await (await fetched(stub.base, { signer: await signer() })).end()
    expect(stub.asked().filter((each) => each.startsWith('POST'))).toHaveLength(3)
  })

  it.each([
    [{ 'POST /fhir/token': { status: 400, body: { error: 'invalid_client' } } }, /gave no token \(invalid_client\)/],
    [{ 'GET /fhir/.well-known/smart-configuration': { status: 404 } }, /does not say where tokens are made/],
    [
      { 'GET /fhir/.well-known/smart-configuration': { body: { token_endpoint: 'https://auth.example/token' } } },
      /made at https:\/\/auth.example\/token: allow that with --bulk-hosts auth.example/,
    ],
  ])('is refused when it answers %j', async (open, why) => {
    const stub = await stubServer(closed([], open))
    await expect((await fetched(stub.base, { signer: await signer() })).end()).rejects.toThrow(why)
  })

  it('reads keys in PEM too, and refuses what is none', async () => {
    expect(await (await signer(await exportPKCS8(pair.privateKey))).assertion('x')).toMatch(/^ey/)
    await expect(signer('no key')).rejects.toThrow('holds no private key')
    await expect(signer(JSON.stringify(await exportJWK(pair.publicKey)))).rejects.toThrow('holds no private key')
  })

  it('is asked for what its version of scopes calls reading', () => {
    expect(scopesFor(types, [])).toBe('system/Condition.read system/Observation.read system/Patient.read')
  })
})

describe('the token', () => {
  const manifest = (url: string) => ({ body: { requiresAccessToken: true, output: [{ type: 'Observation', url }] } })

  it('goes to a host that was named, and to no other', async () => {
    const other = await stubServer({ 'GET /fhir/there': { body: files.Observation } })
    const named = other.base.replace('127.0.0.1', 'localhost')
    const answers = closed(['Bearer good'], {
      'POST /fhir/token': token('good'),
      'GET /fhir/status/1': manifest(`${named}/there`),
    })
    const stub = await stubServer(answers)
    await expect((await fetched(stub.base, { signer: await signer() })).end()).rejects.toThrow(
      /sends us to .*which is not called/,
    )
    expect(other.heard).toEqual([])
    await (await fetched(stub.base, { signer: await signer(), hosts: ['localhost'] })).end()
    expect(other.heard[0]?.headers.authorization).toBe('Bearer good')
  })

  it.each([
    'http://10.1.2.3/x',
    'https://10.1.2.3/x',
    'https://[::1]/x',
    'http://files.example/x',
    'https://169.254.169.254/x',
  ])('nor is anything asked at %s, to which only the server sends us', async (url) => {
    const stub = await stubServer({ ...exporting(files), 'GET /fhir/status/1': manifest(url) })
    await expect((await fetched(stub.base)).end()).rejects.toThrow('which is not called')
  })
})
