import { expect } from 'vitest'
import { answered, keep, servePage } from '../page/browser.ts'

/** Opens the only patient of a name on a FHIR server by the page: finds, shows a card, draws values. @throws Error when it does not */
export async function openOnPage(fhirServer: string, name: string): Promise<void> {
  const served = await servePage({ FHIR_SERVERS: fhirServer, GATHER_DEADLINE_MS: '30000' })
  try {
    const { page, faults } = await served.see()
    await page.getByRole('button', { name: 'Eigen dossier' }).click()
    await page.getByLabel('Naam', { exact: true }).fill(name)
    await page.getByRole('button', { name: 'Zoek', exact: true }).click()
    await page
      .getByRole('main')
      .getByRole('button', { name: new RegExp(name) })
      .click()
    await page.locator('.banner h1').waitFor()
    await answered(page)
    expect(await page.locator('.card h2').count()).toBeGreaterThan(0)
    await page.locator('.point.used').first().waitFor()
    await keep(page, 'from-hapi')
    expect(faults).toEqual([])
  } finally {
    await served.stop()
  }
}
