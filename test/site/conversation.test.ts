import { describe, expect, it } from 'vitest'
import { ConfigFaults, readConfig } from '../../src/config.ts'
import { settle } from '../../src/deployed-config.ts'
import { deployed, faultsOf, small } from './deployed.ts'

const his = { iss: 'https://his.example/fhir', clientId: 'talk' }
const site = (...servers: readonly object[]) =>
  `conversation:\n  servers:\n${servers.map((one) => `    - ${JSON.stringify(one)}\n`).join('')}`

describe('the conversation of a site file', () => {
  it('may list servers, or be one', async () => {
    const more = { origins: ['https://login.his.example'], embedIn: ['https://his.example'] }
    const whole = { ...his, origins: ['https://his.example', 'https://login.his.example'], embedIn: more.embedIn }
    const read = async (text: string) => (await deployed(text, { places: small })).launchServers
    expect(await read(site({ ...his, ...more }))).toEqual([whole])
    expect(await read(`conversation: ${JSON.stringify({ ...his, ...more })}`)).toEqual([whole])
    expect(await read(site(his))).toEqual([{ ...his, origins: ['https://his.example'], embedIn: [] }])
    expect(await read('{}')).toEqual([])
  })

  it.each([
    ['no server', 'conversation: { servers: [] }', 'name one at least'],
    ['no client id', 'conversation: { iss: "https://his.example/fhir" }', '"clientId" is missing'],
    ['a client id with a space', site({ ...his, clientId: 'a talk' }), 'write it without spaces'],
    ['a secret', site({ ...his, clientSecret: 'x' }), '"clientSecret" is not a known key'],
    ['both forms', 'conversation: { servers: [], clientId: talk }', '"clientId" is not a known key'],
    ['a server over http', site({ ...his, iss: 'http://his.example/fhir' }), 'write https'],
    ['a server with a query', site({ ...his, iss: 'https://his.example/fhir?a=b' }), 'write the base URL'],
    ['an origin with a path', site({ ...his, origins: ['https://login.his.example/auth'] }), 'write an origin'],
    ['any origin', site({ ...his, embedIn: ['*'] }), 'write an origin'],
    [
      'an origin with more of a policy',
      site({ ...his, origins: ['https://a.example; script-src *'] }),
      'write an origin',
    ],
    ['a server twice', site(his, { ...his, iss: `${his.iss}/` }), 'is listed twice'],
  ])('tells what is wrong: %s', async (_what, text, words) => {
    const faults = await faultsOf(text, { places: small })
    expect(faults.join('\n')).toContain(words)
    expect(faults.every((fault) => fault.startsWith('site.yaml:'))).toBe(true)
  })
})

describe('a configuration with a conversation', () => {
  const sound = { SITE: 'site.yaml', PUBLIC_URL: 'https://cds.example', FHIR_SERVERS: 'https://his.example/fhir' }
  async function settled(env: Record<string, string>, text = site(his)) {
    try {
      return settle(readConfig(env), await deployed(text, { places: small })).launchServers
    } catch (error) {
      if (error instanceof ConfigFaults) return error.message
      throw error
    }
  }

  it.each([
    ['a public URL over https', sound, his.iss],
    ['a loopback address', { ...sound, PUBLIC_URL: 'http://127.0.0.1:3000' }, his.iss],
    ['a slash at the end', sound, `${his.iss}/`],
  ])('starts with %s', async (_what, env, iss) => {
    expect(await settled(env, site({ ...his, iss }))).toMatchObject([{ iss }])
  })

  it.each([
    [
      'its server is not on the list',
      { ...sound, FHIR_SERVERS: 'https://other.example/fhir' },
      /^FHIR_SERVERS: .*https:\/\/his\.example\/fhir/,
    ],
    ['nobody knows where it is', { SITE: sound.SITE, FHIR_SERVERS: sound.FHIR_SERVERS }, /^PUBLIC_URL: /],
    ['it is reached over http', { ...sound, PUBLIC_URL: 'http://cds.example' }, /^PUBLIC_URL: /],
  ])('does not start when %s', async (_what, env, fault) => {
    expect(await settled(env)).toMatch(fault)
  })
})
