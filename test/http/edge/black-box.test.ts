import type { FastifyInstance, InjectOptions } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build } from '../../../src/app.ts'
import { dayAt } from '../../../src/calendar.ts'
import { cardSchema } from '../../../src/cards/card.ts'
import { readConfig } from '../../../src/config.ts'
import { fixtureNames, readFixture, shiftBundle } from '../../../src/examples/fixture.ts'
import type { Knowledge } from '../../../src/knowledge/knowledge.ts'
import { loadKnowledge } from '../../../src/knowledge/load.ts'
import { bundle, type FhirServer, json, startFhirServer } from '../../fhir-server.ts'
import { callOf, servicePath } from '../../shipped.ts'
import { client, publicUrl, signer } from '../../token.ts'

const url = servicePath
const fixture = (name: string) => callOf(shiftBundle(readFixture(name), dayAt(Date.now())))
const candidate = fixture('candidate-two-years-bmi-32')

interface Discovered {
  readonly services: readonly {
    readonly id: string
    readonly hook: string
    readonly prefetch: Record<string, string>
  }[]
}

/** Paths of values that CDS Hooks forbids: null, and empty strings, lists and objects. */
function empties(value: unknown, at = ''): readonly string[] {
  if (value === null || value === '') return [at]
  if (typeof value !== 'object') return []
  const inner = Object.entries(value)
  return inner.length === 0 ? [at] : inner.flatMap(([name, one]) => empties(one, `${at}/${name}`))
}

const summaries = (response: { json(): { cards: { summary: string }[] } }) =>
  response.json().cards.map(({ summary }) => summary)

describe('the service as a client sees it', () => {
  let knowledge: Knowledge
  let app: FastifyInstance
  let server: FhirServer

  const start = (env: Record<string, string> = {}, more: object = {}, what = knowledge) =>
    build({
      config: { ...readConfig({ LOG_LEVEL: 'silent', DATA_DIR: 'memory://', ...env }), ...more },
      knowledge: what,
    })

  beforeAll(async () => {
    knowledge = await loadKnowledge()
    const { patient, ...searches } = candidate.prefetch ?? {}
    const types = Object.entries(searches).map(
      ([, found]) => found as { entry?: { resource: { resourceType: string } }[] },
    )
    const answers = types.flatMap((found) => {
      const type = found.entry?.find(({ resource }) => !/Medication$|Specimen$/.test(resource.resourceType))?.resource
        .resourceType
      return type ? [[type, json(found)] as const] : []
    })
    server = await startFhirServer({ ...Object.fromEntries(answers), Patient: json(patient) })
    app = start({ FHIR_SERVERS: server.base })
  })
  afterAll(() => Promise.all([app.close(), server.close()]))

  const post = (payload: unknown, more: Partial<InjectOptions> = {}) =>
    app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/json' },
      payload: JSON.stringify(payload),
      ...more,
    } as InjectOptions)

  it('answers JSON and nothing but JSON, on every path and in every error', async () => {
    const requests: InjectOptions[] = [
      { url: '/cds-services' },
      { url: '/cds-services/x' },
      { url: '/x' },
      { url: '/health/ready' },
      { method: 'POST', url, payload: 'x', headers: { 'content-type': 'text/plain' } },
      { method: 'POST', url, payload: '{', headers: { 'content-type': 'application/json' } },
      { method: 'POST', url, payload: candidate as unknown as object },
    ]
    for (const answer of await Promise.all(requests.map(async (request) => app.inject(request)))) {
      expect(answer.headers['content-type']).toMatch(/^application\/(fhir\+)?json/)
      expect(JSON.parse(answer.body)).toBeTypeOf('object')
    }
  })

  it('describes each service so that it can be called, and never with an empty member', async () => {
    const { services } = (await app.inject('/cds-services')).json<Discovered>()
    expect(services.length).toBeGreaterThan(0)
    expect(empties({ services })).toEqual([])
    for (const { id, hook, prefetch, ...service } of services) {
      expect(service).toMatchObject({
        title: expect.any(String),
        description: expect.any(String),
        usageRequirements: expect.any(String),
        version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      })
      expect(hook).toMatch(/^[a-z]+(-[a-z]+)*$/)
      for (const template of Object.values(prefetch)) expect(template).toMatch(/^[A-Z][A-Za-z]+[/?]./)
      expect((await post({}, { url: `/cds-services/${id}` })).statusCode).not.toBe(404)
    }
    expect(new Set(services.map(({ id }) => id)).size).toBe(services.length)
  })

  it.each(['/cds-services/', '//cds-services', '/cds-services/?x=1'])('is the same at %s', async (url) => {
    const [there, here] = await Promise.all([app.inject(url), app.inject('/cds-services')])
    expect([there.statusCode, there.body]).toEqual([200, here.body])
  })

  it('without a service has an empty list', async () => {
    const none = start({}, {}, { ...knowledge, services: new Map() })
    const response = await none.inject('/cds-services')
    expect([response.statusCode, response.json()]).toEqual([200, { services: [] }])
    await none.close()
  })

  it.each(fixtureNames())(
    'gives %s cards that CDS Hooks allows, complete and without an empty member',
    async (name) => {
      const response = await post(fixture(name))
      const answer = response.json()
      expect([response.statusCode, Object.keys(answer)]).toEqual([200, ['cards']])
      expect(answer.cards.length).toBeLessThanOrEqual(2)
      expect(empties(answer.cards).filter((at) => at !== '')).toEqual([])
      const uuids: string[] = []
      for (const card of answer.cards) {
        cardSchema.parse(card)
        expect(card.detail).not.toContain('<')
        expect([...card.summary].length).toBeLessThan(140)
        const linked = [...card.detail.matchAll(/\]\((https?:[^)]+)\)/g)].map(([, target]) => target)
        const links = (card.links ?? []).map(({ url: target }: { url: string }) => target)
        expect(linked.filter((target) => !links.includes(target))).toEqual([])
        uuids.push(card.uuid, ...(card.suggestions ?? []).map(({ uuid }: { uuid: string }) => uuid))
      }
      expect(new Set(uuids).size).toBe(uuids.length)
      expect(uuids.filter((uuid) => !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(uuid))).toEqual([])
    },
  )

  it('gives the same advice twice under fresh uuids', async () => {
    const [one, other] = [await post(candidate), await post(candidate)]
    expect(summaries(one)).toEqual(summaries(other))
    expect(one.json().cards[0].uuid).not.toBe(other.json().cards[0].uuid)
  })

  it('has nothing to say about someone without diabetes: 200, no cards', async () => {
    expect((await post(fixture('no-diabetes'))).json()).toEqual({ cards: [] })
  })

  it('takes a record without a single result for a record, not for an error', async () => {
    const empty = Object.keys(candidate.prefetch ?? {}).filter((key) => key !== 'patient')
    const prefetch = { ...candidate.prefetch, ...Object.fromEntries(empty.map((key) => [key, bundle([])])) }
    const response = await post({ ...candidate, prefetch })
    expect([response.statusCode, response.json()]).toEqual([200, { cards: [] }])
  })

  describe('tells the same to', () => {
    const { prefetch: _, ...bare } = candidate
    const token = { access_token: 'opaque', token_type: 'Bearer', expires_in: 300, subject: 'remissiewijzer' }
    const userId = 'Practitioner/d1'

    it.each([
      [
        'a client of 2.0: scopes of SMART 1, prefetch alone',
        {
          ...candidate,
          fhirServer: 'https://his.example/r4',
          fhirAuthorization: { ...token, scope: 'patient/*.read user/*.*' },
        },
      ],
      [
        'a client of the 3.0 ballot: scopes of SMART 2, extensions, nothing prefetched',
        {
          ...bare,
          extension: { 'nl.voorbeeld.his': { werkplek: 3 } },
          context: { ...candidate.context, userId, encounterId: 'e1', extension: {} },
          fhirServer: 'SERVER',
          fhirAuthorization: { ...token, scope: 'patient/*.rs', patient: candidate.context.patientId, extension: {} },
        },
      ],
      [
        'the HL7 sandbox: no encounter, a new UUID, keys that failed left out',
        { ...candidate, prefetch: { ...candidate.prefetch, goals: undefined, communications: undefined } },
      ],
      [
        'a generator of requests: one UUID for ever, collections, keys of its own',
        {
          ...candidate,
          hookInstance: 'd1577c69-dfbe-44ad-ba6d-3e05e953b2ea',
          prefetch: { ...candidate.prefetch, deviceRequestBundle: bundle([], { type: 'collection' }) },
        },
      ],
      [
        'a test of a Java server: no UUID, a patientId with its type',
        {
          ...candidate,
          hookInstance: '12345',
          context: { ...candidate.context, patientId: `Patient/${candidate.context.patientId}` },
        },
      ],
    ])('%s', async (_what, body) => {
      const payload = JSON.stringify(body).replace('SERVER', server.base)
      const response = await app.inject({
        method: 'POST',
        url,
        headers: { 'content-type': 'application/json' },
        payload,
      })
      expect([response.statusCode, summaries(response)]).toEqual([200, summaries(await post(candidate))])
      expect(summaries(response)).toHaveLength(1)
    })
  })

  it('calls the FHIR servers of the client that calls, and those of no other', async () => {
    const [his, second] = await Promise.all([signer(), signer('k2')])
    const clients = [
      client({ keys: { pinned: [his.jwk] }, fhirServers: new Set([server.base]) }),
      client({ name: 'second', issuer: 'https://second.example', keys: { pinned: [second.jwk] } }),
    ]
    const own = start({ PUBLIC_URL: publicUrl }, { clients })
    const { prefetch: _, ...bare } = candidate
    const ask = async (claims: object, by = his) => {
      const authorization = `Bearer ${await by.sign({ aud: `${publicUrl}${url}`, ...claims })}`
      const payload = { ...bare, fhirServer: server.base }
      return own.inject({ method: 'POST', url, headers: { authorization }, payload })
    }
    expect(summaries(await ask({}))).toHaveLength(1)
    const before = server.requests.length
    const refused = await ask({ iss: 'https://second.example' }, second)
    expect([refused.statusCode, refused.json().issue[0].details.coding[0].code]).toEqual([
      412,
      'fhir-server-not-allowed',
    ])
    expect(server.requests).toHaveLength(before)
    await own.close()
  })
})
