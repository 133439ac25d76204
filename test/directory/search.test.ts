import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf, example, foundIn, serve } from './served.ts'

describe('a search of the directory', () => {
  let app: FastifyInstance
  beforeAll(async () => {
    app = serve(await example(), { PUBLIC_URL: 'https://cds.example' })
  })
  afterAll(() => app.close())

  const ids = async (url: string) => foundIn((await app.inject(`/fhir/${url}`)).json()).map(({ id }) => id)

  it.each([
    ['HealthcareService?name=COOL', ['cool']],
    ['HealthcareService?name:contains=suiker', ['kookgroep-minder-suiker']],
    ['HealthcareService?name=less', ['kookgroep-minder-suiker']],
    ['HealthcareService?name:exact=cool', []],
    ['HealthcareService?name=cool,wandel', ['cool', 'wandelmaatje']],
    ['HealthcareService?name=cool&name=wandel', []],
    ['HealthcareService?_id=slimmer,cool', ['cool', 'slimmer']],
    ['HealthcareService?coverage-area=zuid', ['kookgroep-minder-suiker', 'slimmer']],
    ['HealthcareService?location=Noorderdam', ['cool', 'kookgroep-minder-suiker']],
    ['HealthcareService?service-category=low-mood', ['wandelmaatje']],
    [
      'HealthcareService?service-category=https://remissiewijzer.example/fhir/CodeSystem/programme-audience|low-mood',
      ['wandelmaatje'],
    ],
    ['HealthcareService?service-category=https://other.example|low-mood', []],
    ['HealthcareService?active=false', []],
    ['HealthcareService?_lastUpdated=lt2026-11-01', []],
    ['HealthcareService?_lastUpdated=2026-11', ['cool', 'kookgroep-minder-suiker', 'slimmer', 'wandelmaatje']],
    ['HealthcareService?_lastUpdated=gt2026-11-01', []],
    ['PlanDefinition?title=keer', ['kdo-gli', 'kdo-plus']],
    ['PlanDefinition?topic=children', ['ketenaanpak-kinderen']],
    ['PlanDefinition?status=retired', []],
    ['PlanDefinition?_lastUpdated=ge2026-11-28', ['ketenaanpak-kinderen', 'valpreventie']],
  ])('finds by %s', async (url, found) => {
    expect(await ids(url)).toEqual(found)
  })

  it('goes page by page, with links that hold only what counted', async () => {
    const first = (await app.inject('/fhir/PlanDefinition?title:contains=e&_count=2&nonsense=1')).json()
    expect(first.total).toBeGreaterThan(2)
    expect(first.link).toEqual([
      { relation: 'self', url: 'https://cds.example/fhir/PlanDefinition?title%3Acontains=e&_count=2' },
      { relation: 'next', url: 'https://cds.example/fhir/PlanDefinition?title%3Acontains=e&_count=2&_offset=2' },
    ])
    const all: unknown[] = []
    for (let url = '/fhir/PlanDefinition?title:contains=e&_count=2'; url; ) {
      const page = (await app.inject(url)).json()
      all.push(...foundIn(page).map(({ id }) => id))
      url = page.link[1]?.url.replace('https://cds.example', '') ?? ''
    }
    expect(all).toEqual(await ids('PlanDefinition?title:contains=e'))
    expect((await app.inject('/fhir/PlanDefinition?_count=0')).json()).toMatchObject({ total: 9 })
    expect(await ids('PlanDefinition?_count=0')).toEqual([])
    expect(await ids('PlanDefinition?_offset=999999')).toEqual([])
  })

  it.each([
    ['PlanDefinition/nothing', 404, 'programme-unknown'],
    ['HealthcareService/gli', 404, 'programme-unknown'],
    ['HealthcareService/__proto__', 404, 'programme-unknown'],
    ['HealthcareService/..%2f..%2fpackage.json', 404, 'programme-unknown'],
    ['Patient', 404, 'route-unknown'],
    ['HealthcareService?name:missing=true', 400, 'search-invalid'],
    ['HealthcareService?name=', 400, 'search-invalid'],
    ['HealthcareService?_lastUpdated=ap2026', 400, 'search-invalid'],
    ['HealthcareService?_lastUpdated=2026-02-30', 400, 'search-invalid'],
    ['HealthcareService?_lastUpdated=gisteren', 400, 'search-invalid'],
    ['HealthcareService?_count=-1', 400, 'search-invalid'],
    ['HealthcareService?_count=veel', 400, 'search-invalid'],
    [`HealthcareService?${'name=a&'.repeat(21)}`, 400, 'search-invalid'],
    [`HealthcareService?name:contains=${'zq,'.repeat(51)}`, 400, 'search-invalid'],
    ['HealthcareService?_format=xml', 406, 'format-unsupported'],
  ])('refuses %s', async (url, status, code) => {
    const answer = await app.inject(`/fhir/${url}`)
    expect([answer.statusCode, codeOf(answer.json())]).toEqual([status, code])
    expect(answer.headers['cache-control']).toBe('no-store')
  })

  it('leaves out what it does not know, and says so only to who asks for strictness', async () => {
    expect(await ids('HealthcareService?constructor=1&name=cool')).toEqual(['cool'])
    const strict = await app.inject({
      url: '/fhir/HealthcareService?specialty=1',
      headers: { prefer: 'handling=strict' },
    })
    expect([strict.statusCode, codeOf(strict.json())]).toEqual([400, 'search-parameter-unknown'])
    for (const format of ['json', 'application/fhir+json', 'application/fhir%2Bjson'])
      expect((await app.inject(`/fhir/metadata?_format=${format}`)).statusCode).toBe(200)
    expect((await app.inject({ url: '/fhir/metadata', headers: { accept: 'application/fhir+xml' } })).statusCode).toBe(
      406,
    )
  })
})
