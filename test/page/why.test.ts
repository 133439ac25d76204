import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { answered, hasBrowser, keep, open, pageForAll } from './browser.ts'

describe.skipIf(!hasBrowser())('the course and why on the page', { timeout: 120_000 }, () => {
  let page: Page
  pageForAll((opened) => {
    page = opened
  })

  const points = () => page.locator('.point[data-index]')

  it('draws what was read on one time axis, with limits from the values of the rules', async () => {
    await open(page, 'Kweepeer')
    await points().first().waitFor()
    const titles = await page.locator('figcaption strong').allTextContents()
    expect(titles).toEqual(['HbA1c', 'Glucose', 'Gewicht', 'Medicatie en programma’s'])
    expect(await page.locator('.singles li').allTextContents()).toEqual([
      expect.stringMatching(/^Bloeddruk systolisch \d+ mmHg, diastolisch \d+ mmHg, \d+ [a-z]+ \d{4}$/),
    ])
    expect(await page.getByText('remissie: onder 48').count()).toBe(1)
    const axes = await page
      .locator('.charts svg.drawing')
      .evaluateAll((all) => all.map((one) => one.getAttribute('viewBox')?.split(' ')[2]))
    expect(new Set(axes).size).toBe(1)
    await keep(page, 'course')
  })

  it('tells value, day, use and source of a point by keyboard, and walks along the points with the arrows', async () => {
    await open(page, 'Kweepeer')
    const hba1c = page.locator('figure').first().locator('.point[data-index]')
    await hba1c.last().focus()
    expect(await page.locator('.tip').textContent()).toMatch(/HbA1c 54 mmol\/mol\d\d-\d\d-\d{4}meegewogenObservation\//)
    await page.keyboard.press('ArrowLeft')
    expect(await page.locator(':focus').getAttribute('aria-label')).toContain('HbA1c 52 mmol/mol')
    await page.keyboard.press('Home')
    expect(await page.locator(':focus').getAttribute('aria-label')).toContain('HbA1c 45 mmol/mol')
  })

  it('draws what could not be used as such, with the reason, and lists what cannot be drawn', async () => {
    await open(page, 'Papaja')
    const unfit = page.locator('.point.unfit[data-index]').first()
    await unfit.waitFor()
    expect(await unfit.getAttribute('aria-label')).toMatch(/niet bruikbaar: /)
    await page.getByText(/^Niet getekend \(\d+\)$/).click()
    expect(await page.locator('.course details tbody tr').count()).toBeGreaterThan(0)
  })

  it('draws treatment as bars and says starts and stops in words', async () => {
    await open(page, 'Appel')
    await page.locator('.treatment').waitFor()
    expect(await page.locator('.treatment ul').textContent()).toMatch(
      /Metformine tablet 500mg vanaf \d\d-\d\d-\d{4}, gestopt \d\d-\d\d-\d{4}/,
    )
    expect(await page.locator('.treatment ul').textContent()).toContain('Gecombineerde leefstijlinterventie (GLI)')
  })

  it('has a table with everything that was read instead of the plots', async () => {
    await open(page, 'Banaan')
    await page.getByRole('button', { name: 'Tabel' }).click()
    const rows = await page.locator('.course tbody tr').allTextContents()
    expect(rows.some((row) => /HbA1c56 mmol\/mol.*ja/.test(row))).toBe(true)
    await keep(page, 'table')
  })

  it('tells of every rule what it decided, on which values, with which limits and sources', async () => {
    await open(page, 'Banaan')
    await page.getByRole('tab', { name: 'Waarom' }).click()
    const headings = await page.locator('.decision h2').allTextContents()
    const questions = [
      'Is er remissie?',
      'Kan remissie een doel zijn?',
      'Is de medicatie veilig?',
      'Is er reden om medicatie te beoordelen?',
      'Past de bloeddrukmedicatie nog?',
      'Zijn de controles na remissie bij?',
      'Hoe staat het met de metabole gezondheid?',
      'Leefstijlprogramma’s',
    ]
    expect(headings.filter((heading) => questions.includes(heading))).toEqual(questions)
    const status = page.locator('.decision').first()
    await status.getByRole('button', { name: /^Alle \d+$/ }).click()
    const limits = await status.locator('.limits tbody tr').allTextContents()
    expect(
      limits.some((row) =>
        /^Onder dit HbA1c is remissie mogelijk hba1cBelow48 mmol\/molNDF-standpunt .*, toelichting op de definities/.test(
          row,
        ),
      ),
    ).toBe(true)
    await keep(page, 'why')
  })

  it('says drugs, periods and ages in words', async () => {
    await open(page, 'Banaan')
    await page.getByRole('tab', { name: 'Waarom' }).click()
    const status = page.locator('.decision').first()
    await page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
    await status.getByRole('button', { name: /^Alle \d+$/ }).click()
    expect(await status.locator('.evidence').textContent()).toMatch(
      /geboortedatum 54 jaar .*medicatie Metformine[^(]*\(metformine, in gebruik\)/,
    )
    const limits = await status.locator('.limits tbody tr').allTextContents()
    expect(limits.some((row) => /programmeFor6 maanden/.test(row))).toBe(true)
    expect(limits.some((row) => /gfiFrom4KNGF/.test(row))).toBe(true)
  })

  it('goes from a value of a rule to its point in the plot', async () => {
    await open(page, 'Banaan')
    await page.getByRole('tab', { name: 'Waarom' }).click()
    await page
      .locator('.decision')
      .first()
      .getByText(/^Bekeken gegevens/)
      .click()
    await page
      .locator('.evidence')
      .getByRole('button', { name: /^HbA1c 56/ })
      .click()
    await page.locator('.point:focus').waitFor()
    expect(await page.locator(':focus').getAttribute('aria-label')).toContain('HbA1c 56 mmol/mol')
  })

  it('tells which programmes fit and why the others do not', async () => {
    await open(page, 'Banaan')
    await page.getByRole('tab', { name: 'Waarom' }).click()
    const plus = page.locator('.programmes li').filter({ hasText: 'Keer Diabetes2 Om Plus' })
    expect(await plus.textContent()).toMatch(/past niet.*Niet voldaaneen van deze middelen: SU, glinide/)
  })

  it('tells in words what speaks against a programme', async () => {
    await open(page, 'Kers')
    await page.getByRole('tab', { name: 'Waarom' }).click()
    const programmes = await page.locator('.programmes > li').allTextContents()
    expect(programmes.join()).toMatch(/past nietNiet voldaanleeftijd 18 tot en met 80/)
  })

  it('says what is missing', async () => {
    await open(page, 'Citroen')
    await page.getByRole('tab', { name: 'Waarom' }).click()
    await page.getByText('Wat ontbreekt: nuchtere glucose').first().waitFor()
  })

  it('says all of it in English too, cards included, and keeps what was changed', async () => {
    await open(page, 'Banaan')
    await page.getByRole('button', { name: 'English' }).click()
    await answered(page)
    await page.getByRole('heading', { name: /discuss whether remission is a goal/ }).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    await page.getByRole('tab', { name: 'Why' }).click()
    await page.getByRole('heading', { name: 'Can remission be a goal?' }).waitFor()
    await keep(page, 'why-english')
    await page.getByRole('button', { name: 'Nederlands' }).click()
    await page.getByRole('heading', { name: 'Kan remissie een doel zijn?' }).waitFor()
  })
})
