import { readFileSync } from 'node:fs'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { meanings } from '../../src/errors.ts'
import { type FhirServer, json, outcome, startFhirServer, wrongs } from '../fhir-server.ts'
import { smallKnowledge } from '../small-knowledge.ts'
import { bodySituations } from './situations/bodies.ts'
import { authorization, call, path, patient, without } from './situations/call.ts'
import { adding, bundle, condition, conditionSituations } from './situations/conditions.ts'
import { accepted, feedbackPath, feedbackSituations } from './situations/feedback.ts'
import { fromServer } from './situations/fhir-server.ts'
import { orderSituations } from './situations/orders.ts'
import { pathSituations } from './situations/paths.ts'
import { requests } from './situations/requests.ts'

describe('every answer to a bad call', () => {
  const lines: string[] = []
  const servers: FhirServer[] = []
  let app: FastifyInstance

  function start(env: Record<string, string> = {}): FastifyInstance {
    const config = readConfig({ DATA_DIR: 'memory://', ...env })
    return build({ config, knowledge: smallKnowledge(), log: { write: (line) => lines.push(line) } })
  }

  beforeAll(() => {
    app = start()
  })

  afterAll(async () => {
    await app.close()
    await Promise.all(servers.map((server) => server.close()))
  })

  async function post(body: unknown, options: InjectOptions = {}, to = app) {
    const payload =
      typeof body === 'string' || Buffer.isBuffer(body) || body === undefined ? body : JSON.stringify(body)
    const headers = { 'content-type': 'application/json' }
    return to.inject({
      method: 'POST',
      url: path,
      headers,
      ...(payload !== undefined && { payload }),
      ...options,
    } as InjectOptions)
  }

  function expectError(response: Awaited<ReturnType<typeof post>>, status: number, code: string | null) {
    expect([response.statusCode, response.json().issue?.[0].details.coding[0].code ?? null]).toEqual([status, code])
    expect(response.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
    expect(response.body).not.toMatch(/Kanarie|1960-01-31|canary|\bp1\b|\bp2\b|node_modules|\.ts:/)
    if (!code) return expect(response.json()).toEqual({ cards: [] })
    expect(response.headers['content-type']).toMatch(/^application\/fhir\+json/)
    const { resourceType, issue } = response.json()
    expect(resourceType).toBe('OperationOutcome')
    for (const { severity, code: type, diagnostics } of issue) {
      expect({ severity, type }).toEqual({ severity: 'error', type: expect.stringMatching(/^[a-z-]+$/) })
      expect(diagnostics).toMatch(/\. .+\.$/)
    }
  }

  it.each([
    ...requests,
    ...bodySituations,
    ...orderSituations,
    ...conditionSituations,
    ...pathSituations,
    ...feedbackSituations,
  ])('%s', async (_what, body, status, code, more) => {
    expectError(await post(body, more), status, code)
  })

  it.each(fromServer)('a FHIR server %s', async (_what, wrong, code) => {
    const server = await startFhirServer({ Patient: json(patient), Observation: wrongs[wrong] })
    servers.push(server)
    const own = start({
      FHIR_SERVERS: server.base,
      GATHER_DEADLINE_MS: code === 'fhir-server-timeout' ? '600' : '20000',
    })
    expectError(await post({ ...without('prefetch'), fhirServer: server.base }, {}, own), 412, code)
    await own.close()
  })

  it('a FHIR server that is down', async () => {
    const own = start({ FHIR_SERVERS: 'http://127.0.0.1:1/fhir' })
    const response = await post({ ...without('prefetch'), fhirServer: 'http://127.0.0.1:1/fhir' }, {}, own)
    expectError(response, 412, 'fhir-server-failed')
    await own.close()
  })

  it.each([404, 410])('a FHIR server that answers %i for the patient', async (status) => {
    const server = await startFhirServer({ Patient: json(outcome('error'), status) })
    servers.push(server)
    const own = start({ FHIR_SERVERS: server.base })
    expectError(await post({ ...without('prefetch'), fhirServer: server.base }, {}, own), 412, 'patient-not-found')
    await own.close()
  })

  it.each([
    ['fhir-scope-missing', { ...authorization, scope: 'patient/Patient.rs' }],
    [
      'fhir-scope-missing',
      { ...authorization, scope: 'patient/Observation.write patient/Condition.rs?category=problem-list-item' },
    ],
    ['fhir-token-expired', { ...authorization, expires_in: 0 }],
  ])('a token that does not reach the data: %s', async (code, fhirAuthorization) => {
    const server = await startFhirServer({ Patient: json(patient) })
    servers.push(server)
    const own = start({ FHIR_SERVERS: server.base })
    const body = { ...call, prefetch: { patient }, fhirServer: server.base, fhirAuthorization }
    expectError(await post(body, {}, own), 412, code)
    expect(server.requests).toEqual([])
    await own.close()
  })

  it('a condition of somebody else is told with its place', async () => {
    const theirs = condition({ id: 'c2', subject: { reference: 'Patient/p2' } })
    const response = await post(adding({ conditions: bundle(condition(), theirs) }), {
      url: '/cds-services/small-problem',
    })
    expect(response.json().issue[0].expression).toEqual(['context.conditions.entry[1].resource'])
  })

  const codesOf = (response: Awaited<ReturnType<typeof post>>) =>
    response
      .json()
      .issue.map(({ details }: { details: { coding: [{ code: string }] } }) => details.coding[0].code) as string[]

  it('all that is wrong with an envelope is told at once, the wrong hook first', async () => {
    const fhirAuthorization = { ...authorization, scope: 7, patient: 'p2' }
    expect(
      codesOf(await post({ hook: 'order-sign', prefetch: 'x', context: { patientId: 'p1' }, fhirAuthorization })),
    ).toEqual([
      'hook-mismatch',
      'hook-instance-missing',
      'user-id-missing',
      'prefetch-invalid',
      'fhir-authorization-invalid',
      'fhir-authorization-without-server',
      'fhir-authorization-other-patient',
    ])
    expect(codesOf(await post({ hook: 7, context: { patientId: '' } }))).toEqual([
      'hook-missing',
      'hook-instance-missing',
      'patient-id-invalid',
      'user-id-missing',
    ])
    expect(codesOf(await post({ ...call, hook: 'order-sign', context: null }))).toEqual([
      'hook-mismatch',
      'context-missing',
    ])
  })

  it.each([
    [undefined, 'en'],
    ['de', 'en'],
    ['en, nl;q=0.9', 'en'],
    ['nl-NL, en;q=0.9', 'nl'],
  ])('is in the language of the caller: %s -> %s', async (accept, language) => {
    const headers = { 'content-type': 'application/json', ...(accept && { 'accept-language': accept }) }
    for (const [url, payload, word] of [
      [path, '{', { en: 'Send', nl: 'Stuur' }],
      [path, JSON.stringify({ ...call, prefetch: {} }), { en: 'not in prefetch', nl: 'niet in prefetch' }],
      ['/%zz', '{}', { en: 'Mend', nl: 'Herstel' }],
      ['/nowhere', '{}', { en: 'nothing', nl: 'niets' }],
    ] as const) {
      const response = await app.inject({ method: 'POST', url, headers, payload })
      expect(response.json().issue[0].diagnostics).toContain(word[language as 'en' | 'nl'])
      expect(response.headers['content-language']).toBe(language)
    }
  })

  it('all that is wrong with feedback is told at once, with its place', async () => {
    const feedback = [{ ...accepted, card: 'x' }, accepted, { ...accepted, outcome: 'ignored', outcomeTimestamp: '' }]
    const response = await post({ feedback }, { url: feedbackPath })
    expect(response.json().issue.map(({ expression: [place] }: { expression: [string] }) => place)).toEqual([
      'feedback[0].card',
      'feedback[2].outcome',
    ])
    const many = await post(
      { feedback: Array.from({ length: 1000 }, () => ({ ...accepted, card: '' })) },
      { url: feedbackPath },
    )
    expect(many.json().issue).toHaveLength(20)
  })

  it('feedback that cannot be stored is refused, with when to try again', async () => {
    const own = start({ DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/nothing', HASH_SECRET: 'x'.repeat(32) })
    const response = await post({ feedback: [accepted] }, { url: feedbackPath }, own)
    expectError(response, 503, 'store-unavailable')
    expect(Number(response.headers['retry-after'])).toBeGreaterThan(0)
    expectError(await post(call, {}, own), 200, null)
    await own.close()
  })

  it('reports are closed where anyone could ask for them', async () => {
    const own = start({ HOST: '0.0.0.0', TRUST: 'open' })
    const asked = { method: 'GET', url: '/reports/outcomes?from=2026-01-01&to=2026-01-31' } as const
    expectError(await post(undefined, asked, own), 403, 'report-closed')
    await own.close()
  })

  it('405 names the methods that are allowed', async () => {
    expect((await app.inject({ method: 'PATCH', url: '/cds-services/small' })).headers.allow).toBe('POST')
    expect((await app.inject({ method: 'POST', url: '/health/live' })).headers.allow).toBe('GET, HEAD')
  })

  it('nothing of the patient, the token or the body is in the log, and every answer has one line there', () => {
    const answered = lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'answered')
    expect(answered.length).toBeGreaterThan(requests.length)
    expect(lines.join('')).not.toMatch(/Kanarie|1960-01-31|canary|Patient\/p|patient=p|"p1"|elsewhere\.example/)
    expect(lines.filter((line) => line.includes('internal error'))).toEqual([])
  })

  it('every code is documented, under its status', () => {
    const page = readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8')
    const sections = page.split(/^## /m).slice(1)
    const told = sections.flatMap((section) => {
      const [, status] = /^(\d{3}):/.exec(section) ?? []
      return [...section.matchAll(/^\| (?:(\d{3}) \| )?`([a-z0-9-]+)` \|/gm)].map(
        ([, own = status, code]) => `${code} ${own}`,
      )
    })
    const codes = Object.entries(meanings).map(([code, { status }]) => `${code} ${status}`)
    expect(told.sort()).toEqual(codes.sort())
  })

  it('every text says what is wrong and what to do, with the same holes in both languages', () => {
    const holes = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([hole]) => hole).sort()
    for (const [code, { en, nl }] of Object.entries(meanings)) {
      expect([code, holes(nl)]).toEqual([code, holes(en)])
      for (const text of [en, nl]) if (text !== '{asked}') expect(text).toMatch(/\. .+\.$/)
    }
  })
})
