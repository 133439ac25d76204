import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answered, hasBrowser, open, type Served, servePage } from './browser.ts'

const laptop = { width: 1280, height: 800 }

describe.skipIf(!hasBrowser())('how the page looks', { timeout: 120_000 }, () => {
  let served: Served
  let page: Page
  beforeAll(async () => {
    served = await servePage()
    page = (await served.see({ viewport: laptop })).page
  })
  afterAll(() => served?.stop())

  const box = async (found: Locator) => {
    const at = await found.boundingBox()
    if (!at) throw new Error('it is not in view')
    return at
  }

  it('says at the top that it is not for use in care', async () => {
    await page.locator('.folded li').first().waitFor()
    const { y, height } = await box(page.getByText('Niet voor gebruik in de zorg.'))
    expect(y + height).toBeLessThan(60)
  })

  it.each(['Granaatappel', 'Banaan', 'Appel', 'Kweepeer', 'Framboos'])(
    'shows the card of %s wider than its course, with its buttons above the fold of a laptop',
    async (name) => {
      await open(page, name)
      const card = page.locator('.card').first()
      const [cards, course] = [await box(page.locator('.cards')), await box(page.locator('.course'))]
      expect(cards.x).toBeLessThan(course.x)
      expect(cards.width / course.width).toBeGreaterThan(1.4)
      expect(cards.width / course.width).toBeLessThan(1.6)
      for (const button of await card.getByRole('button').all()) {
        const { y, height } = await box(button)
        expect(y + height, (await button.textContent()) ?? '').toBeLessThanOrEqual(laptop.height)
      }
    },
  )

  it('has a list of patients as high as the window, however little stands beside it', async () => {
    await open(page, 'Mango')
    await page.getByRole('tab', { name: 'Berichten' }).click()
    await page.getByPlaceholder('Zoek op naam of kenmerk').fill('Mango')
    await page.getByText('1 voorbeeldpatiënt', { exact: true }).waitFor()
    const { y, height } = await box(page.getByRole('navigation'))
    expect(y + height).toBeGreaterThanOrEqual(laptop.height)
    await page.getByPlaceholder('Zoek op naam of kenmerk').fill('')
    await page.getByRole('tab', { name: 'Consult' }).click()
  })

  it('draws only what was measured on more than one day, and tells the rest in a line each', async () => {
    await open(page, 'Citroen')
    await page.locator('.course').waitFor()
    const drawn = await page
      .locator('.charts figure:not(.treatment)')
      .evaluateAll((all) => all.map((one) => one.querySelectorAll('.point[data-index]').length))
    for (const points of drawn) expect(points).toBeGreaterThan(1)
    const lines = await page.locator('.singles li').allTextContents()
    expect(lines.length).toBeGreaterThan(0)
    for (const line of lines) expect(line).toMatch(/^\S.* \d.*, \d{1,2} [a-z]+ \d{4}/)
    const titles = await page.locator('.charts figcaption strong').allTextContents()
    for (const line of lines) expect(titles.some((title) => line.startsWith(title))).toBe(false)
  })

  it('goes from a value of a rule to its line where it is not drawn', async () => {
    await open(page, 'Banaan')
    const line = page.locator('.singles li').first()
    const [index = ''] = ((await line.getAttribute('data-indexes')) ?? '').split(' ')
    const label = (await line.locator('strong').textContent()) ?? ''
    expect(index).not.toBe('')
    await page.getByRole('tab', { name: 'Waarom' }).click()
    await page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
    await page.locator(`.evidence button[data-index="${index}"]`).first().click()
    await page.locator('.singles li:focus').waitFor()
    expect(await page.locator(':focus').textContent()).toContain(label)
  })

  it.each([390, 1280])(
    'shows the table of the course whole, without ids until they are asked for, at %i',
    async (width) => {
      await page.setViewportSize({ width, height: 800 })
      await page.reload()
      await answered(page)
      await page.getByRole('button', { name: 'Tabel' }).click()
      const facts = page.locator('.course .facts')
      const cut = () =>
        facts.locator('.scroll').evaluate((scroll) => [scroll.scrollWidth - scroll.clientWidth, scroll.clientWidth])
      expect((await cut())[0]).toBeLessThanOrEqual(0)
      expect(await facts.locator('tbody').textContent()).not.toMatch(/[A-Z][A-Za-z]+\/[\w-]{6,}/)
      const lines = await facts.locator('td').evaluateAll((all) =>
        all.map((cell) => {
          const text = document.createRange()
          text.selectNodeContents(cell)
          return new Set([...text.getClientRects()].map(({ top }) => Math.round(top))).size
        }),
      )
      expect(Math.max(...lines)).toBeLessThan(4)
      await facts.getByRole('button', { name: 'Toon herkomst' }).click()
      expect(await facts.locator('tbody').textContent()).toMatch(/Observation\//)
      await page.setViewportSize(laptop)
    },
  )

  it('hyphenates words in the language of the page', async () => {
    expect(await page.locator('html').getAttribute('lang')).toBe('nl')
    expect(await page.evaluate("getComputedStyle(document.querySelector('main p')).hyphens")).toBe('auto')
  })

  it('tells of each rule a few values first, and all of them to who asks', async () => {
    await open(page, 'Banaan')
    await page.getByRole('tab', { name: 'Waarom' }).click()
    const rows = () =>
      page.locator('.limits').evaluateAll((all) => all.map((one) => one.querySelectorAll('tbody tr').length))
    const first = await rows()
    expect(first.length).toBeGreaterThan(3)
    for (const count of first) expect(count).toBeLessThanOrEqual(6)
    const limits = page.locator('.limits').first()
    const all = limits.getByRole('button', { name: /^Alle \d+$/ })
    const said = Number(/\d+/.exec((await all.textContent()) ?? '')?.[0])
    expect(said).toBeGreaterThan(6)
    await all.click()
    expect((await rows())[0]).toBe(said)
    await limits.getByRole('button', { name: 'Minder' }).click()
    expect((await rows())[0]).toBe(first[0])
  })
})

describe.skipIf(!hasBrowser())('a browser that speaks another language', { timeout: 120_000 }, () => {
  let served: Served
  beforeAll(async () => {
    served = await servePage()
  })
  afterAll(() => served?.stop())

  const tryWith = async (locale: string, lang: string, tab: string) => {
    const { page, faults, close } = await served.see({ locale }, `/?lang=${lang}`)
    await open(page, 'Banaan')
    await page.getByRole('tab', { name: tab }).click()
    return { page, faults, close }
  }

  it('sees days and numbers in the language of the page: English browser, Dutch page', async () => {
    const { page, faults, close } = await tryWith('en-US', 'nl', 'Proberen')
    expect(await page.locator('input[type="date"], input[type="number"]').count()).toBe(0)
    const days = await page
      .locator('.rows .day-field')
      .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value))
    for (const day of days.filter(Boolean)) expect(day).toMatch(/^\d\d-\d\d-\d{4}$/)
    const amounts = await page
      .locator('.rows .amount-field')
      .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value))
    expect(amounts.some((amount) => amount.includes(','))).toBe(true)
    expect(amounts.some((amount) => amount.includes('.'))).toBe(false)
    expect(faults).toEqual([])
    await close()
  })

  it('and the other way round; what is typed is written so, and what is wrong is said', async () => {
    const { page, close } = await tryWith('nl-NL', 'en', 'Try')
    const day = page.getByLabel(/^HbA1c.*, Date$/).first()
    expect(await day.inputValue()).toMatch(/^\d{1,2} [A-Z][a-z]{2} \d{4}$/)
    await day.fill('31/02/2026')
    await page.keyboard.press('Tab')
    const row = page.locator('.rows li').filter({ has: day }).first()
    expect(await row.getByRole('alert').textContent()).toContain('31 Dec 2026')
    expect(await day.getAttribute('aria-invalid')).toBe('true')
    expect(await page.getByText('Changed on this page').count()).toBe(0)
    await day.fill('9/10/2026')
    await page.keyboard.press('Tab')
    await page.getByText('Changed on this page').waitFor()
    expect(await day.inputValue()).toBe('9 Oct 2026')
    expect(await row.getByRole('alert').count()).toBe(0)
    await close()
  })

  it('adds nothing without a value and a day, and says what is wanted', async () => {
    const { page, close } = await tryWith('en-US', 'nl', 'Proberen')
    const form = page.getByRole('form', { name: 'Meting toevoegen' })
    await form.getByLabel('Waarde').fill('5x')
    await form.getByRole('button', { name: 'Voeg toe' }).click()
    expect(await form.getByRole('alert').allTextContents()).toEqual([
      'Schrijf een getal, zoals 6,1.',
      'Schrijf de dag als 31-12-2026.',
    ])
    expect(await page.getByText('Gewijzigd op deze pagina').count()).toBe(0)
    await form.getByLabel('Waarde').fill('6,1')
    await form.getByLabel('Datum').fill('1-10-2026')
    await form.getByRole('button', { name: 'Voeg toe' }).click()
    await page.getByText('Gewijzigd op deze pagina').waitFor()
    expect(await form.getByLabel('Waarde').inputValue()).toBe('')
    await close()
  })
})
