import { afterEach, describe, expect, it } from 'vitest'
import { type Answer, bundle, type FhirServer, json, made, startFhirServer } from '../fhir-server.ts'
import { gathered, names, observation, patient, prefetch, refusal, subject } from './gathering.ts'

/*
 * What servers are known to do, as their documentation and trackers tell; docs/integration.md#servers says the same in a table.
 * The names are of whose server does so, not of every version of it.
 */

let server: FhirServer
afterEach(() => server.close())

/** Gathers what is not sent from a server that answers so. */
async function from(
  answers: Readonly<Record<string, Answer>>,
  absent: readonly (keyof typeof prefetch)[] = ['observations'],
) {
  server = await startFhirServer({ Patient: json(patient), ...answers })
  const sent = Object.fromEntries(Object.entries(prefetch).filter(([key]) => !absent.some((each) => each === key)))
  return gathered({ prefetch: sent, fhirServer: server.base })
}

const match = { search: { mode: 'match' } }
const page = (ids: readonly string[], more: object = {}) => ({
  resourceType: 'Bundle',
  type: 'searchset',
  entry: ids.map((id) => ({ resource: observation(id), ...match })),
  ...more,
})
const next = (url: string) => ({
  link: [
    { relation: 'self', url: 'x' },
    { relation: 'next', url },
  ],
})
const warning = {
  resource: { resourceType: 'OperationOutcome', issue: [{ severity: 'warning', code: 'not-supported' }] },
  search: { mode: 'outcome' },
}
const refused = json({ resourceType: 'OperationOutcome', issue: [{ severity: 'fatal', code: 'required' }] }, 400)

describe('next pages', () => {
  const pages = (url: (base: string, at: number) => string) =>
    made((base, asked) => {
      const at = Number(/(?:page|token|skip|ct)=(\d+)/.exec(asked)?.[1] ?? 1)
      return page([`o${at}`], at < 3 ? next(url(base, at + 1)) : {})
    })
  it.each<readonly [string, (base: string, at: number) => string]>([
    ['absolute, at the base with a cursor (HAPI FHIR)', (base, at) => `${base}?_getpages=abc&page=${at}`],
    [
      'absolute, with a slash before the question mark (Google)',
      (base, at) => `${base}/Observation/?_page_token=x&token=${at}`,
    ],
    ['absolute, with a continuation token (Azure)', (base, at) => `${base}/Observation?patient=p1&ct=${at}`],
    ['absolute, with what to skip (Firely)', (base, at) => `${base}/Observation?patient=p1&_skip=x&skip=${at}`],
    ['relative to the base', (_base, at) => `Observation?patient=p1&page=${at}`],
    ['a question alone', (_base, at) => `?patient=p1&page=${at}`],
    ['a path', (_base, at) => `/fhir/Observation?patient=p1&page=${at}`],
  ])('%s', async (_sentence, url) => {
    const answer = pages(url)
    const found = await from({
      Observation: answer,
      ...Object.fromEntries([2, 3].map((at) => [`?_getpages=abc&page=${at}`, answer])),
    })
    expect(names(found)).toEqual(['Patient/p1', 'Observation/o1', 'Observation/o2', 'Observation/o3'])
  })

  it.each<readonly [string, (base: string) => string]>([
    ['over http where the server is called by another name', (base) => base.replace('127.0.0.1', 'fhir-internal')],
    ['under another base of the same host', (base) => base.replace(/fhir$/, 'r4')],
    ['with no URL at all', () => ''],
  ])('elsewhere, %s: not had', async (_sentence, where) => {
    const answer = made((base, asked) =>
      page(['o1'], asked.includes('page') ? {} : next(where(base) && `${where(base)}/Observation?page=2`)),
    )
    await refusal(from({ Observation: answer }))
  })
})

describe('totals', () => {
  it.each<readonly [string, object]>([
    ['none (HAPI FHIR with _total=none, Azure)', {}],
    ['right', { total: 2 }],
    ['an estimate that is too low (Google)', { total: 1 }],
  ])('%s: had', async (_sentence, more) => {
    expect(names(await from({ Observation: json(page(['o1', 'o2'], more)) })).slice(1)).toEqual([
      'Observation/o1',
      'Observation/o2',
    ])
  })

  it('an estimate that is too high, without a next page (Google): not had', async () => {
    const error = await refusal(from({ Observation: json(page(['o1', 'o2'], { total: 3 })) }))
    expect(error.issues[0]?.diagnostics.en).toMatch(/fewer entries than its total/)
  })

  it('of this page alone, in pages: had', async () => {
    const answer = made((base, asked) =>
      asked.includes('page=2')
        ? page(['o2'], { total: 1 })
        : page(['o1'], { total: 1, ...next(`${base}/Observation?page=2`) }),
    )
    expect(names(await from({ Observation: answer })).slice(1)).toEqual(['Observation/o1', 'Observation/o2'])
  })
})

describe('what stands beside the matches', () => {
  it('a warning about a parameter, as an entry with mode outcome (Azure, Firely, Epic)', async () => {
    const found = await from({
      Observation: json({ ...page(['o1'], { total: 1 }), entry: [warning, ...page(['o1']).entry] }),
    })
    expect(names(found).slice(1)).toEqual(['Observation/o1'])
  })

  it('a warning alone: nothing there (Epic: "returns no results")', async () => {
    const found = await from({ Observation: json({ ...page([], { total: 0 }), entry: [warning] }) })
    expect(names(found)).toEqual(['Patient/p1'])
  })

  it('an _include that eats the pages: matches on one, what is included on the next', async () => {
    const request = (id: string) => ({
      resource: {
        resourceType: 'MedicationRequest',
        id,
        subject,
        medicationReference: { reference: `Medication/m${id}` },
      },
      ...match,
    })
    const included = (id: string) => ({
      resource: { resourceType: 'Medication', id: `m${id}` },
      search: { mode: 'include' },
    })
    const pages = [
      [request('1'), request('2')],
      [included('1'), included('2')],
      [request('3'), included('3')],
    ]
    const answer = made((base, asked) => {
      const at = Number(/page=(\d+)/.exec(asked)?.[1] ?? 0)
      return {
        ...bundle([]),
        total: 3,
        entry: pages[at],
        ...(at < 2 ? next(`${base}/MedicationRequest?page=${at + 1}`) : {}),
      }
    })
    const found = await from({ MedicationRequest: answer }, ['medicationRequests'])
    expect(names(found).filter((name) => name.startsWith('MedicationRequest'))).toHaveLength(3)
    expect(names(found).filter((name) => name.startsWith('Medication/'))).toHaveLength(3)
  })

  it('and one page short of a match is seen all the same', async () => {
    const included = { resource: { resourceType: 'Medication', id: 'm1' }, search: { mode: 'include' } }
    const one = { resource: { resourceType: 'MedicationRequest', id: '1', subject }, ...match }
    const found = await from({ MedicationRequest: json({ ...bundle([]), total: 2, entry: [one, included] }) }, [
      'medicationRequests',
    ])
    expect([...found.unavailable]).toEqual(['MedicationRequest'])
  })
})

describe('searches that are refused', () => {
  it('Observation without a category or code (Epic): not had, and the answer says what was answered', async () => {
    const error = await refusal(from({ Observation: refused }))
    expect(error.issues[0]?.diagnostics.en).toMatch(/answered 400/)
  })

  it('MedicationStatement, which the server does not have (Epic): the requests are enough', async () => {
    const found = await from({ MedicationStatement: json({}, 404) }, ['medicationStatements'])
    expect([...found.unavailable]).toEqual(['MedicationStatement'])
  })

  it('both lists of medication: not had', async () => {
    const error = await refusal(
      from({ MedicationStatement: json({}, 404), MedicationRequest: refused }, [
        'medicationStatements',
        'medicationRequests',
      ]),
    )
    expect(error.status).toBe(412)
  })

  it('too many calls (any, 429): not had, and not asked again', async () => {
    const error = await refusal(from({ Observation: json({}, 429) }))
    expect(error.issues[0]?.diagnostics.en).toMatch(/answered 429/)
    expect(server.requests.filter(({ url }) => url.startsWith('/Observation'))).toHaveLength(1)
  })
})

describe('references', () => {
  it('urn:uuid between the entries of an answer, and to the patient by its full URL', async () => {
    const entry = [
      { fullUrl: 'urn:uuid:a', resource: patient, search: { mode: 'include' } },
      { fullUrl: 'urn:uuid:b', resource: observation('o1', { subject: { reference: 'urn:uuid:a' } }), ...match },
    ]
    const found = await from({ Observation: json({ ...bundle([]), total: 1, entry }) })
    expect(found.resources.find(({ id }) => id === 'o1')).toMatchObject({ subject: { reference: 'Patient/p1' } })
  })

  it('a Medication on the server of the call is read there (Epic: no _include)', async () => {
    const answers = {
      MedicationRequest: made((base) =>
        bundle([
          {
            resourceType: 'MedicationRequest',
            id: 'r',
            subject,
            medicationReference: { reference: `${base}/Medication/m` },
          },
        ]),
      ),
      Medication: json({ resourceType: 'Medication', id: 'm' }),
    }
    expect(names(await from(answers, ['medicationRequests']))).toContain('Medication/m')
  })

  it('a Medication on another server is not', async () => {
    const answers = {
      MedicationRequest: json(
        bundle([
          {
            resourceType: 'MedicationRequest',
            id: 'r',
            subject,
            medicationReference: { reference: 'https://elders.example/Medication/m' },
          },
        ]),
      ),
    }
    await from(answers, ['medicationRequests'])
    expect(server.requests.some(({ url }) => url.startsWith('/Medication/'))).toBe(false)
  })
})
