import { afterEach, describe, expect, it } from 'vitest'
import { ownShare } from '../../src/budget/memory.ts'
import { accept } from '../../src/call/accept.ts'
import { gather } from '../../src/gather/gather.ts'
import { type Answer, bundle, type FhirServer, json, made, startFhirServer, wrongs } from '../fhir-server.ts'
import { smallKnowledge, smallService } from '../small-knowledge.ts'
import { gathered, names, observation, patient, prefetch, refusal, subject } from './gathering.ts'

const queries = ['Condition', 'Observation', 'MedicationStatement', 'MedicationRequest', 'Goal'].map(
  (type) => `/${type}?patient=p1`,
)
const token = {
  access_token: 'secret',
  token_type: 'Bearer',
  expires_in: 60,
  scope: 'user/*.rs launch',
  subject: 's',
  patient: 'p1',
}
const medication = (id: string, reference: string) => ({
  resourceType: 'MedicationRequest',
  id,
  subject,
  medicationReference: { reference },
})

let server: FhirServer
afterEach(() => server.close())

async function start(answers: Record<string, Answer> = {}) {
  server = await startFhirServer({ Patient: json(patient), ...answers })
}

describe('gathering from the FHIR server', () => {
  it('asks the server for exactly the keys that were not sent, with the token and for FHIR JSON', async () => {
    await start({ Observation: json(bundle([observation('o1')])) })
    const { observations: _, goals: __, ...rest } = prefetch
    const found = await gathered({ prefetch: rest, fhirServer: `${server.base}/`, fhirAuthorization: token })
    expect(names(found)).toEqual(['Patient/p1', 'Observation/o1'])
    expect(server.requests.map(({ url }) => url).sort()).toEqual(['/Goal?patient=p1', '/Observation?patient=p1'])
    for (const { headers } of server.requests) {
      expect(headers).toMatchObject({ authorization: 'Bearer secret', accept: 'application/fhir+json' })
    }
  })

  it('gives the same from the server alone as from prefetch alone, all queries at once', async () => {
    let waiting = 0
    const together: Answer = (response, request, base) => {
      waiting += 1
      const answer = () => json(request.url?.includes('Patient') ? patient : bundle([]))(response, request, base)
      const poll = setInterval(() => {
        if (waiting < 6) return
        clearInterval(poll)
        answer()
      }, 5)
    }
    await start(
      Object.fromEntries(
        ['Patient', ...queries.map((url) => url.slice(1, url.indexOf('?')))].map((type) => [type, together]),
      ),
    )
    const found = await gathered({ fhirServer: server.base })
    const { addressOf: _, ...sent } = await gathered({ prefetch })
    expect(found).toMatchObject(sent)
    expect(server.requests.map(({ url }) => url).sort()).toEqual([...queries, '/Patient/p1'].sort())
    expect(server.requests.every(({ headers }) => headers.authorization === undefined)).toBe(true)
  })

  it('follows all pages, over the connection that it has', async () => {
    const page = made((base, url) => {
      const at = Number(/page=(\d+)/.exec(url)?.[1] ?? 1)
      const link = at < 20 ? [{ relation: 'next', url: `${base}?_getpages=x&page=${at + 1}` }] : []
      return bundle([observation(`o${at}`)], { total: 20, link })
    })
    const pages = Array.from({ length: 20 }, (_, at) => [`?_getpages=x&page=${at + 1}`, page])
    await start({ Observation: page, ...Object.fromEntries(pages) })
    const found = await gathered({ prefetch: { ...prefetch, observations: null }, fhirServer: server.base })
    expect(names(found).slice(1)).toEqual(pages.map((_, at) => `Observation/o${at + 1}`))
    expect(server.requests).toHaveLength(20)
    expect(server.connections()).toBeLessThan(4)
  })

  it('reads the Medications and Specimens that are referred to on that server, each once', async () => {
    await start({
      Medication: made((_base, url) => ({ resourceType: 'Medication', id: url.split('/').at(-1) })),
      '/Medication/m4': wrongs.failing,
      Specimen: made(() => ({ resourceType: 'Specimen', id: 's1' })),
    })
    const medicationRequests = bundle([
      medication('r1', 'Medication/m1'),
      medication('r2', 'Medication/m1'),
      medication('r3', `${server.base}/Medication/m2/_history/3`),
      medication('r4', 'https://elsewhere.example/fhir/Medication/m3'),
      medication('r5', '#contained'),
      medication('r6', 'Medication/../../m6'),
      medication('r7', 'Medication/m4'),
      medication('r8', 'Medication/m5'),
      { resourceType: 'Medication', id: 'm5' },
    ])
    const observations = bundle([
      observation('o1', { specimen: { reference: 'Specimen/s1' } }),
      observation('o2', { specimen: null }),
    ])
    const found = await gathered({
      prefetch: { ...prefetch, medicationRequests, observations },
      fhirServer: server.base,
    })
    expect(server.requests.map(({ url }) => url).sort()).toEqual([
      '/Medication/m1',
      '/Medication/m2',
      '/Medication/m4',
      '/Specimen/s1',
    ])
    expect(
      names(found)
        .filter((name) => /^(Medication|Specimen)\//.test(name))
        .sort(),
    ).toEqual(['Medication/m1', 'Medication/m2', 'Medication/m5', 'Specimen/s1'])
    expect(found.unavailable.size).toBe(0)
  })

  it('reads what is referred to although another query hangs', async () => {
    await start({
      MedicationRequest: json(bundle([medication('r1', 'Medication/m1')])),
      Medication: json({ resourceType: 'Medication', id: 'm1' }),
      Goal: wrongs.slow,
    })
    const found = await gathered({ fhirServer: server.base }, { gatherDeadline: 500 })
    expect(names(found)).toEqual(['Patient/p1', 'MedicationRequest/r1', 'Medication/m1'])
    expect([...found.unavailable]).toEqual(['Goal'])
  })

  it('names at most a hundred references, those of the newest Observations first', async () => {
    const many = Array.from({ length: 120 }, (_, at) =>
      observation(`o${at}`, {
        specimen: { reference: `Specimen/s${at}` },
        effectiveDateTime: `2026-01-01T00:${String(at % 60).padStart(2, '0')}:0${at < 60 ? 0 : 1}Z`,
      }),
    )
    await start({ Specimen: made((_base, url) => ({ resourceType: 'Specimen', id: url.split('/').at(-1) })) })
    await gathered({ prefetch: { ...prefetch, observations: bundle(many) }, fhirServer: server.base })
    const asked = server.requests.map(({ url }) => Number(url.slice('/Specimen/s'.length)))
    expect(asked).toHaveLength(100)
    expect([0, 1, 9, 60, 69].filter((old) => asked.includes(old))).toEqual([])
  })

  it('is done when the deadline is over, and when the token is', async () => {
    await start({ Observation: wrongs.slow })
    const started = performance.now()
    const late = await refusal(gathered({ fhirServer: server.base }, { gatherDeadline: 300 }))
    expect(late.code).toBe('fhir-server-timeout')
    const fhirAuthorization = { ...token, expires_in: 1 }
    const stale = await refusal(gathered({ fhirServer: server.base, fhirAuthorization }, { gatherDeadline: 10_000 }))
    expect(stale.code).toBe('fhir-token-expired')
    expect(performance.now() - started).toBeLessThan(5000)
  })

  it('never asks for a type that the scopes exclude, and asks for the others', async () => {
    await start()
    const scope =
      'patient/Patient.r patient/Condition.rs patient/Observation.read patient/MedicationStatement.cud patient/MedicationRequest.rs'
    const found = await gathered({ fhirServer: server.base, fhirAuthorization: { ...token, scope } })
    expect([...found.unavailable].sort()).toEqual(['Goal', 'MedicationStatement'])
    expect(server.requests.some(({ url }) => /Goal|MedicationStatement/.test(url))).toBe(false)
  })

  it('does not take another Patient than the one asked for', async () => {
    await start({ Patient: json({ resourceType: 'Patient', id: 'p2' }) })
    expect(await refusal(gathered({ fhirServer: server.base }))).toMatchObject({
      status: 412,
      code: 'fhir-server-failed',
    })
  })

  it('fills templates from the context, and does not ask what the context does not tell', async () => {
    await start()
    const { call } = accept(
      'small',
      {
        hook: 'patient-view',
        hookInstance: 'x',
        context: { userId: 'Practitioner/d', patientId: 'p1' },
        prefetch,
        fhirServer: server.base,
      },
      smallKnowledge(),
    )
    const service = {
      ...smallService,
      prefetch: {
        ...smallService.prefetch,
        visit: 'Encounter/{{context.encounterId}}',
        user: 'Basic?author={{context.userId}}',
      },
    }
    const limits = { fhirServers: new Set([server.base]), gatherDeadline: 2000, share: ownShare() }
    expect([...(await gather(call, service, limits)).unavailable]).toEqual(['Encounter'])
    expect(server.requests.map(({ url }) => url)).toEqual(['/Basic?author=Practitioner%2Fd'])
  })
})
