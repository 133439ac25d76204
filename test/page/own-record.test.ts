import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dayAt } from '../../src/calendar.ts'
import { readFixture, shiftBundle } from '../../src/examples/fixture.ts'
import { bundle, type FhirServer, json, made, startFhirServer, wrongs } from '../fhir-server.ts'
import { serviceId } from '../shipped.ts'
import { answered, hasBrowser, keep, open, type Seen, type Served, servePage } from './browser.ts'

const own = shiftBundle(readFixture('candidate-two-years-bmi-32'), dayAt(Date.now()))
const resources = (own.entry ?? []).flatMap(({ resource }) => (resource ? [resource] : []))
const patient = resources.find(({ resourceType }) => resourceType === 'Patient')
const twice = { ...own, entry: [...(own.entry ?? []), { resource: { ...patient, id: 'fx-other' } }] }

describe.skipIf(!hasBrowser())('a record of your own on the page', { timeout: 120_000 }, () => {
  let served: Served
  let seen: Seen
  let page: Page
  let good: FhirServer
  let down: FhirServer
  let slow: FhirServer
  let sleepy: FhirServer
  let pages: FhirServer
  beforeAll(async () => {
    const of = (type: string) => json(bundle(resources.filter(({ resourceType }) => resourceType === type)))
    const types = [...new Set(resources.map(({ resourceType }) => resourceType))]
    const answers = Object.fromEntries(types.map((type) => [type, of(type)]))
    good = await startFhirServer({ ...answers, [`/Patient/${patient?.id}`]: json(patient) })
    down = await startFhirServer()
    await down.close()
    slow = await startFhirServer({ Patient: wrongs.slow })
    const found = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, at) => ({
        resourceType: 'Patient',
        id: `p${from + at}`,
        name: [{ family: `Testpersoon-${from + at}` }],
      }))
    pages = await startFhirServer({
      Patient: made((base, url) => {
        const [from, total] = [Number(/page=(\d+)/.exec(url)?.[1] ?? 0), /Onbekend/.test(url) ? {} : { total: 41 }]
        const rest = `${base}/Patient?page=${from + 20}${/Onbekend/.test(url) ? '&name=Onbekend' : ''}`
        const link = from < 40 ? { link: [{ relation: 'next', url: rest }] } : {}
        return bundle(found(from, Math.min(from + 20, 41)), { ...total, ...link })
      }),
    })
    sleepy = await startFhirServer({ ...answers, Observation: wrongs.slow, [`/Patient/${patient?.id}`]: json(patient) })
    served = await servePage({
      FHIR_SERVERS: [good, down, slow, sleepy, pages].map(({ base }) => base).join(','),
      GATHER_DEADLINE_MS: '1500',
    })
    seen = await served.see()
    page = seen.page
  })
  afterAll(async () => {
    expect(seen.faults).toEqual([])
    for (const server of [good, slow, sleepy, pages]) await server.close()
    await served.stop()
  })

  const ownRecord = () => page.getByRole('button', { name: 'Eigen dossier' }).click()
  const paste = async (text: string) => {
    await ownRecord()
    await page.getByLabel('FHIR (JSON)').fill(text)
    await page.getByRole('button', { name: 'Open dossier' }).click()
  }

  it('opens a Bundle that is pasted', async () => {
    await paste(JSON.stringify(own))
    await answered(page)
    await page.getByRole('heading', { name: /bespreek of remissie een doel is/ }).waitFor()
  })

  it('opens a Bundle from a file', async () => {
    await ownRecord()
    const buffer = Buffer.from(JSON.stringify(own))
    await page
      .getByLabel('Of kies een bestand')
      .setInputFiles({ name: 'own.json', mimeType: 'application/json', buffer })
    await page.getByRole('heading', { name: /bespreek of remissie een doel is/ }).waitFor()
  })

  const others = ['Mango', 'Kiwi']
  /** Opens another patient each time: who is in view already is not asked about again. */
  const openAnother = () => {
    others.reverse()
    return open(page, others[0] ?? '')
  }

  it.each([
    ['nothing', '', 'Er staat nog niets'],
    ['text that is no JSON', '{"resourceType": "Bundle"', 'Dit is geen geldige JSON'],
    ['JSON that is no FHIR', '{"hello": 1}', 'Dit is geen FHIR-Bundle'],
    ['null', 'null', 'Dit is geen FHIR-Bundle'],
    ['a Bundle without a Patient', '{"resourceType":"Bundle","entry":[]}', 'Er zit geen Patient'],
    ['a Bundle of two patients', JSON.stringify(twice), 'meer dan één Patient'],
    [
      'a Patient without an id',
      '{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Patient"}}]}',
      'heeft geen id',
    ],
    ['JSON without end', '['.repeat(50_000) + ']'.repeat(50_000), 'dieper genest'],
    ['odd entries', '{"resourceType":"Bundle","entry":[null,1,{"resource":null}]}', 'Er zit geen Patient'],
  ])('says of %s what is wrong and what to do, and goes on', async (_, text, message) => {
    await paste(text)
    expect(await page.getByRole('alert').textContent()).toContain(message)
    await openAnother()
  })

  it('says of a file that is huge that it is, without reading it', async () => {
    await ownRecord()
    const buffer = Buffer.alloc(17_000_000, 32)
    await page
      .getByLabel('Of kies een bestand')
      .setInputFiles({ name: 'huge.json', mimeType: 'application/json', buffer })
    expect(await page.getByRole('alert').textContent()).toContain('groter dan de dienst aanneemt')
    await keep(page, 'own-record')
  })

  it('shows what the service refuses in a record, in words, and goes on', async () => {
    const refused = JSON.stringify(own).replace('"birthDate":', '"__proto__": { "x": 1 }, "birthDate":')
    await paste(refused)
    const alert = page.getByRole('alert')
    await alert.waitFor()
    expect(await alert.textContent()).toMatch(/De body heeft een naam die FHIR niet kent.*400 · body-forbidden-key/)
    await open(page, 'Banaan')
    expect(await page.locator('.card').count()).toBe(1)
  })

  const search = async (base: string, name = 'Testpersoon') => {
    await ownRecord()
    await page.getByLabel('Server').selectOption(base)
    await page.getByLabel('Naam', { exact: true }).fill(name)
    await page.getByRole('button', { name: 'Zoek', exact: true }).click()
  }

  it('finds a patient on a FHIR server of the list and opens the record', async () => {
    await search(good.base)
    await page.getByRole('button', { name: /Testpersoon-Banaan/ }).click()
    await page.getByRole('heading', { name: /bespreek of remissie een doel is/ }).waitFor()
    expect(good.requests[0]?.url).toMatch(/^\/Patient\?name=Testpersoon&/)
    expect(page.url()).not.toMatch(/Testpersoon|fx-/)
  })

  it.each([
    ['of how many', 'Testpersoon', ['De eerste 20 van 41.', 'De eerste 40 van 41.', '41 patiënten gevonden.']],
    [
      'that there are more',
      'Onbekend',
      ['De eerste 20; er zijn er meer.', 'De eerste 40; er zijn er meer.', '41 patiënten gevonden.'],
    ],
  ])('a search that shows a part says so and %s, and goes on to the last', async (_, name, [first, then, all]) => {
    await search(pages.base, name)
    const more = page.getByRole('button', { name: 'Toon er meer' })
    await page.getByText(first ?? '').waitFor()
    expect(await page.locator('.fhir-server .choices li').count()).toBe(20)
    await more.click()
    await page.getByText(then ?? '').waitFor()
    await more.click()
    await page.getByText(all ?? '').waitFor()
    expect(await page.locator('.fhir-server .choices li').count()).toBe(41)
    expect(await more.count()).toBe(0)
  })

  it.each([
    ['is down', () => down.base, 'De FHIR-server was niet bereikbaar of brak af'],
    ['is slow', () => slow.base, 'De FHIR-server antwoordde niet binnen 1500 ms'],
  ])('says of a FHIR server that %s what to do, and goes on', async (_, base, message) => {
    await search(base())
    const alert = page.getByRole('alert')
    await alert.waitFor()
    expect(await alert.textContent()).toContain(message)
    await openAnother()
  })

  it('says so when data of the patient cannot be had', async () => {
    await search(sleepy.base)
    await page.getByRole('button', { name: /Testpersoon-Banaan/ }).click()
    await page.getByRole('alert').waitFor()
    expect(await page.getByRole('alert').textContent()).toContain('fhir-server-timeout')
  })

  it('never asks a FHIR server that is not on the list', async () => {
    const request = { server: 'http://127.0.0.1:9/fhir', name: 'x' }
    const headers = { 'content-type': 'application/json' }
    for (const [path, body] of [
      ['/page/patients', request],
      ['/page/patient', { ...request, patientId: 'x', service: serviceId }],
    ] as const) {
      const response = await fetch(served.url + path, { method: 'POST', headers, body: JSON.stringify(body) })
      expect(response.status).toBe(412)
      expect(await response.text()).toContain('fhir-server-not-allowed')
    }
  })

  it('tells of a service that is gone, and tries again', async () => {
    await open(page, 'Banaan')
    await page.route('**/cds-services/**', (route) => route.abort())
    await page.getByRole('button', { name: 'Begin opnieuw' }).click()
    expect(await page.getByRole('alert').textContent()).toContain('De dienst is niet te bereiken')
    await page.unroute('**/cds-services/**')
    await page.getByRole('button', { name: 'Probeer opnieuw' }).click()
    await page.locator('.card').waitFor()
  })
})
