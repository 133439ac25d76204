import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dayAt, daysAfter } from '../../src/calendar.ts'
import { answered, hasBrowser, keep, open, type Served, servePage } from '../page/browser.ts'
import { personWith, several } from './loaded.ts'

const today = dayAt(Date.now())
const { patient, observation } = personWith(8, today)
/** Two values, so that there is a course to draw. */
const before = { ...observation, id: 'o0', effectiveDateTime: daysAfter(today, -100) }
const record = {
  resourceType: 'Bundle',
  type: 'collection',
  entry: [patient, before, observation].map((resource) => ({ resource })),
}

describe.skipIf(!hasBrowser())('two services with a rule of the same name, on the page', { timeout: 120_000 }, () => {
  let served: Served
  let page: Page
  let faults: readonly string[]
  beforeAll(async () => {
    served = await servePage({}, several.knowledge)
    ;({ page, faults } = await served.see())
  })
  afterAll(async () => {
    expect(faults).toEqual([])
    await served.stop()
  })

  const summaries = () => page.locator('.card h2').allTextContents()
  const tab = (name: string) => page.getByRole('tab', { name }).click()
  const ask = async (title: string) => {
    await tab('Proberen')
    await page.getByLabel('Dienst').selectOption({ label: title })
    await answered(page)
  }

  it('are both presented before a patient is opened', async () => {
    await page.locator('.service').first().waitFor()
    expect(await page.locator('.service strong').allTextContents()).toEqual(['Proef.', 'Tweede proef.'])
  })

  it('a card of one that is hidden hides no card of the other', async () => {
    await page.getByRole('button', { name: 'Eigen dossier' }).click()
    await page.getByLabel('FHIR (JSON)').fill(JSON.stringify(record))
    await page.getByRole('button', { name: 'Open dossier' }).click()
    await answered(page)
    expect(await summaries()).toEqual(['Glucose 8,0 mmol/L is hoog'])
    await page.getByRole('button', { name: 'Wijs af' }).first().click()
    await page.getByRole('dialog').getByLabel('Niet nu').check()
    await page.getByRole('dialog').getByRole('button', { name: 'Wijs af' }).click()
    await page.getByText('1 afgewezen kaart niet getoond').waitFor()
    await ask('Tweede proef')
    await page.getByRole('heading', { name: 'Iets zoets: 8,0 mmol/L' }).waitFor()
  })

  it('each is asked why in the words of its own rule, and dismissed for its own reasons', async () => {
    await tab('Waarom')
    expect(await page.locator('.decision h2').allTextContents()).toEqual(['Is er iets zoets?'])
    await keep(page, 'several-services')
    await tab('Consult')
    await page.getByRole('button', { name: 'Wijs af' }).first().click()
    await page.getByRole('dialog').getByText('Te zoet').waitFor()
    await page.getByRole('dialog').getByLabel('Liever later').check()
    await page
      .getByRole('dialog')
      .getByText(/een maand/)
      .waitFor()
    await page.keyboard.press('Escape')
    await ask('Proef')
    await tab('Waarom')
    expect(await page.locator('.decision h2').allTextContents()).toEqual(['Is de suiker te hoog?', 'Past het advies?'])
  })

  it('each draws its own course', async () => {
    const drawn = async (title: string) => {
      await ask(title)
      await tab('Consult')
      return page.locator('figure').first().textContent()
    }
    expect(await drawn('Proef')).toMatch(/Glucose van de proef.*proef: vanaf 7/s)
    expect(await drawn('Tweede proef')).toMatch(/Glucose bij de ander.*ander: vanaf 6/s)
  })

  it('an example patient is put to either', async () => {
    await open(page, 'Pompelmoes')
    await ask('Tweede proef')
    const card = page.getByRole('heading', { name: 'Iets zoets: 6,2 mmol/L' })
    await card.waitFor()
    await ask('Proef')
    await card.waitFor({ state: 'detached' })
    expect(await summaries()).toEqual([])
  })
})
