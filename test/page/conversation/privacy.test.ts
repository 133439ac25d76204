import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser } from '../browser.ts'
import { begin, type ServedTalk, serveTalk, toPart } from './served.ts'
import { evil, markup } from './sheets/extreme.ts'
import { full } from './sheets/sheets.ts'

const kept = 'JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, history.state])'
const minute = 60_000

describe.skipIf(!hasBrowser())('what is said at the table stays there', { timeout: 120_000 }, () => {
  let served: ServedTalk
  beforeAll(async () => {
    served = await serveTalk()
  })
  afterAll(() => served?.stop())

  async function typed() {
    const seen = await served.talk(full)
    await begin(seen.page)
    await toPart(seen.page, 3)
    await seen.page.getByRole('textbox').first().fill('minder spuiten')
    return seen
  }

  it('nothing is stored, sent or put in the address', async () => {
    const { page, faults, close } = await typed()
    const sent: string[] = []
    page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`))
    for (let at = 1; at <= 6; at++) await toPart(page, at)
    expect(sent.join()).not.toContain('spuiten')
    expect(await page.evaluate(kept)).toBe('[{},{},"",null]')
    expect(await page.evaluate('indexedDB.databases()')).toEqual([])
    expect(page.url()).toBe(`${served.url}/conversation/demo`)
    expect(faults).toEqual([])
    await close()
  })

  it('what was typed comes back in the last part, and is gone after a reload', async () => {
    const { page, close } = await typed()
    await toPart(page, 6)
    expect(await page.locator('.preview li').allTextContents()).toEqual([expect.stringContaining('minder spuiten')])
    const asked = page.waitForEvent('dialog')
    const reloaded = page.reload()
    const dialog = await asked
    expect(dialog.type()).toBe('beforeunload')
    await dialog.accept()
    await reloaded
    await page.locator('.choose-person').waitFor()
    expect(await page.content()).not.toContain('spuiten')
    await close()
  })

  it('warns of nothing where nothing was typed', async () => {
    const { page, close } = await served.talk(full)
    await begin(page)
    page.on('dialog', () => expect.unreachable())
    await page.reload()
    await page.locator('.choose-person').waitFor()
    await close()
  })

  it('is emptied after half an hour without use, and not before', async () => {
    const { page, close } = await served.see({}, '/conversation/demo')
    await page.clock.install()
    await page.route('**/conversation/explain', (route) => route.fulfill({ json: full }))
    await page.getByRole('button', { name: /^Banaan / }).click()
    await begin(page)
    await page.clock.fastForward(29 * minute)
    expect(await page.locator('.about').count()).toBe(1)
    await page.mouse.move(5, 5)
    await page.mouse.move(50, 50)
    await page.clock.fastForward(29 * minute)
    expect(await page.locator('.about').count()).toBe(1)
    await page.clock.fastForward(2 * minute)
    await page.getByRole('heading', { name: 'Het scherm is leeggemaakt' }).waitFor()
    expect(await page.locator('body').textContent()).not.toMatch(/Banaan|1972|56/)
    await close()
  })

  it('is emptied when it is done, after a question', async () => {
    const { page, close } = await typed()
    await page.locator('.beside').getByRole('button', { name: 'Klaar' }).click()
    await page.getByRole('button', { name: 'Nee, ga verder' }).click()
    expect(await page.getByRole('textbox').first().inputValue()).toBe('minder spuiten')
    await page.locator('.beside').getByRole('button', { name: 'Klaar' }).click()
    await page.getByRole('button', { name: 'Ja, maak leeg' }).click()
    expect(await page.title()).toBe('Samen kijken')
    expect(await page.locator('body').textContent()).not.toMatch(/Banaan|spuiten/)
    await close()
  })

  it('is emptied as it is left', async () => {
    const { page, close } = await typed()
    const left = await page.evaluate<string>(
      "(dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })), document.getElementById('page').innerHTML)",
    )
    expect(left).toBe('')
    await close()
  })

  it('does not come back with the back button', async () => {
    const { page, close } = await typed()
    page.on('dialog', (dialog) => dialog.accept())
    await page.goto(`${served.url}/health/live`)
    await page.goBack()
    await page.locator('.choose-person').waitFor()
    expect(await page.content()).not.toMatch(/spuiten|geboren/)
    await close()
  })

  it('may be kept by no browser and names no page that it came from', async () => {
    const answer = await fetch(`${served.url}/conversation/demo`)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'")
    expect(await answer.text()).not.toMatch(/<style|<script(?![^>]* src=)|style=| on\w+=/)
  })

  it('markup in any text is text in every part, on paper too, and an address that is none is no link', async () => {
    const { page, faults, close } = await served.talk(markup)
    await begin(page)
    for (let at = 1; at <= 6; at++) {
      await toPart(page, at)
      await page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
      expect(await page.locator('main').textContent()).toContain(evil)
      expect(await page.locator('#page :is(img, script, iframe, a)').count()).toBe(0)
    }
    expect(await page.locator('.paper').textContent()).toContain(evil)
    expect(await page.evaluate('window.hit')).toBeUndefined()
    expect(faults).toEqual([])
    await close()
  })
})
