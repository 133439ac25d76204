import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser } from '../browser.ts'
import { begin, keepTalk, type ServedTalk, serveTalk, toPart } from './served.ts'
import { fitsNot, full } from './sheets/sheets.ts'

describe.skipIf(!hasBrowser())('the panel of the professional', { timeout: 120_000 }, () => {
  let served: ServedTalk
  beforeAll(async () => {
    served = await serveTalk()
  })
  afterAll(() => served?.stop())

  const more = 'Ook wat niet voor het scherm is bedoeld'

  it('opens in two steps, and what was kept off the screen in a third', async () => {
    const { page, faults, close } = await served.talk(full)
    await begin(page)
    await page.getByRole('button', { name: 'Voor de professional' }).click()
    expect(await page.locator('.panel').textContent()).toContain('De patiënt kijkt mee. Toch tonen?')
    expect(await page.locator('.panel table').count()).toBe(0)
    await page.getByRole('button', { name: 'Toch tonen' }).click()
    await page.locator('.panel table').waitFor()
    expect(await page.locator('.panel tbody tr').count()).toBe(1)
    expect(await page.locator('.panel').textContent()).not.toContain('Kwetsbaar')
    await page.getByRole('button', { name: more }).click()
    expect(await page.locator('.panel').textContent()).toContain('Kwetsbaar volgens het dossier.')
    await keepTalk(page, 'panel-1440')
    expect(faults).toEqual([])
    await close()
  })

  it('says why the page does not suit somebody', async () => {
    const { page, close } = await served.talk(fitsNot)
    await page.getByRole('button', { name: 'Voor de professional' }).click()
    await page.getByRole('button', { name: 'Toch tonen' }).click()
    await page.getByRole('button', { name: more }).click()
    expect(await page.locator('.panel').textContent()).toContain('Kwetsbaar volgens het dossier.')
    await close()
  })

  it('closes when another part comes into view', async () => {
    const { page, close } = await served.talk(full)
    await begin(page)
    await page.getByRole('button', { name: 'Voor de professional' }).click()
    await page.getByRole('button', { name: 'Toch tonen' }).click()
    await toPart(page, 2)
    expect(await page.locator('.panel').count()).toBe(0)
    await close()
  })

  it('closes after a minute without use, and not before', async () => {
    const { page, close } = await served.talk(full)
    await page.clock.install()
    await begin(page)
    await page.getByRole('button', { name: 'Voor de professional' }).click()
    await page.getByRole('button', { name: 'Toch tonen' }).click()
    await page.locator('.panel table').waitFor()
    await page.clock.fastForward(50_000)
    expect(await page.locator('.panel').count()).toBe(1)
    await page.keyboard.press('Tab')
    await page.clock.fastForward(50_000)
    expect(await page.locator('.panel').count()).toBe(1)
    await page.clock.fastForward(15_000)
    expect(await page.locator('.panel').count()).toBe(0)
    await close()
  })

  it('is never printed', async () => {
    const { page, close } = await served.talk(full)
    await begin(page)
    await page.getByRole('button', { name: 'Voor de professional' }).click()
    await page.getByRole('button', { name: 'Toch tonen' }).click()
    await page.locator('.panel table').waitFor()
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.panel').isVisible()).toBe(false)
    expect(await page.locator('.paper').isVisible()).toBe(true)
    await close()
  })
})
