import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packageRoot } from '../../../src/knowledge/files/root.ts'
import { builtSheetPage, writeHtml } from '../../../src/screen/worklist/html-file.ts'
import type { SheetHead, SheetRow } from '../../../src/screen/worklist/sheet.ts'
import { hasBrowser, keep } from '../browser.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const text = (nl: string, en = nl) => ({ nl, en })

const head: SheetHead = {
  ...{ asOf: '2026-01-01', language: 'nl', run: 'abc', isIdentified: true },
  sections: [
    { service: 's', name: 'first', title: text('Veiligheid nu', 'Safety now'), people: 40 },
    { service: 's', name: 'second', title: text('Remissie bespreken', 'Could discuss remission'), people: 60 },
    { service: 's', name: 'third', title: text('Leeg', 'Empty'), people: 0 },
  ],
}

function row(at: number): SheetRow {
  return {
    section: at < 40 ? 0 : 1,
    patient: `fx-${at}`,
    name: at === 3 ? '</script><script>alert(1)</script>' : `Testpersoon-${at}`,
    ...{ born: '1960-02-01', service: 's', age: 40 + at, also: [text('Medicatie beoordelen', 'Medication to review')] },
    why: text(`HbA1c ${at} mmol/mol: bespreek de medicatie`, `HbA1c ${at} mmol/mol: discuss the medication`),
    values: [{ name: text('HbA1c'), value: '52.5', unit: text('mmol/mol'), day: '2025-12-01' }],
    ...{ drugs: ['metformine'], programmes: [text('Herstelcirkel')], missing: [text('stopdatum', 'stop date')] },
    ...{
      contact: at === 1 ? null : '2025-11-30',
      isLost: at === 2,
      isOrdered: at === 4,
      incomplete: at === 5 ? ['Goal'] : [],
    },
  }
}

async function* rows(): AsyncGenerator<SheetRow> {
  for (let at = 0; at < 90; at++) yield row(at)
}

describe.skipIf(!hasBrowser())('worklist.html', { timeout: 60_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'worklist-'))
  const file = join(folder, 'worklist.html')
  let browser: Browser
  beforeAll(async () => {
    const config = join(packageRoot(), 'src/page/worklist/vite.config.ts')
    await build({ configFile: config, logLevel: 'warn', build: { outDir: join(folder, 'built') } })
    await writeHtml(file, await builtSheetPage(join(folder, 'built')), head, rows())
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
      args: ['--no-sandbox'],
    })
  })
  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  async function see(colorScheme: 'light' | 'dark' = 'light') {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme })
    const page = await context.newPage()
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(error.message))
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
    page.on('request', (request) => request.url() === pathToFileURL(file).href || faults.push(request.url()))
    page.on('dialog', (dialog) => faults.push(dialog.message()))
    await page.goto(pathToFileURL(file).href)
    await page.getByRole('heading', { level: 1 }).waitFor()
    return { page, faults, close: () => context.close() }
  }

  async function violations(page: Page): Promise<readonly string[]> {
    await page.evaluate(axe)
    const { violations } = await page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>(
      'axe.run(document)',
    )
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
  }

  const shown = (page: Page, section: string) => page.locator(`section[aria-labelledby="s-${section}"] tbody tr`)

  it.each(['light', 'dark'] as const)(
    'is for everyone, asks nothing of anywhere and runs no text as script, %s',
    async (scheme) => {
      const { page, faults, close } = await see(scheme)
      expect(await violations(page)).toEqual([])
      expect(await page.getByText('</script><script>alert(1)</script>').count()).toBeGreaterThan(0)
      await keep(page, `worklist-${scheme}`)
      expect(faults).toEqual([])
      await close()
    },
  )

  it('shows how many there are and the first 25, and more when asked', async () => {
    const { page, close } = await see()
    await page.getByRole('heading', { name: 'Veiligheid nu: 40 mensen' }).waitFor()
    await page.getByText('De eerste 50 staan in de lijst.').waitFor()
    expect(await shown(page, 'first').count()).toBe(25)
    await page.getByRole('button', { name: 'Nog 15 tonen' }).click()
    expect(await shown(page, 'first').count()).toBe(40)
    await page.getByText('Niemand.').waitFor()
    await close()
  })

  it('finds, sorts, and speaks both languages', async () => {
    const { page, close } = await see()
    await page.getByRole('searchbox').fill('fx-77')
    await page.getByText('1 gevonden').waitFor()
    expect(await shown(page, 'second').count()).toBe(1)
    await page.getByRole('searchbox').fill('')
    const age = page.getByRole('columnheader', { name: 'Leeftijd' }).first()
    await age.getByRole('button').click()
    await age.getByRole('button').click()
    expect(await age.getAttribute('aria-sort')).toBe('descending')
    expect(await shown(page, 'first').first().textContent()).toContain('fx-39')
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('heading', { name: 'Safety now: 40 people' }).waitFor()
    expect(await page.evaluate('document.documentElement.lang')).toBe('en')
    expect(await violations(page)).toEqual([])
    await close()
  })

  it('keeps who is ticked off only where that is asked for, and forgets it', async () => {
    const { page, close } = await see()
    const tick = () => page.getByRole('checkbox', { name: 'Testpersoon-0 afgevinkt' })
    const kept = () => page.evaluate<Record<string, string>>('({ ...localStorage })')
    await tick().check()
    expect(await kept()).toEqual({})
    await page.reload()
    expect(await tick().isChecked()).toBe(false)
    await page.getByLabel('Onthoud in deze browser').check()
    await tick().check()
    expect(await kept()).toEqual({ 'worklist abc': '[0]' })
    await page.reload()
    expect(await tick().isChecked()).toBe(true)
    await page.getByRole('button', { name: 'Vergeet' }).click()
    expect(await tick().isChecked()).toBe(false)
    expect(await kept()).toEqual({})
    await close()
  })

  it('prints one section with all of its rows', async () => {
    const { page, close } = await see()
    await page.evaluate(
      'window.print = () => { window.printed = [...document.querySelectorAll("section")].filter((one) => getComputedStyle(one).display !== "none").map((one) => one.querySelectorAll("tbody tr").length) }',
    )
    await page.emulateMedia({ media: 'print' })
    await page.evaluate('document.querySelector(".print").click()')
    await page.waitForFunction('window.printed !== undefined')
    expect(await page.evaluate('window.printed')).toEqual([40])
    await close()
  })
})
