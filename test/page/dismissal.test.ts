import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { answered, hasBrowser, keep, open, pageForAll } from './browser.ts'

describe.skipIf(!hasBrowser())('dismissing a card on the page', { timeout: 120_000 }, () => {
  let page: Page
  let url: string
  pageForAll((opened, at) => {
    page = opened
    url = at
  })
  // Feedback is refused until the store is open, which takes its time where other tests run beside this one.
  beforeAll(async () => {
    const state = async () => (await (await fetch(`${url}/health/ready`)).json()).store.state
    await vi.waitUntil(async () => (await state()) === 'open', { timeout: 60_000, interval: 200 })
  }, 70_000)

  const summaries = () => page.locator('.card h2').allTextContents()
  const dialog = () => page.getByRole('dialog')
  const dismiss = async (reason: string) => {
    await page.getByRole('button', { name: 'Wijs af' }).first().click()
    await dialog().getByLabel(reason).check()
  }
  const send = () => dialog().getByRole('button', { name: 'Wijs af' }).click()

  it('says of a card that informs for how long the question is not asked again, and keeps it silent', async () => {
    await open(page, 'Banaan')
    await dismiss('Niet nu')
    await dialog().getByText('De dienst stelt deze vraag 3 maanden niet opnieuw bij deze patiënt.').waitFor()
    await dialog().getByLabel('Patiënt wil dit niet').check()
    await dialog().getByText('De dienst stelt deze vraag 12 maanden niet opnieuw bij deze patiënt.').waitFor()
    expect(await dialog().getByRole('textbox').count()).toBe(0)
    await keep(page, 'dismiss')
    await send()
    await page.getByText('Kaart afgewezen: Patiënt wil dit niet. De dienst is opnieuw bevraagd.').waitFor()
    await page.locator('.silent').waitFor()
    await page.getByRole('button', { name: 'Waarom geen kaart?' }).click()
    await page.getByText('Dit is eerder afgewezen.').first().waitFor()
    await page.getByRole('button', { name: 'Begin opnieuw' }).click()
    await page.getByRole('tab', { name: 'Consult' }).click()
    await page.locator('.card').waitFor()
    expect((await summaries())[0]).toContain('bespreek of remissie een doel is')
  })

  it('says the same of a reason that is about this card alone', async () => {
    await open(page, 'Banaan')
    await dismiss('Geen aanbod in de regio')
    await dialog().getByText('De dienst stelt deze vraag 6 maanden niet opnieuw bij deze patiënt.').waitFor()
    await send()
    await page.locator('.silent').waitFor()
    expect(await summaries()).toEqual([])
  })

  it('says of a warning that it stays while the values are so, hides it in this view and shows it again', async () => {
    await open(page, 'Granaatappel')
    const before = await summaries()
    await dismiss('Al besproken')
    await dialog().getByText('de dienst blijft waarschuwen zolang de waarden zo zijn').waitFor()
    const asked = page.waitForRequest(/\/feedback$/)
    await send()
    const { feedback } = (await asked).postDataJSON()
    expect(feedback[0].overrideReason).toMatchObject({ reason: { code: 'already-discussed' } })
    await page.getByText('1 afgewezen kaart niet getoond').waitFor()
    await answered(page)
    expect(await summaries()).toEqual(before.slice(1))
    await page.getByRole('button', { name: 'Toon weer' }).click()
    expect(await summaries()).toEqual(before)
  })

  it('a warning that was hidden is there again when the record changes', async () => {
    await open(page, 'Granaatappel')
    const before = await summaries()
    await dismiss('Al besproken')
    await send()
    await page.getByText('1 afgewezen kaart niet getoond').waitFor()
    await page.getByRole('button', { name: 'Begin opnieuw' }).click()
    await page.getByText('niet getoond').waitFor({ state: 'detached' })
    await answered(page)
    expect(await summaries()).toEqual(before)
  })
})
