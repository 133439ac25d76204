import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packageRoot } from '../../../src/knowledge/files/root.ts'
import { hasBrowser } from '../browser.ts'
import { begin, type ServedTalk, serveTalk, toPart } from './served.ts'
import { twentyYears } from './sheets/extreme.ts'
import { full } from './sheets/sheets.ts'

describe.skipIf(!hasBrowser())('the paper', { timeout: 120_000 }, () => {
  let served: ServedTalk
  beforeAll(async () => {
    served = await serveTalk()
  })
  afterAll(() => served?.stop())

  /** Prints as the browser does, keeps the file, and counts its pages. */
  async function pagesOf(page: Page, name: string): Promise<number> {
    const pdf = await page.pdf({ preferCSSPageSize: true })
    const folder = join(packageRoot(), 'reports', 'page', 'talk')
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, `${name}.pdf`), pdf)
    return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0
  }

  async function agree(page: Page, words: string) {
    await begin(page)
    await toPart(page, 3)
    await page.getByRole('textbox').first().fill(words)
    await toPart(page, 6)
    await page.getByRole('textbox').first().fill(words)
    for (const tick of await page.getByRole('checkbox').all()) await tick.check()
    await page.getByRole('radio', { name: /^over 3 maanden/ }).check()
  }

  it('is one A4 in letters of 12 points, with no more than was agreed', async () => {
    const { page, close } = await served.talk(full)
    await agree(page, 'Elke dag een half uur lopen')
    expect(await page.title()).toBe('Afspraken 30 november 2026')
    await page.emulateMedia({ media: 'print' })
    const sizes = await page.evaluate<number[]>(
      "[...document.querySelectorAll('.paper *')].map((one) => parseFloat(getComputedStyle(one).fontSize))",
    )
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(16)
    expect(await pagesOf(page, 'paper')).toBe(1)
    const told = (await page.locator('.paper').textContent()) ?? ''
    for (const words of [
      'Fictief',
      'Elke dag een half uur lopen',
      'Zelf aan de slag',
      'over 3 maanden (rond 1 maart 2027)',
      '112',
    ])
      expect(told).toContain(words)
    // No more of the record than was agreed on.
    for (const words of ['Testpersoon', '1972', '56', '142', 'Metformine', 'remissie'])
      expect(told).not.toContain(words)
    expect(told).not.toContain('De rest staat op het scherm.')
    await close()
  })

  it('leaves the name out unless it is wanted', async () => {
    const { page, close } = await served.talk(full)
    await begin(page)
    await toPart(page, 6)
    expect(await page.locator('.paper').textContent()).not.toContain('Fictief')
    await close()
  })

  it('stays one A4 with more of everything than fits, and says where the rest is', async () => {
    const { page, close } = await served.talk(twentyYears)
    await agree(page, 'Een lang verhaal over wat ik wil. '.repeat(12))
    await page.emulateMedia({ media: 'print' })
    expect(await pagesOf(page, 'paper-full')).toBe(1)
    expect(await page.locator('.paper').textContent()).toContain('De rest staat op het scherm.')
    await close()
  })

  it('nothing of the record can be printed before the talk begins', async () => {
    const { page, close } = await served.talk(full)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('#page > *').evaluateAll((all) => all.filter((one) => one.checkVisibility()))).toEqual([])
    await close()
  })
})
