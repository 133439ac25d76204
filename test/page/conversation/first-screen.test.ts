import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser } from '../browser.ts'
import { begin, choose, type ServedTalk, serveTalk, toPart } from './served.ts'
import { empty, fitsNot, frail, full, withNotNow } from './sheets/sheets.ts'

const word = /remiss/i
const heading = async (page: Page) => (await page.locator('main h1').textContent())?.trim()

describe.skipIf(!hasBrowser())('before the patient looks', { timeout: 120_000 }, () => {
  let served: ServedTalk
  beforeAll(async () => {
    served = await serveTalk()
  })
  afterAll(() => served?.stop())

  it('nothing of the record is drawn, and who it is about stands at the top', async () => {
    const { page, faults, close } = await served.talk(full)
    expect(await page.locator('.about .who').textContent()).toBe('Fictief Testpersoon-Banaan geboren in 1972')
    const told = await page.locator('body').textContent()
    for (const value of ['56', '142', '91,5', 'Metformine']) expect(told).not.toContain(value)
    expect(await page.locator('svg.drawing, .key, .dots, .paper').count()).toBe(0)
    expect(await heading(page)).toBe('Klaar om samen te kijken?')
    expect(await page.locator('.announced li').count()).toBe(6)
    await begin(page)
    expect(await page.locator('.key').first().textContent()).toContain('56')
    expect(faults).toEqual([])
    await close()
  })

  it('says which parts are left out, and why', async () => {
    const { page, close } = await served.talk(frail)
    const leftOut = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Dit blijft weg' }) })
    expect(await leftOut.locator('li').allTextContents()).toEqual(['Wat kan er hier? Er past nu niets.'])
    await close()
  })

  it('"not now" takes the word from every part, the paper and the title', async () => {
    const { page, close } = await served.talk(withNotNow)
    await page.getByRole('checkbox', { name: /^Nu niet bespreken/ }).check()
    await begin(page)
    for (let at = 1; at <= 6; at++) {
      await toPart(page, at)
      expect(await page.locator('html').innerHTML()).not.toMatch(word)
    }
    expect(await page.title()).not.toMatch(word)
    await close()
  })

  it('the word stands there where nobody chose that', async () => {
    const { page, close } = await served.talk(withNotNow)
    await begin(page)
    await toPart(page, 2)
    expect(await page.locator('main').textContent()).toMatch(word)
    await close()
  })

  it('where the goal is not spoken of there is nothing to choose and the word is nowhere, head and address included', async () => {
    const { page, close } = await served.talk(frail)
    expect(await page.getByRole('checkbox').count()).toBe(0)
    expect(await page.content()).not.toMatch(word)
    expect(page.url()).toBe(`${served.url}/conversation/demo`)
    await close()
  })

  it('what comes first keeps the others closed until they are opened', async () => {
    const { page, close } = await served.talk(frail)
    await begin(page)
    expect(await page.locator('.urgent').textContent()).toBe('Uw bloedsuiker kan te laag worden.')
    expect(await heading(page)).toBe('Veilig')
    const others = page.locator('nav.steps button:not([aria-current])')
    expect(await others.evaluateAll((all) => all.every((one) => (one as HTMLButtonElement).disabled))).toBe(true)
    expect(await page.getByRole('button', { name: /^Verder/ }).count()).toBe(0)
    await page.getByRole('button', { name: 'Open de andere delen' }).click()
    await page.getByRole('button', { name: 'Verder: Nu' }).click()
    expect(await heading(page)).toBe('Waar staat u nu?')
    expect(await page.locator('.urgent').count()).toBe(0)
    await close()
  })

  it('for whom the page is not meant nothing is drawn, no name either where it may not be said', async () => {
    const { page, close } = await served.talk(fitsNot)
    expect(await heading(page)).toBe('Deze pagina past niet bij deze persoon')
    expect(await page.locator('body').textContent()).not.toMatch(/Banaan|1972/)
    expect(await page.locator('nav, .begin').count()).toBe(0)
    await close()
  })

  it('a record with nothing in it still makes a talk, without an empty chart', async () => {
    const { page, faults, close } = await served.talk(empty)
    await begin(page)
    expect(await page.locator('main').textContent()).toContain('Er staat nog niets in het dossier.')
    expect(await page.locator('svg.drawing, table').count()).toBe(0)
    for (let at = 2; at <= 6; at++) await toPart(page, at)
    expect(await heading(page)).toBe('Afspraken')
    expect(faults).toEqual([])
    await close()
  })

  it('says so in its own words where the service does not answer, and tries again', async () => {
    const { page, close } = await served.see({}, '/conversation/demo')
    await page.route('**/conversation/explain', (route) => route.fulfill({ status: 503, body: 'secret of a server' }))
    await page.getByRole('button', { name: /^Banaan / }).click()
    await page.getByRole('alert').waitFor()
    expect(await page.locator('body').textContent()).not.toContain('secret')
    await page.unroute('**/conversation/explain')
    await page.route('**/conversation/explain', (route) => route.fulfill({ json: full }))
    await page.getByRole('button', { name: 'Probeer opnieuw' }).click()
    await page.locator('button.begin').waitFor()
    await close()
  })

  it('the demo asks nothing but the service, and sends the record alone', async () => {
    const { page, faults, close } = await served.see({}, '/conversation/demo')
    const sent = page.waitForRequest('**/conversation/explain')
    await page.route('**/conversation/explain', (route) => route.fulfill({ json: full }))
    await choose(page, 'Kers')
    expect(Object.keys((await sent).postDataJSON())).toEqual(['patientId', 'prefetch'])
    expect(faults).toEqual([])
    await close()
  })
})
