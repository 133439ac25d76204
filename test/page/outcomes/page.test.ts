import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Tally } from '../../../src/outcomes/counts/tally.ts'
import { mayBeTold } from '../../../src/outcomes/counts/told.ts'
import { pageOf } from '../../../src/outcomes/page/page.ts'
import type { Report } from '../../../src/outcomes/report.ts'
import { service } from '../../why.ts'
import { hasBrowser, keep } from '../browser.ts'

const { outcomes } = service
if (!outcomes) throw new Error('there is no outcomes.yaml')
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Every line at two time points, of who started and of everybody; the last one of too few people. */
const tallies = outcomes.indicators.flatMap(({ id, lines, quarterly }, place) =>
  lines.flatMap((line): Tally[] => {
    const few = place === 1 ? 1 : 12
    const counts = line.codes
      ? Object.fromEntries(Object.keys(line.codes).map((code) => [code, few]))
      : { yes: few, no: 16 }
    const tally = { codes: counts, amounts: line.unit ? [-12, -11, -10, -9, -8, -7, -6, -5, -4, -3.5] : [] }
    const moments = quarterly
      ? (['2024-Q1', '2024-Q2'] as const).map((quarter) => ({ at: null, quarter }))
      : [6, 12].map((at) => ({ at, quarter: null }))
    return moments.flatMap((moment) =>
      (quarterly ? (['reference'] as const) : (['cohort', 'reference'] as const)).map((population) => ({
        ...{ by: null, leftBy: { died: 5 }, unknown: 15, notYet: 0, ...tally },
        cell: { indicator: id, line: line.name, ...moment, population },
      })),
    )
  }),
)
const report: Report = {
  ...{ service: service.id, knowledge: { version: '1', hash: 'a' }, from: '2024-01-01', to: '2024-12-31' },
  ...{ asOf: '2026-11-22', at: [6, 12], shared: true, unavailable: [] },
  cohort: { people: 55, outside: { 'not-adult': 12, '<img src=x onerror=alert(1)>': 10 } },
  indicators: mayBeTold(tallies, outcomes),
}

describe.runIf(hasBrowser())('the page of outcomes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'outcomes-page-'))
  const file = join(folder, 'outcomes.html')
  let browser: Browser
  beforeAll(async () => {
    writeFileSync(file, pageOf(report, outcomes))
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
      args: ['--no-sandbox'],
    })
  })
  afterAll(async () => {
    await browser.close()
    rmSync(folder, { recursive: true })
  })

  it.each(['nl', 'en'] as const)(
    'in %s is for everyone, asks nothing of anywhere and runs nothing',
    async (language) => {
      const page = await browser.newPage({ viewport: { width: 1100, height: 900 } })
      const faults: string[] = []
      page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
      page.on('request', (request) => request.url().startsWith(pathToFileURL(file).href) || faults.push(request.url()))
      page.on('dialog', (dialog) => faults.push(dialog.message()))
      await page.goto(`${pathToFileURL(file).href}#${language}`)
      const heading =
        language === 'nl' ? 'Uitkomsten van wie begon met een programma' : 'Outcomes of who started a programme'
      await page.getByRole('heading', { level: 1, name: heading }).waitFor()
      expect(await page.getByRole('main').count()).toBe(1)
      expect(await page.getByRole('img').count()).toBeGreaterThan(5)
      // One for the funnel, and one for all lines that are told by quarter.
      const tables = outcomes.indicators.reduce((sum, { lines, quarterly }) => sum + (quarterly ? 1 : lines.length), 1)
      expect(await page.getByRole('table').count()).toBe(tables)
      // 12 of 28 known, of 43 who did not leave; cohort and who was not counted are 55 and 22.
      const steps = await page.getByRole('table').first().getByRole('row').allInnerTexts()
      expect(steps.map((step) => Number(step.match(/\d+(?=\s*$)/)?.[0]))).toEqual([Number.NaN, 77, 55, 48, 43, 28, 12])
      const flow = language === 'nl' ? 'O5 Van de start naar nu' : 'O5 From the start to now'
      expect(await page.getByRole('img', { name: flow }).count()).toBe(1)
      await page.evaluate(axe)
      const { violations } = await page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>(
        'axe.run(document)',
      )
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
      expect(faults).toEqual([])
      await keep(page, `outcomes-${language}`)
      await page.close()
    },
  )
})
