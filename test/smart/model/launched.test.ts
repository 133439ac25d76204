import { describe, expect, it } from 'vitest'
import { askedLaunch } from '../../../src/page/model/smart/asked.ts'
import { answeredIn, type Launched } from '../../../src/page/model/smart/callback.ts'
import { cardIn } from '../../../src/page/model/smart/card.ts'
import { checkedMetadata, metadataOf } from '../../../src/page/model/smart/metadata.ts'
import { lookerOf } from '../../../src/page/model/smart/user.ts'

const iss = 'https://his.example/fhir'
const login = 'https://login.his.example'
const server = { iss, clientId: 'talk', origins: ['https://his.example', login] }
const settings = { redirectUri: '', servers: [server], prefetch: {}, needed: [], referred: [] }
const asked = (query: string, servers = [server]) => askedLaunch(new URLSearchParams(query), { ...settings, servers })

describe('what the address of the launch page asks', () => {
  it('is a launch by an EHR, or by oneself', () => {
    expect(asked(`iss=${iss}&launch=abc`)).toEqual({ server, launch: 'abc' })
    expect(asked(`iss=${iss}`)).toEqual({ server, launch: null })
    expect(asked('')).toEqual({ server, launch: null })
  })

  it('is to choose, where there are several servers and it names none', () => {
    const other = { ...server, iss: 'https://other.example' }
    expect(asked('', [server, other])).toEqual({ servers: [server, other] })
  })

  it.each([
    ['what the library would take for an open server', `fhirServiceUrl=${iss}&patientId=evil`, 'parameter-unknown'],
    ['a patient', `iss=${iss}&patientId=evil`, 'parameter-unknown'],
    ['another client', `iss=${iss}&launch=a&clientId=x`, 'parameter-unknown'],
    ['two servers', `iss=${iss}&iss=https://evil.example`, 'parameter-unknown'],
    ['a server that is not listed', 'iss=https://evil.example&launch=a', 'server-unknown'],
    ['a listed server with a slash more', `iss=${iss}/&launch=a`, 'server-unknown'],
    ['a listed server in capitals', `iss=${iss.toUpperCase()}&launch=a`, 'server-unknown'],
    ['a listed server with a fragment', `iss=${iss}%23@evil.example&launch=a`, 'server-unknown'],
    ['a launch of nobody', 'launch=a', 'server-unknown'],
  ])('is refused: %s', (_what, query, trouble) => {
    expect(asked(query)).toEqual({ trouble })
  })
})

describe('what a server says of its authorization', () => {
  const sound = {
    issuer: login,
    authorization_endpoint: `${login}/authorize`,
    token_endpoint: `${login}/token`,
    code_challenge_methods_supported: ['S256'],
    capabilities: ['permission-v2'],
  }

  it('is enough with both endpoints and S256', () => {
    expect(metadataOf(`${iss}/`)).toBe(`${iss}/.well-known/smart-configuration`)
    expect(checkedMetadata(sound, server)).toEqual({
      issuer: login,
      authorization: sound.authorization_endpoint,
      token: sound.token_endpoint,
      hasGranularScopes: true,
      saysIssuer: false,
    })
  })

  it.each([
    ['nothing', null, 'metadata-failed'],
    ['no endpoint: it is no open server', {}, 'endpoints-missing'],
    ['no token endpoint', { ...sound, token_endpoint: undefined }, 'endpoints-missing'],
    ['an endpoint with a query', { ...sound, authorization_endpoint: `${login}/a?b=c` }, 'endpoints-missing'],
    ['an endpoint that is a script', { ...sound, authorization_endpoint: 'javascript:alert(1)' }, 'endpoint-elsewhere'],
    ['a token endpoint elsewhere', { ...sound, token_endpoint: 'https://evil.example/token' }, 'endpoint-elsewhere'],
    ['no PKCE', { ...sound, code_challenge_methods_supported: undefined }, 'pkce-missing'],
    ['plain PKCE', { ...sound, code_challenge_methods_supported: ['plain'] }, 'pkce-missing'],
  ])('is not enough: %s', (_what, said, trouble) => {
    expect(checkedMetadata(said, server)).toEqual({ trouble })
  })
})

describe('what comes back', () => {
  const launched: Launched = {
    state: 's1',
    iss,
    issuer: login,
    saysIssuer: false,
    origins: server.origins,
    scope: '',
    fromEhr: true,
  }
  const answered = (query: string, change: Partial<Launched> | null = {}) =>
    answeredIn(new URLSearchParams(query), change && { ...launched, ...change })

  it('is a code for what this tab asked', () => {
    expect(answered('code=c&state=s1')).toEqual({ code: 'c', state: 's1' })
    expect(answered(`code=c&state=s1&iss=${login}`)).toEqual({ code: 'c', state: 's1' })
  })

  it.each([
    ['nothing', '', {}, 'not-launched'],
    ['the state of another', 'code=c&state=s2', {}, 'state-wrong'],
    ['no state', 'code=c', {}, 'state-wrong'],
    ['two states', 'code=c&state=s1&state=s2', {}, 'state-wrong'],
    ['an answer to nothing that this tab asked', 'code=c&state=s1', null, 'state-wrong'],
    ['an answer of another server', 'code=c&state=s1&iss=https://evil.example', {}, 'issuer-wrong'],
    ['an answer that should say of whom it is', 'code=c&state=s1', { saysIssuer: true }, 'issuer-wrong'],
    ['an issuer elsewhere', 'code=c&state=s1&iss=https://evil.example', { issuer: null }, 'issuer-wrong'],
    ['a refusal', 'error=access_denied&error_description=<b>call+0900</b>&state=s1', {}, 'access-denied'],
    ['a refusal of another', 'error=access_denied&state=s2', {}, 'state-wrong'],
    ['scopes that it does not know', 'error=invalid_scope&state=s1', {}, 'scope-missing'],
    ['any other error', 'error=server_error&state=s1', {}, 'authorization-failed'],
    ['no code', 'state=s1', {}, 'authorization-failed'],
  ])('is refused: %s', (_what, query, change, trouble) => {
    expect(answered(query, change)).toEqual({ trouble })
  })

  it('may come of the origin that is listed where no issuer is known', () => {
    expect(answered(`code=c&state=s1&iss=${login}/x`, { issuer: null })).toEqual({ code: 'c', state: 's1' })
  })
})

describe('who looks', () => {
  it.each([
    ['Practitioner/1', true, { author: 'Practitioner/1' }],
    [`${iss}/PractitionerRole/r-2`, false, { author: 'PractitionerRole/r-2' }],
    [null, true, { author: null }],
    ['somebody', true, { author: null }],
    [null, false, { trouble: 'user-unknown' }],
    ['Person/1', false, { trouble: 'user-unknown' }],
    ['Patient/1', true, { trouble: 'user-is-patient' }],
    ['https://elsewhere.example/fhir/Practitioner/1', true, { author: null }],
    ['https://elsewhere.example/fhir/Patient/1', true, { trouble: 'user-is-patient' }],
    ['Patient/1/_history/2', true, { trouble: 'user-is-patient' }],
    [`${iss}/Patient/1`, false, { trouble: 'user-is-patient' }],
    ['RelatedPerson/1', true, { trouble: 'user-is-patient' }],
  ])('%s, by an EHR: %s', (fhirUser, fromEhr, looker) => {
    expect(lookerOf(fhirUser, fromEhr, iss)).toEqual(looker)
  })
})

it.each([
  ['{"card":"4d5a21bf-8ff8-4a4c-9a53-7f9a9dd0a6ba"}', '4d5a21bf-8ff8-4a4c-9a53-7f9a9dd0a6ba'],
  ['{"card":"../../x"}', null],
  ['{"card":7}', null],
  ['null', null],
  ['no JSON', null],
  [undefined, null],
])('the card of %s is %s', (said, card) => {
  expect(cardIn(said)).toBe(card)
})
