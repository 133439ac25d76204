import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser, keep, open, type Served, servePage } from './browser.ts'

describe.skipIf(!hasBrowser())('a consult on the page', () => {
  let served: Served
  beforeAll(async () => {
    served = await servePage()
  })
  afterAll(() => served?.stop())

  it('opens a patient and shows the card that the service answers', async () => {
    const { page, faults, close } = await served.see()
    await keep(page, 'welcome')
    await open(page, 'Banaan')
    expect(await page.getByRole('article').getByRole('heading').first().textContent()).toContain('bespreek of remissie')
    await page.locator('.charts figure').first().waitFor()
    await keep(page, 'consult')
    expect(faults).toEqual([])
    await close()
  })
})
