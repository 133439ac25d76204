import { afterEach, describe, expect, it } from 'vitest'
import { type Answer, bundle, type FhirServer, json, outcome, startFhirServer, wrongs } from '../fhir-server.ts'
import { gathered, names, observation, patient, prefetch, refusal } from './gathering.ts'

let server: FhirServer
afterEach(() => server?.close())

async function start(answers: Record<string, Answer> = {}) {
  server = await startFhirServer({ Patient: json(patient), ...answers })
}

describe('gathering', () => {
  it('uses what was prefetched and asks the server for nothing', async () => {
    await start()
    const found = await gathered({
      prefetch: { ...prefetch, observations: bundle([observation('o1')]) },
      fhirServer: server.base,
    })
    expect(names(found)).toEqual(['Patient/p1', 'Observation/o1'])
    expect(found.unavailable.size).toBe(0)
    expect(server.requests).toEqual([])
  })

  it.each([
    ['null', null],
    ['a value of another type', 'none'],
    ['a Bundle with more pages', bundle([], { link: [{ relation: 'next', url: 'https://elsewhere.example/2' }] })],
    ['a Bundle with fewer entries than its total', bundle([observation('o9')], { total: 2 })],
    [
      'a Bundle wholly about another patient',
      bundle([observation('o9', { subject: { reference: 'https://h/fhir/Patient/p2' } })]),
    ],
  ])('asks again for %s', async (_what, observations) => {
    await start({ Observation: json(bundle([observation('o1')])) })
    const found = await gathered({ prefetch: { ...prefetch, observations }, fhirServer: server.base })
    expect(names(found)).toEqual(['Patient/p1', 'Observation/o1'])
    expect(server.requests.map(({ url }) => url)).toEqual(['/Observation?patient=p1'])
  })

  it.each([outcome('error'), outcome('information'), bundle([observation('o1'), outcome('fatal')])])(
    'does not repeat a query that the client says has failed',
    async (value) => {
      await start()
      const found = await gathered({ prefetch: { ...prefetch, goals: value }, fhirServer: server.base })
      expect([...found.unavailable]).toEqual(['Goal'])
      const error = await refusal(gathered({ prefetch: { ...prefetch, observations: value }, fhirServer: server.base }))
      expect(error).toMatchObject({ status: 412, code: 'prefetch-unusable' })
      expect(server.requests).toEqual([])
    },
  )

  it('takes a Bundle with a warning in it for an answer', async () => {
    const found = await gathered({
      prefetch: { ...prefetch, observations: bundle([observation('o1'), outcome('warning')]) },
    })
    expect(names(found)).toEqual(['Patient/p1', 'Observation/o1'])
  })

  it('takes an empty Bundle for nothing there, and leaves single resources of others to be set aside', async () => {
    const observations = bundle([
      observation('o1'),
      observation('o2', { subject: { reference: 'Patient/p2' } }),
      { resourceType: 'Patient', id: 'p2' },
    ])
    const found = await gathered({ prefetch: { ...prefetch, observations } })
    expect(names(found)).toEqual(['Patient/p1', 'Observation/o1', 'Observation/o2'])
  })

  it('holds each resource once: the newest version, else the first', async () => {
    const observations = bundle([
      observation('o1', { meta: { versionId: '9' }, x: 'old' }),
      observation('o1', { meta: { versionId: '10' }, x: 'new' }),
      observation('o2', { meta: { lastUpdated: '2026-01-02T00:00:00Z' }, x: 'new' }),
      observation('o2', { meta: { lastUpdated: '2026-01-02T00:30:00+01:00' }, x: 'old' }),
      observation('o3', { x: 'new' }),
      observation('o3', { x: 'old' }),
    ])
    const found = await gathered({ prefetch: { ...prefetch, observations } })
    expect(found.resources.map((resource) => Reflect.get(resource, 'x'))).toEqual([undefined, 'new', 'new', 'new'])
  })

  it.each([
    ['one of two that are enough', { medicationStatements: null }, ['MedicationStatement']],
    ['one that is not needed', { goals: null }, ['Goal']],
  ])('goes on without %s', async (_what, lacking, unavailable) => {
    expect([...(await gathered({ prefetch: { ...prefetch, ...lacking } })).unavailable]).toEqual(unavailable)
  })

  it('names each key that is needed and was not had: why, and what to do; never for whom', async () => {
    await start({ Observation: wrongs.failing })
    const { patient: _, ...rest } = prefetch
    const error = await refusal(
      gathered({
        prefetch: { ...rest, conditions: outcome('error'), observations: null, goals: null },
        fhirServer: server.base,
      }),
    )
    expect(error.status).toBe(412)
    expect(error.issues.map(({ code, expression }) => [code, expression])).toEqual([
      ['prefetch-unusable', ['prefetch.conditions']],
      ['fhir-server-failed', ['prefetch.observations']],
    ])
    expect(error.issues[1]?.diagnostics).toEqual({
      en: 'observations: the prefetched value is null. The FHIR server answered 500. See to the server, or send the data in prefetch.',
      nl: 'observations: in prefetch staat null. De FHIR-server antwoordde 500. Kijk de server na, of stuur de gegevens in prefetch.',
    })
  })

  it('tells one cause once, with every key it is the cause of', async () => {
    const error = await refusal(gathered({ prefetch: { observations: null } }))
    expect(error.issues.map(({ code, expression }) => [code, expression])).toEqual([
      [
        'data-missing',
        ['prefetch.patient', 'prefetch.conditions', 'prefetch.medicationStatements', 'prefetch.medicationRequests'],
      ],
      ['prefetch-unusable', ['prefetch.observations']],
    ])
    expect(error.issues[0]?.diagnostics.en).toMatch(
      /^patient, conditions, medicationStatements, medicationRequests: not in prefetch\. /,
    )
  })
})
