import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { example } from '../directory/served.ts'
import { hasBrowser, keep } from '../page/browser.ts'
import { violations } from './axe.ts'
import { servePublic } from './served.ts'

type Served = Awaited<ReturnType<typeof servePublic>>

const names = (page: Page) => page.locator('.called').allTextContents()
const count = (page: Page) => page.locator('.count').textContent()

describe.skipIf(!hasBrowser())('the page of the directory', { timeout: 120_000 }, () => {
  let served: Served
  beforeAll(async () => {
    served = await servePublic(await example())
  })
  afterAll(() => served?.stop())

  async function see(path = '/programmes', options = {}) {
    const seen = await served.see(options, path)
    await seen.page.locator('.directory[aria-busy="false"]').waitFor()
    return seen
  }

  it('shows every programme and offer, by whom they are for and by name', async () => {
    const { page, faults, close } = await see()
    expect(await count(page)).toBe('13 van 13 programma’s')
    expect(await names(page)).toEqual([
      'CooL Noord',
      'Gecombineerde leefstijlinterventie (GLI)',
      'Herstelcirkel in de wijk',
      'Keer Diabetes2 Om GLI',
      'Keer Diabetes2 Om Plus',
      'Kookgroep Minder Suiker',
      'Nationale Diabetes Challenge',
      'Samen sterk met suiker',
      'SLIMMER Zuid',
      'Wandelmaatje',
      'Ketenaanpak kinderen met overgewicht (centrale zorgverlener)',
      'Valpreventie',
      'Welzijn op Recept',
    ])
    expect(await page.getByRole('row', { name: /^CooL Noord/ }).textContent()).toMatch(
      /Leefstijlpraktijk Noord, Noorderdam, Waterkerk.*3 weken \(01-11-2026\)/,
    )
    expect(await page.getByRole('row', { name: /^Gecombineerde/ }).textContent()).toContain(
      'in uw regio als CooL Noord, SLIMMER Zuid',
    )
    expect(faults).toEqual([])
    await close()
  })

  it.each(['light', 'dark'] as const)('axe finds nothing, also with details open, %s', async (colorScheme) => {
    const { page, close } = await see('/programmes?programme=kookgroep-minder-suiker', { colorScheme })
    await page.locator('.detail dl').waitFor()
    expect(await violations(page)).toEqual([])
    await page.setViewportSize({ width: 360, height: 800 })
    expect(await violations(page)).toEqual([])
    await close()
  })

  it.each([360, 768, 1280, 1920])('fits on a screen %i pixels wide', async (width) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page, close } = await see('/programmes?programme=cool', { viewport: { width, height: 800 }, colorScheme })
      expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
      await keep(page, `programmes-${width}-${colorScheme}`)
      await close()
    }
  })

  it('narrows by choices that stand in the address, and Back undoes them', async () => {
    const { page, close } = await see()
    await page.getByLabel('Voor wie').selectOption('falls')
    expect(await names(page)).toEqual(['Valpreventie'])
    expect(page.url()).toMatch(/\?for=falls$/)
    await page.getByLabel('Groep of alleen').selectOption('group')
    expect(page.url()).toMatch(/\?for=falls&together=group$/)
    await page.goBack()
    await page.getByLabel('Groep of alleen').and(page.locator('select')).waitFor()
    expect(await page.getByLabel('Groep of alleen').inputValue()).toBe('')
    await page.getByRole('button', { name: 'Wis filters' }).click()
    expect(await count(page)).toBe('13 van 13 programma’s')
    expect(new URL(page.url()).search).toBe('')
    await close()
  })

  it('finds what is in a place, of what was typed in any case, and says of what that is not known', async () => {
    const { page, close } = await see('/aanbod?place=zuiderv')
    const found = await names(page)
    expect(found).toContain('SLIMMER Zuid')
    expect(found).toContain('Keer Diabetes2 Om GLI')
    expect(found).not.toContain('CooL Noord')
    // They are not everywhere, or do not say where.
    expect(found).not.toContain('Wandelmaatje')
    expect(await page.locator('.unsure').textContent()).toContain('Van 3 programma’s is niet bekend of ze passen.')
    await page.getByRole('button', { name: 'Laat ook zien' }).click()
    expect(await names(page)).toContain('Wandelmaatje')
    expect(page.url()).toContain('unsure=1')
    await close()
  })

  it('says what to drop where nothing is left', async () => {
    const { page, close } = await see('/programmes?for=falls&where=online')
    expect(await names(page)).toEqual([])
    await page.getByRole('button', { name: 'Zonder “Online of in de buurt”: 1' }).click()
    expect(await names(page)).toEqual(['Valpreventie'])
    await close()
  })

  it('tells all that is known of a programme, and that the rest is not', async () => {
    const { page, close } = await see()
    await page.getByRole('button', { name: /Meer.*Kookgroep/ }).click()
    const detail = page.locator('.detail')
    const told = await detail.textContent()
    for (const words of [
      'leeftijd 40 tot en met 75',
      'Verander ze niet zelf',
      '3 euro per keer (nagekeken op 01-11-2026)',
      'zelf aanmelden, via de huisarts of praktijkondersteuner',
      'Nederlands',
      '0e lijn (in de wijk, zonder verwijzing)',
      'Buurthuis De Pan',
      '01-11-2026, opnieuw vóór 01-11-2027',
      'kookgroep.regio.example',
    ])
      expect(told).toContain(words)
    expect(told).toMatch(/Keurmerk\s*niet bekend/)
    expect(page.url()).toMatch(/\?programme=kookgroep-minder-suiker$/)
    const [answer] = await Promise.all([
      page.waitForResponse(/\/fhir\/HealthcareService\/kookgroep/),
      detail.getByRole('link', { name: 'HealthcareService/kookgroep-minder-suiker' }).click(),
    ])
    expect(answer.status()).toBe(200)
    await close()
  })

  it('is a map of the region too, with the same as the table, where nothing takes the focus', async () => {
    const { page, close } = await see()
    const map = page.getByRole('img', { name: 'Kaart met 3 programma’s op 3 plekken. De lijst hierna heeft dezelfde.' })
    expect(await map.locator('circle').count()).toBe(3)
    expect(await page.locator('.map').textContent()).toContain('Plaats niet bekend: 1')
    expect(await map.locator('[tabindex], a, button').count()).toBe(0)
    await close()
  })

  it('goes by keyboard alone: from the filters to the details of a programme', async () => {
    const { page, close } = await see()
    const focused = () => page.evaluate<string>('document.activeElement.textContent || document.activeElement.tagName')
    const seen: string[] = []
    for (let presses = 0; presses < 12; presses++) {
      await page.keyboard.press('Tab')
      seen.push(await focused())
    }
    expect(seen[0]).toBe('Naar de inhoud')
    expect(seen.indexOf('Wis filters')).toBeGreaterThan(4)
    expect(seen.at(-1)).toMatch(/^Meer/)
    await page.keyboard.press('Enter')
    await page.locator('.detail dl').waitFor()
    expect(await page.locator(':focus').getAttribute('aria-expanded')).toBe('true')
    await close()
  })

  it('is whole in English, by the address or by the browser', async () => {
    for (const [path, locale] of [
      ['/programmes?lang=en', 'nl-NL'],
      ['/aanbod', 'en-GB'],
    ] as const) {
      const { page, close } = await see(path, { locale })
      expect(await page.title()).toBe('What is there, and for whom? · Remissiewijzer')
      expect(await page.evaluate('document.documentElement.lang')).toBe('en')
      await page.getByRole('button', { name: /More.*Less Sugar cooking group/ }).click()
      expect(await page.locator('main').textContent()).not.toMatch(
        /\b(niet bekend|nagekeken|Voorwaarden|vergoed|alleen deze)\b/,
      )
      await close()
    }
  })

  it('prints what is shown, without what one presses', async () => {
    const { page, close } = await see('/programmes?for=falls&programme=valpreventie')
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByText('Wis filters').isVisible()).toBe(false)
    expect(await page.locator('.detail dl').isVisible()).toBe(true)
    await keep(page, 'programmes-print')
    await close()
  })

  it('sends nobody elsewhere, keeps nothing, and lets no link tell where it came from', async () => {
    const { page, faults, close } = await see('/programmes?programme=gli')
    expect(await page.evaluate('localStorage.length + sessionStorage.length + document.cookie.length')).toBe(0)
    expect(faults).toEqual([])
    const { headers } = await served.app.inject('/programmes')
    expect(headers['content-security-policy']).toMatch(/default-src 'self'/)
    expect(headers['referrer-policy']).toBe('no-referrer')
    await close()
  })
})
