import { afterEach, describe, expect, it } from 'vitest'
import { build } from '../../src/app.ts'
import { offeredServices } from '../../src/call/accept.ts'
import { readConfig } from '../../src/config.ts'
import type { Deployment } from '../../src/site/deployment.ts'
import { type Answer, bundle, type FhirServer, json, startFhirServer, wrongs } from '../fhir-server.ts'
import { deployed, healthcareService } from './deployed.ts'

const query = 'HealthcareService?active=true'
const page = (base: string) => `${base}/${query}&page=2`

describe("the region's FHIR server", () => {
  let server: FhirServer | undefined
  afterEach(() => server?.close())

  /** A deployment whose region is on a server that answers so. */
  async function asked(answer: Answer, deadline: number | null = 1000, more = ''): Promise<Deployment> {
    server = await startFhirServer({ HealthcareService: answer })
    const files = { 'regio.json': [healthcareService('here')] }
    return deployed(`programmes: { fhirServer: ${server.base}, query: '${query}'${more} }`, { files, deadline })
  }

  it('is asked once for all pages, and what it includes is passed over', async () => {
    const { region } = await asked((response, request, base) => {
      const first = bundle([healthcareService('a'), { resourceType: 'Location', id: 'l' }], {
        link: [{ relation: 'next', url: page(base) }],
      })
      json(request.url?.includes('page=2') ? bundle([healthcareService('b')]) : first)(response, request, base)
    })
    expect(server?.requests.map(({ url }) => url)).toEqual([`/${query}`, `/${query}&page=2`])
    expect(region).toMatchObject({ state: 'read', failure: null, leftOut: [] })
    expect(region.programmes.map(({ id }) => id)).toEqual(['a', 'b'])
  })

  it('stands beside a file', async () => {
    const { region, site } = await asked(json(bundle([healthcareService('there')])), 1000, ', file: regio.json')
    expect(region.programmes.map(({ id }) => id)).toEqual(['here', 'there'])
    expect(site.regionalProgrammes).toEqual(['here', 'there'])
  })

  it('gives broken entries: the server, the resource and the element are named, the others stay', async () => {
    const { region } = await asked(json(bundle([healthcareService('x', { diet: 'keto' }), healthcareService('good')])))
    expect(region.programmes.map(({ id }) => id)).toEqual(['good'])
    expect(region.leftOut).toEqual([
      {
        where: `${server?.base}/HealthcareService/x (1 of 2): extension[0].extension[0].valueCode`,
        message: expect.stringContaining('the part "diet" needs a good valueCode'),
      },
    ])
  })

  it.each([
    ['is slow', wrongs.slow, 'did not answer within 200 ms'],
    ['refuses', wrongs.refusing, 'answered 401'],
    ['fails', wrongs.failing, 'answered 500'],
    ['answers HTML', wrongs.html, 'answered HTML instead of FHIR JSON'],
    ['answers Latin-1 for UTF-8', wrongs.latin1, 'answered bytes that are not UTF-8'],
    ['breaks off', wrongs.reset, 'could not be reached or broke off'],
    ['reports an error', wrongs.outcome, 'an OperationOutcome'],
  ])('leaves the national programmes and the file as they are when it %s', async (_how, answer, why) => {
    const { region, knowledge } = await asked(answer, 200, ', file: regio.json')
    expect(region).toMatchObject({ state: 'failed', failure: expect.stringContaining(why) })
    expect(region.failure).toContain(server?.base)
    expect(knowledge.programmes.map(({ id }) => id)).toEqual(expect.arrayContaining(['gli', 'kdo-gli', 'here']))
  })

  it('is not asked without a deadline', async () => {
    const { region } = await asked(wrongs.failing, null)
    expect(region).toMatchObject({ state: 'unread', failure: null, programmes: [] })
    expect(server?.requests).toEqual([])
  })

  it.each([
    ['failed', wrongs.failing, { state: 'failed', programmes: 0, leftOut: 0 }, /answered 500/],
    [
      'read with a fault',
      json(bundle([healthcareService('x', { diet: 'keto' }), healthcareService('good')])),
      { state: 'read', programmes: 1, leftOut: 1 },
      /HealthcareService\/x .*valueCode.*left out/,
    ],
  ])('shows in readiness and in the log when it is %s, and calls are answered', async (_how, answer, told, logged) => {
    const { region, knowledge, site } = await asked(answer)
    const lines: string[] = []
    const config = { ...readConfig({ LOG_LEVEL: 'warn', DATA_DIR: 'memory://' }), site }
    const app = build({ config, knowledge, region, log: { write: (line) => lines.push(line) } })
    const ready = await app.inject('/health/ready')
    expect([ready.statusCode, ready.json().region]).toEqual([200, told])
    expect((await app.inject('/cds-services')).json().services).toHaveLength(offeredServices(knowledge).length)
    expect(lines.join('')).toMatch(logged)
    await app.close()
  })
})

it('is no part of readiness where there is no site file', async () => {
  const { region, knowledge } = await deployed('')
  const app = build({ config: readConfig({ LOG_LEVEL: 'silent' }), knowledge, region })
  expect((await app.inject('/health/ready')).json().region).toEqual({ state: 'none', programmes: 0, leftOut: 0 })
  await app.close()
})
