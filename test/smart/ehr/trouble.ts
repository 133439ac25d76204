import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Which trouble a page tells, by its code for the help desk. Nothing of what strangers said stands beside it. */
export async function troubleOn(page: Page): Promise<string | undefined> {
  const told = page.getByText(/^Code voor de helpdesk: /)
  await told.waitFor()
  const text = await page.locator('body').textContent()
  expect(text).not.toMatch(/0900|Error|undefined/)
  expect((await page.getByRole('alert').textContent())?.length).toBeGreaterThan(20)
  return /helpdesk: (\S+)/.exec(text ?? '')?.[1]
}
