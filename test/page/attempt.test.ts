import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { dayAt, daysAfter } from '../../src/calendar.ts'
import { answered, hasBrowser, keep, open, pageForAll } from './browser.ts'

const today = dayAt(Date.now())

describe.skipIf(!hasBrowser())('trying on the page', { timeout: 120_000 }, () => {
  let page: Page
  let url: string
  pageForAll((opened, at) => {
    page = opened
    url = at
  })

  const outcome = () => page.locator('.outcome')
  const tryWith = async (name: string) => {
    await open(page, name)
    await page.getByRole('tab', { name: 'Proberen' }).click()
  }

  it('a value that is changed changes the card', async () => {
    await tryWith('Banaan')
    await page
      .getByLabel(/^HbA1c.*, Waarde$/)
      .first()
      .fill('44')
    await page.keyboard.press('Tab')
    await outcome().getByText('HbA1c 44').first().waitFor()
    await page.getByText('Gewijzigd op deze pagina').waitFor()
    await keep(page, 'try')
    await page.getByRole('button', { name: 'Begin opnieuw' }).click()
    await outcome().getByText('bespreek of remissie een doel is').first().waitFor()
  })

  it('a drug that was stopped on a day no longer counts as used', async () => {
    await tryWith('Framboos')
    await outcome().getByText('HbA1c 46').first().waitFor()
    await page.getByLabel(/^METFORMINE.*, Gestopt op$/).fill(daysAfter(today, -40))
    await page.keyboard.press('Tab')
    await outcome()
      .getByText(/te vroeg|nog niet lang genoeg|pas kort/i)
      .first()
      .waitFor()
  })

  it('a diagnosis that is added counts', async () => {
    await tryWith('Banaan')
    const form = page.getByRole('form', { name: 'Diagnose toevoegen' })
    await form.getByRole('combobox').selectOption('type-1')
    await form.getByLabel('Sinds').fill(daysAfter(today, -400))
    await form.getByRole('button', { name: 'Voeg toe' }).click()
    await outcome().getByText('Diabetes type 1 en type 2 staan beide in het dossier').first().waitFor()
  })

  it('a measurement that is added counts, and one that is removed does not', async () => {
    await tryWith('Citroen')
    const form = page.getByRole('form', { name: 'Meting toevoegen' })
    await form.getByRole('combobox').selectOption('glucose')
    await form.getByLabel('Waarde').fill('6')
    await form.getByLabel('Datum').fill(daysAfter(today, -3))
    await form.getByRole('button', { name: 'Voeg toe' }).click()
    await outcome()
      .getByRole('heading', { name: /past bij remissie/ })
      .waitFor()
    await page
      .getByRole('button', { name: /^Verwijder: nuchtere glucose/ })
      .first()
      .click()
    await outcome()
      .getByRole('heading', { name: /nuchtere glucose/i })
      .waitFor()
  })

  it('another day judged gives another answer, and says that a HIS gets that of today', async () => {
    await tryWith('Banaan')
    await page.getByLabel('Beoordeel alsof het deze dag is').fill('1-1-2010')
    await page.keyboard.press('Enter')
    await page.getByText('Beoordeeld alsof het 1 januari 2010 is').waitFor()
    await outcome().getByText('Geen kaart').waitFor()
    await page.getByRole('button', { name: 'Vandaag' }).click()
    await outcome().getByText('1 kaart').waitFor()
  })

  it('offers every service that discovery gives', async () => {
    await tryWith('Banaan')
    const { services } = (await (await fetch(`${url}/cds-services`)).json()) as { services: unknown[] }
    expect(await page.getByLabel('Dienst').getByRole('option').count()).toBe(services.length)
    await answered(page)
  })
})
