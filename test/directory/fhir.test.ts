import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { directoryOf } from '../../src/directory/directory.ts'
import { offeredService } from '../../src/directory/fhir/offered-service.ts'
import { packageRoot } from '../../src/knowledge/files/root.ts'
import { programmesIn } from '../../src/site/region.ts'
import { deployed } from '../site/deployed.ts'
import { faultsInR4 } from './r4.ts'
import { codeOf, fact, foundIn, offer, region, serve } from './served.ts'

const example = () =>
  deployed('programmes: { file: regio.json }', {
    files: { 'regio.json': readFileSync(join(packageRoot(), 'docs/site.example.programmes.json'), 'utf8') },
  })

describe('the directory over FHIR', () => {
  let app: FastifyInstance
  beforeAll(async () => {
    app = serve(await example(), { PUBLIC_URL: 'https://cds.example' })
  })
  afterAll(() => app.close())

  it('tells of every national programme, and of every offer of the region, as R4 has it', async () => {
    const [plans, services] = await Promise.all(
      ['PlanDefinition', 'HealthcareService'].map(async (type) => (await app.inject(`/fhir/${type}`)).json()),
    )
    expect(foundIn(plans).map(({ id }) => id)).toEqual([
      'gli',
      'herstelcirkel',
      'kdo-gli',
      'kdo-plus',
      'ketenaanpak-kinderen',
      'nationale-diabetes-challenge',
      'samen-sterk-met-suiker',
      'valpreventie',
      'welzijn-op-recept',
    ])
    expect(foundIn(services).map(({ id }) => id)).toEqual([
      'cool',
      'kookgroep-minder-suiker',
      'slimmer',
      'wandelmaatje',
    ])
    const statement = (await app.inject('/fhir/metadata')).json()
    for (const resource of [plans, services, statement]) expect(faultsInR4(resource)).toEqual([])
  })

  it('would not be taken for R4 with a fault in it', () => {
    const odd = {
      resourceType: 'HealthcareService',
      name: ['x'],
      title: 'x',
      active: 'yes',
      telecom: { value: 1 },
      category: [],
    }
    expect(faultsInR4(odd)).toEqual([
      'HealthcareService.name is a list',
      'HealthcareService.title is no element of HealthcareService',
      'HealthcareService.active is no boolean',
      'HealthcareService.telecom is no list',
      'HealthcareService.category is empty',
    ])
    expect(faultsInR4({ resourceType: 'Basic', extension: [{ url: 'x', valueWord: 'y' }] })).toEqual([
      'Basic.extension.valueWord is no element of Extension',
    ])
  })

  it('says of a local form which programme it is of, and that can be read', async () => {
    const cool = (await app.inject('/fhir/HealthcareService/cool')).json()
    const [{ valueCanonical }] = cool.extension.filter(({ url }: { url: string }) => url.endsWith('/instantiates'))
    const plan = (await app.inject(`/fhir/${valueCanonical.split('/fhir/')[1]}`)).json()
    expect([plan.id, plan.url]).toEqual(['gli', valueCanonical])
    expect(cool).toMatchObject({
      providedBy: { display: 'Leefstijlpraktijk Noord' },
      location: [
        { reference: '#place-1', display: 'Noorderdam' },
        { reference: '#place-2', display: 'Waterkerk' },
      ],
      contained: [{ id: 'place-1', position: { latitude: 53.21, longitude: 6.56 } }, { id: 'place-2' }],
    })
  })

  it('loses nothing on the way: what it tells of an offer reads as the same programme', async () => {
    const deployment = await example()
    const { knowledge } = deployment
    const { regional } = directoryOf(knowledge, deployment.region)
    const own = {
      ...knowledge,
      programmes: [...knowledge.programmes.filter(({ local }) => !local), ...deployment.region.replaced],
    }
    const told: unknown[] = []
    const entries = regional.map(
      (each) => [offeredService(each, knowledge), (at: unknown) => JSON.stringify(at)] as const,
    )
    const read = programmesIn(entries, own)
    told.push(...read.leftOut)
    expect(told).toEqual([])
    // A region gives these words in one language; of a programme of the nation they come in both.
    const words = ({
      form,
      duration,
      payer,
      evidence,
      consent,
      brief,
      listing,
      ...rest
    }: (typeof regional)[number]) => ({
      ...rest,
      criteria: rest.criteria.map((criterion) => JSON.stringify(criterion)).sort(),
      nl: [form, duration, payer, evidence].map(({ nl }) => nl),
      consent: consent?.nl,
      does: listing.does?.nl,
      listing: { ...listing, does: null },
      brief: typeof brief,
    })
    expect(read.programmes.map(words)).toEqual(regional.map(words))
  })

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

  it('may be kept by anyone, and is not sent again while it is the same', async () => {
    const first = await app.inject('/fhir/PlanDefinition/gli')
    expect(first.headers).toMatchObject({
      'cache-control': 'public, max-age=300',
      etag: expect.stringMatching(/^W\/".+"$/),
    })
    expect(first.headers['content-type']).toBe('application/fhir+json; charset=utf-8')
    const again = await app.inject({
      url: '/fhir/PlanDefinition/gli',
      headers: { 'if-none-match': `"x", ${first.headers.etag}` },
    })
    expect([again.statusCode, again.body]).toEqual([304, ''])
    const other = await app.inject({
      url: '/fhir/PlanDefinition/kdo-gli',
      headers: { 'if-none-match': first.headers.etag },
    })
    expect(other.statusCode).toBe(200)
  })

  it('says what can be asked, no more and no less', async () => {
    const { rest } = (await app.inject('/fhir/metadata')).json()
    for (const { type, searchParam } of rest[0].resource)
      for (const { name, type: kind } of searchParam) {
        const value = { date: '2026', token: 'x', string: 'x' }[kind as 'date']
        const answer = await app.inject({
          url: `/fhir/${type}?${name}=${value}`,
          headers: { prefer: 'handling=strict' },
        })
        expect([name, answer.statusCode]).toEqual([name, 200])
      }
  })
})

describe('what ends', () => {
  it('is told with its last day to who asks for it, and else not shown', async () => {
    const until = (day: string) => ({ url: 'offered-until', valueDate: day })
    const app = serve(await region(offer('gone', [until('2026-11-29')]), offer('last', [until('2026-11-30')])))
    expect(foundIn((await app.inject('/fhir/HealthcareService')).json()).map(({ id }) => id)).toEqual(['last'])
    const gone = await app.inject('/fhir/HealthcareService/gone')
    expect([gone.statusCode, codeOf(gone.json())]).toEqual([410, 'offer-ended'])
    expect(gone.json().issue[0].diagnostics).toContain('2026-11-29')
    await app.close()
  })

  it('are waiting times, prices and contracts; never who it is for, nor a day that is past', async () => {
    const old = ['2026-01-01', '2026-11-29'] as const
    const good = ['2026-11-01', '2026-11-30'] as const
    const app = serve(
      await region(
        offer(
          'x',
          [
            fact('waiting-time', 'acht weken', ...old),
            fact('price', '5 euro', ...good),
            fact('contract', 'oud', ...old),
            fact('contract', 'nieuw', ...good),
            { url: 'review-by', valueDate: '2026-01-01' },
          ],
          { 'age-from': 40, not: 'eating-disorder', 'checked-on': '2025-01-01' },
        ),
      ),
    )
    const { body } = await app.inject('/fhir/HealthcareService/x')
    expect(body).not.toMatch(/acht weken|"oud"/)
    for (const kept of ['5 euro', 'nieuw', 'age-from', 'eating-disorder', '"review-by","valueDate":"2026-01-01"'])
      expect(body).toContain(kept)
    await app.close()
  })
})
