import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { hasBrowser, keep, pageForAll } from '../page/browser.ts'

describe.skipIf(!hasBrowser())('orders on the page', { timeout: 120_000 }, () => {
  let page: Page
  let url: string
  pageForAll((opened, at) => {
    page = opened
    url = at
  })

  const outcome = () => page.locator('.outcome')
  const tryWith = async (service: string, patient: string) => {
    await page.goto('about:blank')
    await page.goto(`${url}/#service=${service}&patient=${patient}&tab=try`)
    await page.getByRole('form', { name: 'Voeg een opdracht toe' }).waitFor()
  }
  const order = async (what: string, how: string) => {
    const form = page.getByRole('form', { name: 'Voeg een opdracht toe' })
    await form.getByLabel('Middel, programma of dieet').fill(what)
    await form.getByRole('combobox').selectOption(how)
    await form.getByRole('button', { name: 'Voeg toe' }).click()
  }

  it('a drug that is chosen for a candidate asks first whether remission is a goal', async () => {
    await tryWith('treatment-choice-select', 'candidate-two-years-bmi-32')
    await order('gliclazide 30 mg', 'start')
    await outcome().getByText('gliclazide 30 mg').first().waitFor()
    await keep(page, 'order-select')
    expect(await outcome().getByRole('heading').first().textContent()).toMatch(/remissie/)
  })

  it('a dangerous order that is signed is warned of, and no more when it is taken away', async () => {
    await tryWith('treatment-choice', 'sulfonylurea-hypoglycaemia')
    await order('insuline glargine', 'start')
    await outcome().getByRole('heading', { name: /hypo/i }).waitFor()
    await keep(page, 'order-sign')
    await page.getByRole('button', { name: 'Verwijder: insuline glargine' }).click()
    await outcome().getByText('Geen kaart').waitFor()
  })

  it('an order of which nothing is known is no error', async () => {
    await tryWith('treatment-choice', 'candidate-two-years-bmi-32')
    await order('<b>paracetamol</b> & co', 'start')
    await page.getByText('<b>paracetamol</b> & co').first().waitFor()
    await outcome().getByText('Geen kaart').waitFor()
  })
})
