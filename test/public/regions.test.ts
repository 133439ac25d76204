import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { fact, offer, region } from '../directory/served.ts'
import { hasBrowser } from '../page/browser.ts'
import { deployed } from '../site/deployed.ts'
import { servePublic } from './served.ts'

type Served = Awaited<ReturnType<typeof servePublic>>

const names = (page: Page) => page.locator('.called').allTextContents()
const count = (page: Page) => page.locator('.count').textContent()

describe.skipIf(!hasBrowser())('the page of a directory', { timeout: 120_000 }, () => {
  async function looking(
    deployment: Parameters<typeof servePublic>[0],
    path: string,
    look: (page: Page, served: Served) => Promise<void>,
  ) {
    const served = await servePublic(deployment)
    const { page, faults } = await served.see({}, path)
    await page.locator('.directory[aria-busy="false"], .note').first().waitFor()
    try {
      await look(page, served)
      expect(faults).toEqual([])
    } finally {
      await served.stop()
    }
  }

  it('says what is over to who follows an old link, what nobody looked at in time, and shows no words as mark-up', async () => {
    const deployment = await region(
      offer('gone', [{ url: 'offered-until', valueDate: '2026-09-30' }]),
      offer(
        'old',
        [{ url: 'review-by', valueDate: '2026-01-01' }, fact('waiting-time', 'acht weken', '2025-01-01', '2026-01-01')],
        { 'checked-on': '2025-03-10', 'age-from': 40 },
        { name: '<img src=x onerror=alert(1)>', telecom: [{ system: 'url', value: 'https://a.example/"><b>' }] },
      ),
    )
    await looking(deployment, '/programmes?programme=gone', async (page, { app }) => {
      expect(await page.locator('.note').first().textContent()).toBe(
        'Dit aanbod is gestopt op 30 september 2026: Programma gone. Hieronder staat wat er nu is.',
      )
      const old = page.getByRole('row', { name: /img src=x/ })
      expect(await old.textContent()).toContain('Niet zeker: laatst nagekeken in maart 2025. Vraag het na.')
      expect(await old.textContent()).not.toContain('acht weken')
      expect(await page.locator('main img').count()).toBe(0)
      await page.getByRole('button', { name: /Meer.*img/ }).click()
      expect(await page.locator('.detail').textContent()).toContain('leeftijd vanaf 40')
      expect((await app.inject('/programmes?programme=gone')).statusCode).toBe(410)
      expect((await app.inject('/programmes?programme=never')).statusCode).toBe(404)
      expect((await app.inject('/programmes?programme=gli')).statusCode).toBe(200)
    })
  })

  it('stays quick with two thousand offers', async () => {
    const many = Array.from({ length: 2000 }, (_, index) =>
      offer(`o-${index}`, [
        { url: 'for-whom', valueCode: 'diabetes' },
        { url: 'municipality', valueString: `Gemeente ${index % 40}` },
        {
          url: 'position',
          extension: [
            { url: 'latitude', valueDecimal: 52 + (index % 40) / 100 },
            { url: 'longitude', valueDecimal: 5 + (index % 7) / 20 },
          ],
        },
      ]),
    )
    await looking(await region(...many), '/programmes', async (page) => {
      expect(await count(page)).toBe('2009 van 2009 programma’s')
      expect((await names(page)).length).toBe(50)
      expect(await page.locator('.map circle').count()).toBeLessThan(80)
      const began = Date.now()
      await page.getByLabel('Gemeente of regio').fill('gemeente 7')
      await page
        .locator('.count')
        .filter({ hasText: /^(5|6)\d van/ })
        .waitFor()
      const took = Date.now() - began
      console.log(`two thousand offers: narrowed in ${took} ms`)
      expect(took).toBeLessThan(5000)
      await page.getByRole('button', { name: /^Toon er nog/ }).click()
      expect((await names(page)).length).toBeGreaterThan(50)
    })
  })

  it('says that there is no region, and that the service cannot be reached, with a way on', async () => {
    await looking(await deployed('regionalProgrammes: [herstelcirkel]'), '/programmes', async (page) => {
      expect(await page.locator('.note').textContent()).toContain('Uw regio heeft nog niets ingevuld')
      expect(await page.getByRole('row', { name: /^Herstelcirkel/ }).textContent()).toContain('in uw regio')
      expect(await page.getByRole('row', { name: /^Welzijn/ }).textContent()).toContain('niet in elke regio')
      await page.route('**/programmes/entries', (route) => route.abort())
      await page.reload()
      await page.getByRole('alert').waitFor()
      await page.unroute('**/programmes/entries')
      await page.getByRole('button', { name: 'Opnieuw' }).click()
      await page.locator('.count').waitFor()
    })
  })
})
