import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser } from '../browser.ts'
import { begin, type ServedTalk, serveTalk } from './served.ts'
import { full } from './sheets/sheets.ts'

/** Most bytes that go over the line before there is something to look at. */
const most = 150_000

describe.skipIf(!hasBrowser())('what goes over the line', { timeout: 120_000 }, () => {
  let served: ServedTalk
  beforeAll(async () => {
    served = await serveTalk()
  })
  afterAll(() => served?.stop())

  it('is at most 150 kB up to the first view, compressed; charts and panel come when they are asked for', async () => {
    const { page, close } = await served.see({}, '/health/live')
    const sizes: Promise<readonly [string, number]>[] = []
    page.on('requestfinished', (request) => {
      const path = new URL(request.url()).pathname
      sizes.push(request.sizes().then(({ responseBodySize }) => [path, responseBodySize] as const))
    })
    await page.goto(`${served.url}/conversation/demo`)
    await page.route('**/conversation/explain', (route) => route.fulfill({ json: full }))
    await page.getByRole('button', { name: /^Banaan / }).click()
    await page.locator('button.begin').waitFor()
    const first = await Promise.all(sizes)
    const bytes = first.reduce((sum, [, size]) => sum + size, 0)
    console.info(`to the first view: ${bytes} bytes; ${JSON.stringify(first)}`)
    expect(bytes).toBeGreaterThan(10_000)
    expect(bytes).toBeLessThanOrEqual(most)
    expect(first.some(([path]) => /lines|panel/.test(path))).toBe(false)
    await begin(page)
    await page.locator('.plot svg').first().waitFor()
    const after = (await Promise.all(sizes)).slice(first.length)
    expect(after.some(([path]) => path.includes('lines'))).toBe(true)
    console.info(`after it, for the course: ${JSON.stringify(after)}`)
    await close()
  })
})
