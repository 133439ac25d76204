import { expect, it } from 'vitest'
import { deployed } from '../site/deployed.ts'
import { client } from '../token.ts'
import { codeOf, foundIn, offer, region, serve } from './served.ts'

it('is open to all where clients are configured, and limited for each address there', async () => {
  const deployment = { ...(await deployed('')), clients: [client()] }
  const app = serve(deployment, { OPEN_RATE_LIMIT: '3', PUBLIC_URL: 'https://cds.example' })
  for (const url of ['/fhir/metadata', '/fhir/PlanDefinition', '/fhir/PlanDefinition/gli'])
    expect([url, (await app.inject(url)).statusCode]).toEqual([url, 200])
  const refused = await app.inject('/fhir/HealthcareService')
  expect([refused.statusCode, codeOf(refused.json())]).toEqual([429, 'too-many-calls'])
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  expect((await app.inject({ url: '/fhir/HealthcareService', remoteAddress: '192.0.2.7' })).statusCode).toBe(200)
  await app.close()
})

it('takes no other method, and no body', async () => {
  const app = serve(await deployed(''))
  for (const [method, url] of [
    ['POST', '/fhir/HealthcareService'],
    ['PUT', '/fhir/PlanDefinition/gli'],
    ['DELETE', '/fhir/PlanDefinition/gli'],
  ] as const)
    expect(codeOf((await app.inject({ method, url, payload: {} })).json())).toBe('method-not-allowed')
  await app.close()
})

it('answers a search among two thousand offers at once', { timeout: 60_000 }, async () => {
  const many = Array.from({ length: 2000 }, (_, index) =>
    offer(
      `offer-${index}`,
      [
        { url: 'municipality', valueString: `Gemeente ${index % 40}` },
        { url: 'for-whom', valueCode: 'diabetes' },
        {
          url: 'position',
          extension: [
            { url: 'latitude', valueDecimal: 52 + index / 2000 },
            { url: 'longitude', valueDecimal: 5 },
          ],
        },
      ],
      { 'age-from': 18, 'bmi-from': 25 },
    ),
  )
  const began = performance.now()
  const deployment = await region(...many)
  const read = performance.now() - began
  expect(deployment.region.leftOut).toEqual([])
  const app = serve(deployment)
  const time = async (url: string) => {
    const from = performance.now()
    const answer = (await app.inject(url)).json()
    return [answer, performance.now() - from] as const
  }
  const [, first] = await time('/fhir/HealthcareService?_count=200')
  const [found, second] = await time(
    '/fhir/HealthcareService?location=gemeente%207&name:contains=offer-1&service-category=diabetes&_count=200',
  )
  expect(foundIn(found).length).toBe(found.total)
  expect(found.total).toBeGreaterThan(20)
  const dear = `name:contains=${Array.from({ length: 50 }, (_, index) => `zq${index}`).join(',')}`
  const [none, third] = await time(`/fhir/HealthcareService?${dear}`)
  expect(none.total).toBe(0)
  expect(third).toBeLessThan(1000)
  console.log(
    `two thousand offers: read in ${Math.round(read)} ms, first page ${Math.round(first)} ms, a search ${Math.round(second)} ms, the dearest ${Math.round(third)} ms`,
  )
  // Far above what it takes, so that a busy machine does not matter: only work that grows with the square of it would take so long.
  expect(read).toBeLessThan(20_000)
  expect(second).toBeLessThan(2000)
  await app.close()
})
