import type { Page } from 'playwright-core'
import { begin, toPart } from '../../page/conversation/served.ts'

export const ownWords = 'Ik wil weer met mijn kleinkind fietsen'

/** Talks as two people would: own words, an agreement, who said it; then allows every line to stand in the record. */
export async function agree(page: Page, decision = 'We gaan dit doen'): Promise<void> {
  await begin(page)
  await toPart(page, 3)
  await page.locator('textarea').first().fill(ownWords)
  await toPart(page, 6)
  const choice = page.getByRole('group', { name: 'Wat kiest u?' }).getByRole('checkbox')
  await choice.nth(2).check()
  await page.getByLabel(decision).check()
  await page.getByLabel('U zelf').check()
  await page.getByLabel('Afspraak 1').fill('Drie keer in de week wandelen')
  const lines = page.locator('.preview').getByRole('radio', { name: 'Ja' })
  for (let at = 0; at < (await lines.count()); at += 1) await lines.nth(at).check()
}

/** Presses, and says what the page says of it. */
export async function save(page: Page): Promise<string | null> {
  await page.getByRole('button', { name: 'Sla op in het dossier' }).click()
  const status = page.locator('.saving [role=status]')
  await status.filter({ hasNotText: 'Bezig' }).filter({ hasText: /\S/ }).waitFor()
  return status.textContent()
}
