import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fixtureNames, readFixture } from '../../../src/examples/fixture.ts'
import { introduce } from '../../../src/examples/introduction.ts'
import { shortName } from '../../../src/page/model/patients/short-name.ts'
import { violations } from '../../public/axe.ts'
import { hasBrowser } from '../browser.ts'
import { begin, choose, keepTalk, type ServedTalk, serveTalk, toPart } from './served.ts'

const people = fixtureNames().map((name) => shortName(introduce(name, readFixture(name)).family))

/** People for whom the talk differs most, whose parts are kept as pictures. */
const kept = ['Banaan', 'Nectarine', 'Kers', 'Aardbei', 'Limoen']

describe.skipIf(!hasBrowser())('every example patient, with what the service really says', { timeout: 120_000 }, () => {
  let served: ServedTalk
  beforeAll(async () => {
    served = await serveTalk()
  })
  afterAll(() => served?.stop())

  it.each(people)('%s can be talked about, part by part', async (name) => {
    const { page, faults, close } = await served.see({ viewport: { width: 1280, height: 900 } }, '/conversation/demo')
    const complaints: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    await choose(page, name)
    const fits = (await page.locator('button.begin').count()) > 0
    if (fits) {
      const shown = await page.locator('.announced li').count()
      expect(shown).toBe(6)
      await begin(page)
      for (let at = 1; at <= 6; at++) {
        const closed = page.getByRole('button', { name: 'Open de andere delen' })
        if (await closed.count()) await closed.click()
        await toPart(page, at)
        expect(await page.locator('main h1').textContent()).not.toBe('')
        expect(await page.locator('main').textContent()).not.toMatch(/undefined|null|NaN|\[object|\{\{/)
        expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
        if (!kept.includes(name)) continue
        if (at === 1) await page.waitForLoadState('networkidle')
        expect([at, await violations(page)]).toEqual([at, []])
        await keepTalk(page, `${name.toLowerCase()}-${at}`)
      }
    } else expect(await page.locator('main h1').textContent()).toBe('Deze pagina past niet bij deze persoon')
    expect([faults, complaints]).toEqual([[], []])
    await close()
  })
})
