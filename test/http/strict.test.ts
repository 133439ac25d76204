import { readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build } from '../../src/app.ts'
import { leniencies } from '../../src/call/lenient.ts'
import { readConfig } from '../../src/config.ts'
import { smallKnowledge } from '../small-knowledge.ts'
import { client, publicUrl, type Signer, signer } from '../token.ts'
import { authorization, call } from './situations/call.ts'
import { adding, bundle } from './situations/conditions.ts'
import { good as oneDraft, selecting } from './situations/orders.ts'

const context = (more: object) => ({ ...call, context: { ...call.context, ...more } })
const server = { fhirServer: 'https://fhir.example/r4', fhirAuthorization: authorization }

/** What real clients send, and the kinds that it is. */
const loose: [what: string, body: object, ...kinds: string[]][] = [
  ['a hookInstance that is no UUID', { ...call, hookInstance: '12345' }, 'hook-instance-not-uuid'],
  ['a patientId with its type', context({ patientId: 'Patient/p1' }), 'patient-id-prefixed'],
  ['an encounterId with its type', context({ encounterId: 'Encounter/e1' }), 'encounter-id-not-id'],
  ['an encounterId that is null', context({ encounterId: null }), 'encounter-id-not-id'],
  ['a userId without a type', context({ userId: 'COREPRACTITIONER1' }), 'user-id-not-reference'],
  ['an organisation as user', context({ userId: 'Organization/1' }), 'user-id-not-reference'],
  ['null for no server', { ...call, fhirServer: null, fhirAuthorization: null }, 'member-null'],
  [
    'null for no patient of the token',
    { ...call, ...server, fhirAuthorization: { ...authorization, patient: null } },
    'member-null',
  ],
  [
    'a Bundle without a type',
    { ...call, prefetch: { ...call.prefetch, goals: { resourceType: 'Bundle' } } },
    'bundle-without-type',
  ],
  ['a server without TLS', { ...call, fhirServer: 'http://fhir.example/r4' }, 'fhir-server-not-https'],
  [
    'several at once',
    { ...context({ userId: 'x' }), hookInstance: 'y' },
    'hook-instance-not-uuid',
    'user-id-not-reference',
  ],
]

/** What is noted, and refused by nobody. */
const unasked = { ...call, prefetch: { ...call.prefetch, item1: null } }

/** What is no fault of a client, in strict mode either. */
const good: [what: string, body: object][] = [
  ['a good call', call],
  ['a hookInstance that is a URN', { ...call, hookInstance: `urn:uuid:${call.hookInstance}` }],
  ['unknown members and extensions', { ...context({ x: 1 }), extension: { 'com.example.x': 1 } }],
  ['another kind of user, and an encounter', context({ userId: 'PractitionerRole/d1', encounterId: 'e1' })],
  ['a server with a token', { ...call, ...server }],
  ['a server on the same machine', { ...call, fhirServer: 'http://127.0.0.1:8080/fhir' }],
]

const { draftOrders } = oneDraft.context as { draftOrders?: unknown }

/** The same of drafts: what is left out or dangles has a code of its own in strict mode, and what is passed over has none. */
const looseDrafts: [what: string, body: object, kind: string, strict: string | null][] = [
  ['no selections', selecting({ draftOrders }), 'selections-missing', 'selections-missing'],
  ['empty selections', selecting({ draftOrders, selections: [] }), 'selections-empty', 'selections-empty'],
  [
    'a selection of nothing',
    selecting({ draftOrders, selections: ['MedicationRequest/x'] }),
    'selections-dangling',
    'selections-dangling',
  ],
  [
    'an entry without a resource',
    selecting({ draftOrders: { resourceType: 'Bundle', entry: [{}] }, selections: [] }),
    'draft-no-resource',
    'selections-empty',
  ],
  [
    'a draft of another type',
    selecting({
      draftOrders: { resourceType: 'Bundle', entry: [{ resource: { resourceType: 'DeviceRequest', id: 'x' } }] },
      selections: ['DeviceRequest/x'],
    }),
    'draft-not-judged',
    null,
  ],
]

/** And of conditions, of which what is passed over is refused by nobody. */
const looseConditions: [what: string, body: object, kind: string][] = [
  [
    'an entry without a resource',
    adding({ conditions: { resourceType: 'Bundle', entry: [{}] } }),
    'condition-no-resource',
  ],
  [
    'a resource of another type',
    adding({ conditions: bundle({ resourceType: 'Procedure' }) }),
    'condition-of-other-type',
  ],
]

describe('what real clients get wrong', () => {
  const lines: string[] = []
  const strictLines: string[] = []
  let lenient: FastifyInstance
  let strict: FastifyInstance
  let his: Signer

  beforeAll(async () => {
    his = await signer()
    const clients = [client({ keys: { pinned: [his.jwk] } })]
    const [one, other] = ['0', '1'].map((STRICT) => {
      const config = readConfig({ DATA_DIR: 'memory://', PUBLIC_URL: publicUrl, STRICT })
      return build({
        config: { ...config, clients },
        knowledge: smallKnowledge(),
        log: { write: (line) => (STRICT === '0' ? lines : strictLines).push(line) },
      })
    })
    if (one && other) [lenient, strict] = [one, other]
  })
  afterAll(() => Promise.all([lenient.close(), strict.close()]))

  async function post(app: FastifyInstance, payload: object, claims = {}, header = {}, service = 'small') {
    const url = `/cds-services/${service}`
    const headers = { authorization: `Bearer ${await his.sign({ aud: publicUrl + url, ...claims }, header)}` }
    return app.inject({ method: 'POST', url, headers, payload })
  }
  const logged = (from = lines) => from.map((line) => JSON.parse(line))

  it.each(loose)('is accepted and noted: %s', async (_what, body, ...kinds) => {
    expect((await post(lenient, body)).json()).toEqual({ cards: [] })
    expect(logged().at(-1)).toMatchObject({ msg: 'answered', client: 'his', lenient: kinds })
  })

  it.each(loose)('is refused in strict mode: %s', async (_what, body, ...kinds) => {
    const response = await post(strict, body)
    const { issue } = response.json()
    expect([response.statusCode, issue.length]).toEqual([400, kinds.length])
    for (const { details } of issue) expect(details.coding[0].code).toBe('not-conformant')
  })

  it('may hold keys that nobody asked for, in strict mode too', async () => {
    for (const [app, from] of [
      [lenient, lines],
      [strict, strictLines],
    ] as const) {
      expect((await post(app, unasked)).statusCode).toBe(200)
      expect(logged(from).at(-1)).toMatchObject({ lenient: ['prefetch-not-asked'] })
    }
  })

  it('is told in strict mode beside what is always refused, and not of the same member', async () => {
    const response = await post(strict, {
      ...loose[0]?.[1],
      fhirServer: 'http://fhir.example/r4?x=1',
      context: { userId: 'x' },
    })
    const told = response
      .json()
      .issue.map(({ details, expression }: { details: { coding: [{ code: string }] }; expression: string[] }) => [
        details.coding[0].code,
        ...expression,
      ])
    expect(told).toEqual([
      ['patient-id-missing', 'context.patientId'],
      ['fhir-server-invalid', 'fhirServer'],
      ['not-conformant', 'hookInstance'],
      ['not-conformant', 'context.userId'],
    ])
  })

  it.each(good)('is nothing of %s', async (_what, body) => {
    expect((await post(strict, body)).statusCode).toBe(200)
    expect((await post(strict, body)).statusCode).toBe(200)
    expect(logged(strictLines).at(-1)).not.toHaveProperty('lenient')
  })

  it.each([
    ['token-without-type', {}, { typ: undefined }],
    ['token-without-iat', { iat: undefined }, {}],
  ])('may be in a token: %s', async (kind, claims, header) => {
    expect((await post(lenient, call, claims, header)).statusCode).toBe(200)
    expect(logged().at(-1)).toMatchObject({ lenient: [kind] })
    expect((await post(strict, call, claims, header)).statusCode).toBe(401)
  })

  it.each(looseDrafts)('in drafts: %s', async (_what, body, kind, code) => {
    expect((await post(lenient, body, {}, {}, 'small-select')).statusCode).toBe(200)
    expect(logged().at(-1)).toMatchObject({ lenient: expect.arrayContaining([kind]) })
    const response = await post(strict, body, {}, {}, 'small-select')
    expect(response.json().issue?.[0].details.coding[0].code ?? null).toBe(code)
  })

  it.each(looseConditions)('in conditions: %s', async (_what, body, kind) => {
    expect((await post(lenient, body, {}, {}, 'small-problem')).statusCode).toBe(200)
    expect(logged().at(-1)).toMatchObject({ lenient: [kind] })
    expect((await post(strict, body, {}, {}, 'small-problem')).statusCode).toBe(200)
  })

  it('is told once for each client and kind', async () => {
    for (const body of [...loose.map(([, each]) => each), unasked]) await post(lenient, body)
    for (const [, body] of looseDrafts) await post(lenient, body, {}, {}, 'small-select')
    for (const [, body] of looseConditions) await post(lenient, body, {}, {}, 'small-problem')
    const told = logged().filter(
      ({ msg, lenient: kind }) => typeof kind === 'string' && msg.startsWith('accepted although'),
    )
    expect(told.map(({ lenient: kind }) => kind).sort()).toEqual([...leniencies].sort())
    for (const line of told) expect(line).toMatchObject({ client: 'his', level: 40 })
  })

  it('is documented, each kind', () => {
    const page = readFileSync(new URL('../../docs/decisions/strict-and-lenient.md', import.meta.url), 'utf8')
    expect(leniencies.filter((kind) => !page.includes(`| \`${kind}\` |`))).toEqual([])
  })
})
