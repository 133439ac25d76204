import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { directoryOf } from '../../src/directory/directory.ts'
import { offeredService } from '../../src/directory/fhir/offered-service.ts'
import { programmesIn } from '../../src/site/region.ts'
import { faultsInR4 } from './r4.ts'
import { example, foundIn, serve } from './served.ts'

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
