import { cpSync, mkdtempSync, readdirSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { build as buildPages } from 'vite'
import { build } from '../../../src/app.ts'
import { readConfig } from '../../../src/config.ts'
import type { Sheet } from '../../../src/conversation/sheet.ts'
import { builtConversation } from '../../../src/http/conversation/pages.ts'
import { packageRoot } from '../../../src/knowledge/files/root.ts'
import { loadKnowledge } from '../../../src/knowledge/load.ts'
import { noStore } from '../../no-store.ts'
import { inBrowser, keep } from '../browser.ts'

const source = join(packageRoot(), 'src', 'page')

/** Whether a build, such as that of `npm test`, has left the pages as their sources are now. */
function isBuilt(): boolean {
  const built = statSync(join(builtConversation(), 'demo.html'), { throwIfNoEntry: false })?.mtimeMs ?? 0
  const sources = readdirSync(source, { recursive: true, encoding: 'utf8' })
  return sources.every((name) => statSync(join(source, name)).mtimeMs < built)
}

/** The pages of the conversation as they are built, in a folder of their own. */
export async function builtTalk(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'conversation-'))
  const configFile = join(source, 'conversation', 'vite.config.ts')
  if (isBuilt()) cpSync(builtConversation(), folder, { recursive: true })
  else await buildPages({ configFile, logLevel: 'warn', build: { outDir: folder } })
  return folder
}

/** The conversation served by the real server, and a browser to look at it with. */
export async function serveTalk(env: Readonly<Record<string, string>> = {}) {
  const folder = await builtTalk()
  const config = readConfig({ LOG_LEVEL: 'silent', DATA_DIR: 'memory://', ...env })
  const knowledge = await loadKnowledge({ cases: false })
  const app = build({ config, knowledge, store: noStore().store, conversationFolder: folder })
  const served = await inBrowser(app, folder)

  return {
    ...served,
    /** Opens the first screen about an example, with this sheet in the place of the service's. */
    async talk(sheet: Sheet, options: BrowserContextOptions = {}, name = 'Banaan') {
      const seen = await served.see(options, '/conversation/demo')
      await seen.page.route('**/conversation/explain', (route) => route.fulfill({ json: sheet }))
      await choose(seen.page, name)
      return seen
    },
  }
}

export type ServedTalk = Awaited<ReturnType<typeof serveTalk>>

/** Chooses an example from the list. */
export async function choose(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${name} `) }).click()
  await page.locator('main:not(.people) h1').waitFor()
}

/** From the first screen to the first part. */
export async function begin(page: Page): Promise<void> {
  await page.locator('button.begin').click()
  await page.locator('nav.steps').waitFor()
}

/** Goes to a part by its place in the list. */
export async function toPart(page: Page, at: number): Promise<void> {
  await page
    .locator('nav.steps button')
    .nth(at - 1)
    .click()
}

/** Keeps a picture of the conversation, beside those of the other pages. */
export function keepTalk(page: Page, name: string): Promise<void> {
  return keep(page, `talk/${name}`)
}
