import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { servicePath } from '../shipped.ts'
import { answered, hasBrowser, keep, open, pageForAll } from './browser.ts'

const people = [
  ['Banaan', ['bespreek of remissie een doel is'], ['info']],
  ['Granaatappel', ['met SU: bespreek de medicatie'], ['warning']],
  ['Appel', ['past bij remissie, bespreek vastleggen'], ['info']],
  ['Kweepeer', ['passen niet meer bij remissie'], ['warning']],
  ['Framboos', ['HbA1c 46'], ['info']],
  ['Mango', [], []],
] as const

describe.skipIf(!hasBrowser())('a consult on the page', { timeout: 120_000 }, () => {
  let page: Page
  let url: string
  pageForAll((opened, at) => {
    page = opened
    url = at
  })

  const summaries = () => page.locator('.card h2').allTextContents()
  const suggestion = (name: string) => page.getByRole('button', { name })
  const inDialog = (name: string) => page.getByRole('dialog').getByRole('button', { name })

  it('begins by saying what the service does, with every fixture patient in the list', async () => {
    await page.getByRole('heading', { name: 'Wat doet deze dienst?' }).waitFor()
    await page.getByText('voorbeeldpatiënten').waitFor()
    await keep(page, 'welcome')
    const { examples } = (await (await fetch(`${url}/examples`)).json()) as { examples: string[] }
    expect(await page.getByRole('navigation').getByRole('listitem').count()).toBe(examples.length)
  })

  it.each(people)('shows for %s what the service answers, most urgent first', async (name, wanted, indicators) => {
    await open(page, name)
    const found = await summaries()
    expect(found).toHaveLength(wanted.length)
    for (const [at, words] of wanted.entries()) expect(found[at]).toContain(words)
    for (const [at, indicator] of indicators.entries())
      expect(await page.locator('.card').nth(at).getAttribute('class')).toContain(indicator)
    expect(await page.locator('.silent').count()).toBe(wanted.length === 0 ? 1 : 0)
  })

  it('names the source of a card once, with its link, folded and unfolded', async () => {
    await open(page, 'Banaan')
    const card = page.locator('.card').first()
    const named = async () => (await card.textContent())?.match(/Bron: /g)
    expect(await named()).toHaveLength(1)
    await card.getByRole('button', { name: 'Meer lezen' }).click()
    expect(await named()).toHaveLength(1)
    expect(await card.getByRole('link', { name: /^NDF-standpunt/ }).count()).toBe(1)
    expect(await card.locator('.markdown').textContent()).toContain('Kansinschatting: eigen afleiding.')
  })

  it('finds a patient by what is true of them', async () => {
    await page.getByPlaceholder('Zoek op naam of kenmerk').fill('thalassemie')
    expect(await page.getByRole('navigation').getByRole('listitem').count()).toBe(1)
    await page.getByPlaceholder('Zoek op naam of kenmerk').fill('')
  })

  it('shows a draft in plain words and as JSON, and writes nothing when it is cancelled', async () => {
    await open(page, 'Appel')
    const before = await summaries()
    await suggestion('Leg remissie vast').click()
    const dialog = page.getByRole('dialog')
    expect(await dialog.textContent()).toContain('Zet de status van de bestaande diagnose op remissie')
    expect(await dialog.getByRole('definition').allTextContents()).toContain('in remissie')
    await dialog.getByText('Als FHIR (JSON)').click()
    expect(JSON.parse((await dialog.locator('pre').textContent()) ?? '')).toMatchObject({
      resourceType: 'Condition',
      clinicalStatus: { coding: [{ code: 'remission' }] },
    })
    await keep(page, 'draft')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    expect(await summaries()).toEqual(before)
    expect(await page.locator(':focus').textContent()).toBe('Leg remissie vast')
  })

  it('remission that is recorded is followed up from then on, and starting again takes it back', async () => {
    await open(page, 'Appel')
    const before = await summaries()
    await suggestion('Leg remissie vast').click()
    await inDialog('Onderteken').click()
    await page.getByText('Leg remissie vast: vastgelegd op deze pagina. De dienst is opnieuw bevraagd.').waitFor()
    await answered(page)
    expect(await summaries()).not.toEqual(before)
    await page.getByRole('tab', { name: 'Waarom' }).click()
    await page
      .locator('.decision')
      .first()
      .getByText('Remissie is al vastgelegd, als status, code of in woorden.')
      .waitFor()
    await page.getByRole('button', { name: 'Begin opnieuw' }).click()
    await page.locator('.decision').first().getByText('remissie is nog niet vastgelegd').waitFor()
    await page.getByRole('tab', { name: 'Consult' }).click()
    await answered(page)
    expect(await summaries()).toEqual(before)
  })

  it('a referral that is signed keeps the service from offering a second one', async () => {
    await open(page, 'Banaan')
    await suggestion('Verwijs naar Keer Diabetes2 Om GLI').click()
    await inDialog('Onderteken').click()
    await page.locator('.silent').waitFor()
    await page.getByRole('button', { name: 'Waarom geen kaart?' }).click()
    await page.getByText('Er is kort geleden verwezen.').first().waitFor()
  })

  it('shows each byte that went over the line, and the same request as a curl line', async () => {
    await open(page, 'Banaan')
    await page.getByRole('tab', { name: 'Berichten' }).click()
    const posts = await page.locator('.message h2').allTextContents()
    expect(posts).toEqual([`POST ${servicePath}/explain?pacing=off`, `POST ${servicePath}?pacing=off`])
    const message = page.locator('.message').nth(1)
    await message.getByText('Verzoek').click()
    const shown = (await message.locator('pre').first().textContent()) ?? ''
    const call = JSON.parse(shown)
    expect(call).toMatchObject({ hook: 'patient-view', prefetch: { patient: { id: call.context.patientId } } })
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    const copied = () => page.evaluate<string>('navigator.clipboard.readText()')
    await message.getByRole('button', { name: 'Kopieer als curl' }).click()
    await message.getByText('Gekopieerd').waitFor()
    const line = await copied()
    await message.getByText('Gekopieerd').waitFor({ state: 'detached' })
    await message.getByRole('button', { name: 'Kopieer Verzoek' }).click()
    await message.getByText('Gekopieerd').waitFor()
    expect(await copied()).toBe(shown)
    expect(line).toMatch(/^curl -s -X POST .* 'http:\/\/127\.0\.0\.1:\d+\/[\w/-]+\?pacing=off'$/s)
    expect(line).toContain(`${servicePath}?pacing=off'`)
    await keep(page, 'messages')
  })
})
