import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readAddress, writeAddress } from '../../src/page/model/address.ts'
import { serviceId } from '../shipped.ts'
import { answered, hasBrowser, open, type Served, servePage } from './browser.ts'

const banaan = 'candidate-two-years-bmi-32'

describe('an address', () => {
  it.each([
    [`#service=${serviceId}&patient=${banaan}&tab=why&asof=2026-01-31`, 'why', '2026-01-31'],
    [`#service=${serviceId}&patient=${banaan}`, 'consult', ''],
  ] as const)('%s is read and written alike', (hash, tab, asOf) => {
    expect(readAddress(hash)).toEqual({ service: serviceId, patient: banaan, tab, asOf })
    expect(writeAddress(readAddress(hash))).toBe(hash)
  })

  it('leaves out what it does not understand', () => {
    const found = readAddress('#patient=x&tab=nothing&asof=0002-01-01&more=1')
    expect(found).toEqual({ service: null, patient: 'x', tab: 'consult', asOf: '' })
    expect(writeAddress(readAddress('#content'))).toBe('')
  })
})

describe.skipIf(!hasBrowser())('a link to what is in view', { timeout: 120_000 }, () => {
  let served: Served
  beforeAll(async () => {
    served = await servePage()
  })
  afterAll(() => served?.stop())

  it('opens the patient, the tab and the day that it names', async () => {
    const { page, faults, close } = await served.see(
      {},
      `/#service=${serviceId}&patient=${banaan}&tab=why&asof=2010-01-01`,
    )
    await page.locator('.banner h1').filter({ hasText: 'Banaan' }).waitFor()
    await page.getByText('Beoordeeld alsof het 1 januari 2010 is').waitFor()
    expect(await page.getByRole('tab', { name: 'Waarom' }).getAttribute('aria-selected')).toBe('true')
    await page.locator('.decision').first().waitFor()
    await page.getByRole('button', { name: 'Begin opnieuw' }).click()
    await page.getByText('Beoordeeld alsof').waitFor({ state: 'detached' })
    expect(page.url()).not.toContain('asof')
    expect(faults).toEqual([])
    await close()
  })

  it('is what the address bar holds, and Back goes through tabs and patients to the begin', async () => {
    const { page, close } = await served.see()
    await open(page, 'Banaan')
    await page.getByRole('tab', { name: 'Waarom' }).click()
    expect(page.url()).toBe(`${served.url}/#service=${serviceId}&patient=${banaan}&tab=why`)
    await open(page, 'Mango')
    expect(await page.title()).toContain('Mango')
    await page.goBack()
    await page.locator('.banner h1').filter({ hasText: 'Banaan' }).waitFor()
    expect(await page.getByRole('tab', { name: 'Waarom' }).getAttribute('aria-selected')).toBe('true')
    await page.goBack()
    await answered(page)
    expect(await page.getByRole('tab', { name: 'Consult' }).getAttribute('aria-selected')).toBe('true')
    await page.goBack()
    await page.getByRole('heading', { name: 'Wat doet deze dienst?' }).waitFor()
    await page.goForward()
    await page.locator('.banner h1').filter({ hasText: 'Banaan' }).waitFor()
    await close()
  })

  it('keeps what was changed in the record while the tab is changed, by Back as well', async () => {
    const { page, close } = await served.see()
    await open(page, 'Appel')
    await page.getByRole('button', { name: 'Leg remissie vast' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Onderteken' }).click()
    await page.getByText('Gewijzigd op deze pagina').waitFor()
    await page.getByRole('tab', { name: 'Berichten' }).click()
    await page.goBack()
    await answered(page)
    expect(await page.getByText('Gewijzigd op deze pagina').count()).toBe(1)
    await close()
  })

  it('says so when it names a patient or a service that is not there', async () => {
    const { page, close } = await served.see({}, '/#service=nothing&patient=nobody')
    await page.getByText('De link noemt een dienst die hier niet is').waitFor()
    await page.getByText('example-unknown').waitFor()
    await page.getByRole('heading', { name: 'Wat doet deze dienst?' }).waitFor()
    await close()
  })

  it('to a record of somebody’s own leads to the form for one', async () => {
    const { page, close } = await served.see({}, `/#service=${serviceId}&patient=opened&tab=why`)
    await page.getByRole('heading', { name: 'Eigen dossier' }).waitFor()
    await close()
  })

  it.each([
    ['en-GB', '/', 'en'],
    ['de-DE', '/', 'nl'],
    ['nl-BE', '/', 'nl'],
    ['en-GB', '/?lang=nl', 'nl'],
  ])('a browser that speaks %s sees %s in %s', async (locale, path, language) => {
    const { page, close } = await served.see({ locale }, path)
    await page.locator('.folded li').first().waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe(language)
    await close()
  })

  it('keeps its place when another language is chosen', async () => {
    const { page, close } = await served.see()
    await open(page, 'Banaan')
    await page.getByRole('button', { name: 'English' }).click()
    expect(page.url()).toBe(`${served.url}/?lang=en#service=${serviceId}&patient=${banaan}`)
    await page.reload()
    await page.getByRole('heading', { name: /discuss whether remission is a goal/ }).waitFor()
    await close()
  })
})
