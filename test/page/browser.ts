import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { build as buildPage } from 'vite'
import { afterAll, beforeAll, expect } from 'vitest'
import { build } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { builtPage } from '../../src/http/page.ts'
import { packageRoot } from '../../src/knowledge/files/root.ts'
import type { Knowledge } from '../../src/knowledge/knowledge.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'

const executablePath = process.env.CHROMIUM || '/usr/bin/chromium'

/** What the page is made of. */
const source = join(packageRoot(), 'src', 'page')

/** Where screenshots of the main views are kept. */
const shots = join(packageRoot(), 'reports', 'page')

/** Whether there is a Chromium; says why not. @throws Error instead where `REQUIRE_BROWSER` is 1 */
export function hasBrowser(): boolean {
  if (existsSync(executablePath)) return true
  const why = `there is no Chromium at ${executablePath}`
  if (process.env.REQUIRE_BROWSER === '1') throw new Error(`${why}, and REQUIRE_BROWSER=1 asks for one: install it`)
  console.warn(`skipped: ${why}; install it, or name it in CHROMIUM, to run these tests too`)
  return false
}

/** A page in view, and what the browser complained of. */
export interface Seen {
  readonly page: Page
  /** Violations of the Content-Security-Policy, errors of scripts, and requests to elsewhere. */
  readonly faults: readonly string[]
  close(): Promise<void>
}

/** Whether a build, such as that of `npm test`, has left the page as its sources are now. */
function isBuilt(): boolean {
  const built = statSync(join(builtPage(), 'index.html'), { throwIfNoEntry: false })?.mtimeMs ?? 0
  const sources = readdirSync(source, { recursive: true, encoding: 'utf8' })
  return sources.every((name) => statSync(join(source, name)).mtimeMs < built)
}

/** The page as it is built, served by the real server, and a browser to look at it with. */
export async function servePage(env: Readonly<Record<string, string>> = {}, knowledge?: Knowledge) {
  const folder = mkdtempSync(join(tmpdir(), 'page-'))
  if (isBuilt()) cpSync(builtPage(), folder, { recursive: true })
  else await buildPage({ configFile: join(source, 'vite.config.ts'), logLevel: 'warn', build: { outDir: folder } })
  const config = readConfig({ LOG_LEVEL: 'silent', DATA_DIR: 'memory://', ...env })
  const app = build({ config, knowledge: knowledge ?? (await loadKnowledge()), pageFolder: folder })
  return inBrowser(app, folder)
}

/** A server of pages in a folder of their own, and a browser to look at them with. */
export async function inBrowser(app: FastifyInstance, folder: string) {
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  const browser = await launch()
  return {
    url,
    app,
    see: seeIn(browser, url),
    async stop() {
      await browser.close()
      await app.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Opens a page of a server in a window of its own, and notes what the browser complains of. */
export function seeIn(browser: Browser, url: string) {
  return async (options: BrowserContextOptions = {}, path = '/'): Promise<Seen> => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'nl-NL', ...options })
    const page = await context.newPage()
    page.setDefaultTimeout(60_000)
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(`error: ${error.message}`))
    page.on('console', (message) => {
      if (/content.security.policy/i.test(message.text())) faults.push(message.text())
    })
    page.on('request', (request) => {
      if (!request.url().startsWith(url)) faults.push(`elsewhere: ${request.url()}`)
    })
    await page.goto(url + path)
    return { page, faults, close: () => context.close() }
  }
}

/** A browser to look with. */
export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath, args: ['--no-sandbox'] })
}

export type Served = Awaited<ReturnType<typeof servePage>>

/** One page for all tests of a group: served and opened before them, and found without faults after them. */
export function pageForAll(opened: (page: Page, url: string) => void): void {
  let served: Served
  let seen: Seen
  beforeAll(async () => {
    served = await servePage()
    seen = await served.see()
    opened(seen.page, served.url)
  })
  afterAll(async () => {
    expect(seen.faults).toEqual([])
    await served.stop()
  })
}

/** Keeps a picture of what is seen. */
export async function keep(page: Page, name: string): Promise<void> {
  const path = join(shots, `${name}.png`)
  mkdirSync(dirname(path), { recursive: true })
  await page.screenshot({ path, fullPage: true })
}

/** Opens an example patient from the list and waits for the answer. */
export async function open(page: Page, name: string): Promise<void> {
  const explained = page.waitForResponse(/\/explain(\?|$)/)
  await page
    .getByRole('navigation')
    .getByRole('button', { name: new RegExp(`^${name} `) })
    .click()
  await explained
  await page.locator('.banner h1').filter({ hasText: name }).waitFor()
  await answered(page)
}

/** Waits until the service has answered for the record as it is now. */
export async function answered(page: Page): Promise<void> {
  await page
    .locator('.status')
    .filter({ hasText: /kaart|card/i })
    .waitFor()
}
