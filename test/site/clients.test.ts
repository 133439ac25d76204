import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { ConfigFaults, readConfig } from '../../src/config.ts'
import { settle } from '../../src/deployed-config.ts'
import { deployed, faultsOf, small } from './deployed.ts'

const pair = (namedCurve: string) => generateKeyPairSync('ec', { namedCurve })
const jwk = (more: object = {}, key = pair('P-384').publicKey) =>
  JSON.stringify({ ...key.export({ format: 'jwk' }), kid: 'k1', ...more })
const short = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey
const his = (lines: string) => `clients:\n  his:\n    issuer: https://his.example\n${lines}`
const keys = (...list: string[]) => his(`    keys:\n${list.map((key) => `      - ${key}`).join('\n')}`)
const url = '    jwksUrl: https://his.example/jwks.json'

const table: Readonly<Record<string, readonly [text: string, place: string, words: string]>> = {
  'a list of clients': ['clients: [his]', 'site.yaml:1', 'clients must be a map of name to entry'],
  'a name with a space': [
    `clients:\n  Het HIS:\n    issuer: x\n${url}`,
    'site.yaml:2',
    '"Het HIS" is no name for a client',
  ],
  'no issuer': [`clients:\n  his:\n${url}`, 'site.yaml:2', '"issuer" is missing'],
  'a key that is not known': [his(`${url}\n    secret: x`), 'site.yaml:5', '"secret" is not a known key'],
  'neither keys nor their address': [his(''), 'site.yaml:2', '"his" must have either jwksUrl or keys'],
  'keys and their address': [
    his(`${url}\n    keys: [${jwk()}]`),
    'site.yaml:2',
    '"his" must have either jwksUrl or keys',
  ],
  'an address without TLS': [
    his('    jwksUrl: http://his.example/jwks.json'),
    'site.yaml:4',
    'write an absolute https URL',
  ],
  'an address with a password': [
    his('    jwksUrl: https://a:b@his.example/jwks.json'),
    'site.yaml:4',
    'write an absolute https URL',
  ],
  'no keys at all': [his('    keys: []'), 'site.yaml:4', '"keys" is empty'],
  'a private key': [
    keys(JSON.stringify({ ...pair('P-384').privateKey.export({ format: 'jwk' }), kid: 'k1' })),
    'site.yaml:5',
    'this is a private key',
  ],
  'a shared secret': [keys('{ kty: oct, kid: k1, k: c2VjcmV0 }'), 'site.yaml:5', 'use one of EC, RSA'],
  'a key without kid': [keys('{ kty: EC, crv: P-384, x: x, y: y }'), 'site.yaml:5', '"kid" is missing'],
  'a key that is none': [keys('{ kty: EC, kid: k1, crv: P-384, x: x, y: y }'), 'site.yaml:5', 'this is no public key'],
  'a key in PEM': [keys('"-----BEGIN PUBLIC KEY-----"'), 'site.yaml:5', 'this is no JWK'],
  'a key for encryption': [keys(jwk({ use: 'enc' })), 'site.yaml:5', '"use" must be "sig"'],
  'a short RSA key': [keys(jwk({}, short)), 'site.yaml:5', 'an RSA key needs 2048 bits'],
  'a key that fits no algorithm': [
    keys(jwk({}, pair('P-256').publicKey)),
    'site.yaml:5',
    'none of the allowed algorithms (ES384, RS384) fits',
  ],
  'two keys of one name': [keys(jwk(), jwk()), 'site.yaml:6', 'another key has this kid'],
  'a shared-secret algorithm': [his(`${url}\n    algorithms: [HS256]`), 'site.yaml:5', 'use one of ES256, ES384'],
  'the algorithm none': [his(`${url}\n    algorithms: [none]`), 'site.yaml:5', 'use one of ES256, ES384'],
  'no algorithm': [his(`${url}\n    algorithms: []`), 'site.yaml:5', 'name one at least'],
  'a tenant and tenants': [his(`${url}\n    tenant: a\n    tenants: [a, b]`), 'site.yaml:6', 'keep tenant or tenants'],
  'a server that is no URL': [
    his(`${url}\n    fhirServers:\n      - https://a:b@his.example`),
    'site.yaml:6',
    'write an http(s) base URL',
  ],
  'no call at all': [his(`${url}\n    rateLimit: 0`), 'site.yaml:5', 'write calls a minute, from 1'],
  'two clients that cannot be told apart': [
    `${his(url)}\n  other:\n    issuer: https://his.example\n    jwksUrl: https://other.example/jwks.json`,
    'site.yaml:6',
    '"his" has this issuer too',
  ],
}

describe('the clients of a site file', () => {
  it.each(Object.entries(table))('tells where and what is wrong: %s', async (_what, [text, place, words]) => {
    const faults = await faultsOf(text, { places: small })
    expect(faults).toHaveLength(1)
    expect(faults[0]).toMatch(new RegExp(`^${place}:`))
    expect(faults[0]).toContain(words)
  })

  it('are none when nothing is said, and careful in what is left out', async () => {
    expect((await deployed('', { places: small })).clients).toEqual([])
    const { clients } = await deployed(his(url), { places: small })
    expect(clients).toEqual([
      {
        name: 'his',
        issuer: 'https://his.example',
        keys: { url: 'https://his.example/jwks.json' },
        algorithms: ['ES384', 'RS384'],
        tenants: { only: 'his' },
        fhirServers: new Set(),
        rateLimit: 1200,
      },
    ])
  })

  it('may share an issuer when each has tenants of its own', async () => {
    const one = (name: string, tenant: string) =>
      `  ${name}:\n    issuer: https://his.example\n${url}\n    tenants: [${tenant}]\n`
    expect(await faultsOf(`clients:\n${one('a', 'north')}${one('b', 'south')}`, { places: small })).toEqual([])
    expect(await faultsOf(`clients:\n${one('a', 'north')}${one('b', 'north')}`, { places: small })).toHaveLength(1)
  })
})

describe('a configuration with a site file', () => {
  const anywhere = { HOST: '0.0.0.0', SITE: 'site.yaml', PUBLIC_URL: 'https://cds.example/' }

  async function settled(env: Record<string, string>, site = his(url)) {
    try {
      return settle(readConfig(env), await deployed(site, { places: small }))
    } catch (error) {
      if (error instanceof ConfigFaults) return error.message
      throw error
    }
  }

  it('starts for others on the network when clients are named', async () => {
    expect(await settled(anywhere)).toMatchObject({ publicUrl: 'https://cds.example', clients: [{ name: 'his' }] })
  })

  it.each([
    ['nobody is named', anywhere, '{}', /^TRUST: HOST is 0\.0\.0\.0/],
    [
      'anyone is answered although clients are named',
      { ...anywhere, TRUST: 'open' },
      undefined,
      /^TRUST: open answers anyone/,
    ],
    ['nobody knows under which URL it is called', { SITE: 'site.yaml' }, undefined, /^PUBLIC_URL: /],
    [
      'the key of a client is public knowledge',
      anywhere,
      `clients:\n  sandbox:\n    issuer: https://sandbox.cds-hooks.org\n${url}`,
      /^SITE: .*private key is public/,
    ],
  ])('does not start when %s', async (_what, env, site, fault) => {
    expect(await settled(env, site)).toMatch(fault)
  })

  it('knows the HL7 sandbox as a client on a loopback address', async () => {
    const site = `clients:\n  sandbox:\n    issuer: https://sandbox.cds-hooks.org\n${url}`
    expect(await settled({ SITE: 'site.yaml', PUBLIC_URL: 'http://127.0.0.1:3000' }, site)).toHaveProperty('clients')
  })
})
