import { afterAll, describe, expect, it } from 'vitest'
import { build } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { readFixture } from '../../src/examples/fixture.ts'
import { noStore } from '../no-store.ts'
import { client } from '../token.ts'
import { bodyOf, fromOurPage, knowledge, path, start } from './asked.ts'

const body = bodyOf(readFixture('candidate-two-years-bmi-32'))

describe('POST /conversation/explain', () => {
  const app = start()
  afterAll(() => app.close())

  const ask = (payload: object | string, headers: object = fromOurPage) =>
    app.inject({ method: 'POST', url: path, headers: { 'content-type': 'application/json', ...headers }, payload })

  it('answers our own page, and what it answers is kept nowhere', async () => {
    const answer = await ask(body)
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(answer.json()).toMatchObject({ asOf: '2026-01-01', fits: true, goalShown: true })
  })

  it.each([
    ['nothing', {}],
    ['another origin', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbour of ours', { 'sec-fetch-site': 'same-site' }],
    ['the address bar', { 'sec-fetch-site': 'none' }],
  ])('refuses what comes from %s', async (_, headers) => {
    const answer = await ask(body, headers)
    expect([answer.statusCode, codeOf(answer)]).toEqual([403, 'not-from-our-page'])
  })

  it('lets no page of another origin read it', async () => {
    const answer = await ask(body, { ...fromOurPage, origin: 'https://sandbox.cds-hooks.org' })
    expect(answer.headers['access-control-allow-origin']).toBeUndefined()
  })

  it.each([
    ['a server', { ...body, fhirServer: 'https://fhir.example' }, 'conversation-members'],
    ['a token', { ...body, fhirAuthorization: { access_token: 'x' } }, 'conversation-members'],
    ['no prefetch', { patientId: 'x' }, 'conversation-members'],
    ['a list', [body], 'conversation-members'],
    ['nothing', {}, 'conversation-members'],
    ['an id that is none', { ...body, patientId: 'x y' }, 'conversation-patient-id'],
    ['an id that is no text', { ...body, patientId: 7 }, 'conversation-patient-id'],
    ['a reference', { ...body, patientId: 'Patient/fx-banaan' }, 'conversation-patient-id'],
    ['prefetch that is none', { ...body, prefetch: [] }, 'prefetch-invalid'],
    ['another patient', { ...body, patientId: 'someone-else' }, 'prefetch-other-patient'],
  ])('refuses %s', async (_, payload, code) => {
    const answer = await ask(payload)
    expect([answer.statusCode, codeOf(answer)]).toEqual([400, code])
  })

  it('records nothing, and logs nothing of the patient', async () => {
    const { rows, store } = noStore()
    const lines: string[] = []
    const config = { ...readConfig({ LOG_LEVEL: 'trace' }) }
    const own = build({
      config,
      knowledge,
      store,
      today: () => '2026-01-01',
      log: { write: (line) => lines.push(line) },
    })
    expect((await own.inject({ method: 'POST', url: path, headers: fromOurPage, payload: body })).statusCode).toBe(200)
    await own.close()
    expect(rows).toEqual([])
    expect(lines.join('')).toContain('POST /conversation/explain')
    expect(lines.join('')).not.toMatch(/banaan|1971-06-03|Metformine/i)
  })

  it('takes JSON alone', async () => {
    expect((await ask('a=b', { ...fromOurPage, 'content-type': 'application/x-www-form-urlencoded' })).statusCode).toBe(
      415,
    )
    expect((await ask('{', fromOurPage)).statusCode).toBe(400)
  })

  it('answers nothing but POST', async () => {
    expect((await app.inject({ method: 'GET', url: path, headers: fromOurPage })).statusCode).toBe(405)
  })
})

describe('where the conversation is off', () => {
  it.each([
    ['clients are configured', { clients: [client()] }],
    ['the page is off', { page: false }],
  ])('the path is not there: %s', async (_, more) => {
    const app = start(more)
    const answer = await app.inject({ method: 'POST', url: path, headers: fromOurPage, payload: body })
    expect(answer.statusCode).toBe(404)
    await app.close()
  })

  it('is there with clients where a server launches it, and asks for no token', async () => {
    const launchServers = [{ iss: 'https://fhir.example', clientId: 'x', origins: [], embedIn: [] }]
    const app = start({ clients: [client()], launchServers })
    const answer = await app.inject({ method: 'POST', url: path, headers: fromOurPage, payload: body })
    expect(answer.statusCode).toBe(200)
    await app.close()
  })
})

it('one address is answered so many times in a minute, whatever else it asks', async () => {
  const app = start({ saidOpen: true, openRateLimit: 2 })
  const ask = async () =>
    (await app.inject({ method: 'POST', url: path, headers: fromOurPage, payload: body })).statusCode
  expect([await ask(), await ask(), await ask()]).toEqual([200, 200, 429])
  await app.close()
})

function codeOf(answer: { json(): unknown }): unknown {
  const { issue } = answer.json() as { issue: { details: { coding: { code: string }[] } }[] }
  return issue[0]?.details.coding[0]?.code
}
