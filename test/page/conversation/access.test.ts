import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { violations } from '../../public/axe.ts'
import { hasBrowser } from '../browser.ts'
import { begin, type ServedTalk, serveTalk, toPart } from './served.ts'
import { empty, full } from './sheets/sheets.ts'

/** The smallest letters of what two people read, in pixels. */
const smallest = (page: Page, within: string) =>
  page.evaluate<number>(`Math.min(...[...document.querySelectorAll('${within} *')]
    .filter((one) => one.checkVisibility() && [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
    .map((one) => parseFloat(getComputedStyle(one).fontSize)))`)

describe.skipIf(!hasBrowser())('the conversation for everyone', { timeout: 240_000 }, () => {
  let served: ServedTalk
  beforeAll(async () => {
    served = await serveTalk()
  })
  afterAll(() => served?.stop())

  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 360],
    ['dark', 360],
  ] as const)('axe finds nothing on any part, %s, %i pixels', async (colorScheme, width) => {
    const { page, faults, close } = await served.see(
      { colorScheme, viewport: { width, height: 900 } },
      '/conversation/demo',
    )
    await page.getByRole('button', { name: /^Banaan / }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.route('**/conversation/explain', (route) => route.fulfill({ json: full }))
    await page.getByRole('button', { name: /^Banaan / }).click()
    await page.locator('button.begin').waitFor()
    expect(await violations(page)).toEqual([])
    await begin(page)
    await page.locator('.plot svg').first().waitFor()
    for (let at = 1; at <= 6; at++) {
      await toPart(page, at)
      await page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
      for (const figure of await page.getByRole('radio', { name: '7' }).all()) await figure.check()
      expect([at, await violations(page)]).toEqual([at, []])
    }
    await page.getByRole('button', { name: 'Voor de professional' }).click()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Toch tonen' }).click()
    await page.locator('.panel table').waitFor()
    await page.getByRole('button', { name: 'Ook wat niet voor het scherm is bedoeld' }).click()
    expect(await violations(page)).toEqual([])
    expect(faults).toEqual([])
    await close()
  })

  it('letters are 24 pixels and more from 1280 on, key figures 40 and more, those of the charts too', async () => {
    const { page, close } = await served.talk(full, { viewport: { width: 1280, height: 900 } })
    await begin(page)
    await page.locator('.plot svg').first().waitFor()
    for (let at = 1; at <= 6; at++) {
      await toPart(page, at)
      await page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
      expect([at, await smallest(page, 'main')]).toEqual([at, 24])
    }
    expect(await smallest(page, '.about')).toBe(24)
    await toPart(page, 1)
    const key = await page
      .locator('.key strong')
      .first()
      .evaluate((one) => getComputedStyle(one).fontSize)
    expect(Number.parseFloat(key)).toBeGreaterThanOrEqual(40)
    await close()
  })

  it('below 768 pixels one measure is in view at a time; a table has all of them', async () => {
    const { page, close } = await served.talk(full, { viewport: { width: 700, height: 900 } })
    await begin(page)
    const names = () => page.locator('.measure:not(.drugs) h2').allTextContents()
    expect(await names()).toEqual(['Langdurige bloedsuiker (HbA1c)'])
    await page.getByRole('radio', { name: 'Bloeddruk' }).check()
    expect(await names()).toEqual(['Bloeddruk'])
    await page.getByText('Alle waarden in een tabel').click()
    expect(await page.locator('.values tbody tr').count()).toBe(7)
    await close()
  })

  it('a measure of one value is a figure with its day, and no chart', async () => {
    const { page, close } = await served.talk(full)
    await begin(page)
    await page.locator('.plot svg').first().waitFor()
    const weight = page.getByRole('region', { name: 'Gewicht' })
    expect(await weight.textContent()).toContain('91,5 kilo')
    expect(await weight.textContent()).toContain('gemeten op 12 oktober 2026')
    expect(await weight.locator('svg').count()).toBe(0)
    expect(await page.getByRole('region', { name: 'Bloeddruk' }).locator('.number').allTextContents()).toEqual([
      '138/82142/88',
    ])
    await close()
  })

  it('every mark says its state in words, with a shape of its own for each', async () => {
    const { page, close } = await served.talk(full)
    await begin(page)
    const [now] = await page.locator('.profile').all()
    expect(await now?.locator('li').allTextContents()).toEqual([
      'Buik: te groot',
      'Bloeddruk: te hoog',
      'Bloedsuiker: goed',
      'HDL (goed vet): te laag',
      'Vet in het bloed: niet bekend',
    ])
    const shapes = await now?.locator('path').evaluateAll((all) => all.map((one) => one.getAttribute('d')))
    expect(new Set(shapes).size).toBe(4)
    await close()
  })

  it('figures are pairs of 100 dots with both kinds in words', async () => {
    const { page, close } = await served.talk(full)
    await begin(page)
    await toPart(page, 2)
    const groups = await page.locator('.group').all()
    for (const [at, yes] of [46, 4].entries()) {
      expect(await groups[at]?.locator('.dots .yes').count()).toBe(yes)
      expect(await groups[at]?.locator('.dots .no').count()).toBe(100 - yes)
      expect(await groups[at]?.locator('li').allTextContents()).toEqual([
        `${yes} mensen in remissie`,
        `${100 - yes} mensen niet`,
      ])
    }
    await close()
  })

  it('options have columns of one width, none ticked before, and the row that was chosen first', async () => {
    const { page, close } = await served.talk(full, { viewport: { width: 1400, height: 900 } })
    await begin(page)
    await toPart(page, 4)
    const widths = await page.locator('.options thead th').evaluateAll((all) => all.map((one) => one.clientWidth))
    expect(Math.max(...widths) - Math.min(...widths)).toBeLessThanOrEqual(1)
    expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(0)
    const rows = page.locator('.options th[scope="rowgroup"]')
    expect(await rows.first().textContent()).toBe('Wat u doet')
    await page.getByRole('radio', { name: 'Wat het kost' }).check()
    expect(await rows.first().textContent()).toBe('Wat het kost')
    expect(await rows.count()).toBe(9)
    await close()
  })

  it('a talk goes by keyboard alone, and the focus goes to what is new', async () => {
    const { page, close } = await served.talk(empty)
    const press = async (name: string) => {
      for (let presses = 0; presses < 60; presses++) {
        await page.keyboard.press('Tab')
        if (((await page.locator(':focus').textContent()) ?? '').startsWith(name)) return page.keyboard.press('Enter')
      }
      throw new Error(`the focus never came to ${name}`)
    }
    await press('Begin samen')
    expect((await page.locator(':focus').textContent())?.trim()).toBe('Waar staat u nu?')
    for (const next of ['Doel', 'Wensen', 'Keuzes', 'Veilig', 'Afspraken']) await press(`Verder: ${next}`)
    expect((await page.locator(':focus').textContent())?.trim()).toBe('Afspraken')
    await press('Klaar')
    await press('Ja, maak leeg')
    expect(await page.locator(':focus').textContent()).toBe('Het gesprek is klaar')
    await close()
  })
})
