import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser } from '../browser.ts'
import { begin, keepTalk, type ServedTalk, serveTalk, toPart } from './served.ts'
import { twentyYears } from './sheets/extreme.ts'
import { full } from './sheets/sheets.ts'

const widths = [360, 768, 1280, 1920]
const names = ['course', 'goal', 'wishes', 'options', 'safety', 'agreements']

describe.skipIf(!hasBrowser())('every part, as it looks', { timeout: 300_000 }, () => {
  let served: ServedTalk
  beforeAll(async () => {
    served = await serveTalk()
  })
  afterAll(() => served?.stop())

  const overflow = (page: Page) => page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')

  for (const width of widths)
    for (const colorScheme of ['light', 'dark'] as const)
      for (const locale of ['nl-NL', 'en-GB'])
        it(`fits ${width} pixels, ${colorScheme}, ${locale}`, async () => {
          const options = { viewport: { width, height: 900 }, colorScheme, locale }
          const { page, faults, close } = await served.talk(full, options)
          const shot = (name: string) => keepTalk(page, `${name}-${width}-${colorScheme}-${locale.slice(0, 2)}`)
          await shot('before')
          expect(await overflow(page)).toBeLessThanOrEqual(0)
          await begin(page)
          await page.locator('.plot svg').first().waitFor()
          for (const [at, name] of names.entries()) {
            await toPart(page, at + 1)
            if (name === 'course') await page.locator('.plot svg').first().waitFor()
            expect([name, await overflow(page)]).toEqual([name, expect.toSatisfy((over: number) => over <= 0)])
            await shot(name)
          }
          expect(faults).toEqual([])
          await close()
        })

  it.each(widths)('fits %i pixels with twenty years in it', async (width) => {
    const { page, close } = await served.talk(twentyYears, { viewport: { width, height: 900 } })
    await begin(page)
    await page.locator('.plot svg').first().waitFor()
    expect(await overflow(page)).toBeLessThanOrEqual(0)
    await keepTalk(page, `course-twenty-years-${width}`)
    await toPart(page, 6)
    expect(await overflow(page)).toBeLessThanOrEqual(0)
    await close()
  })
})
