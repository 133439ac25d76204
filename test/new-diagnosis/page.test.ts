import type { Page } from 'playwright-core'
import { describe, it } from 'vitest'
import { hasBrowser, keep, open, pageForAll } from '../page/browser.ts'

describe.skipIf(!hasBrowser())('a diagnosis that is added on the page', { timeout: 120_000 }, () => {
  let page: Page
  pageForAll((opened) => {
    page = opened
  })

  it('is sent with its hook, and counts as part of the record in the other services', async () => {
    await open(page, 'Aronia')
    await page.getByRole('tab', { name: 'Proberen' }).click()
    await page.getByLabel('Dienst').selectOption('new-diagnosis')
    await page.locator('.outcome').getByText('Wat is toegevoegd is geen diabetes').first().waitFor()
    const form = page.getByRole('form', { name: 'Zet een diagnose op de probleemlijst' })
    await form.getByRole('combobox').selectOption('type-2')
    await form.getByRole('button', { name: 'Voeg toe' }).click()
    await page
      .locator('.outcome')
      .getByRole('heading', { name: /bespreek of remissie een doel is/ })
      .waitFor()
    await keep(page, 'new-diagnosis')
    await page.getByLabel('Dienst').selectOption('diabetes-remission')
    await page.locator('.outcome').getByText('Er is geen remissie').first().waitFor()
    await page.getByLabel('Dienst').selectOption('new-diagnosis')
    await page.getByRole('button', { name: 'Verwijder: Diabetes Mellitus type 2' }).click()
    await page.locator('.outcome').getByText('Wat is toegevoegd is geen diabetes').first().waitFor()
  })
})
