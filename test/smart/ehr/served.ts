import { rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { build } from '../../../src/app.ts'
import { readConfig } from '../../../src/config.ts'
import { settle } from '../../../src/deployed-config.ts'
import { referrals } from '../../../src/fhir/referral.ts'
import { loadKnowledge } from '../../../src/knowledge/load.ts'
import { defaultSite } from '../../../src/knowledge/site.ts'
import type { ClientSettings } from '../../../src/trust/client.ts'
import type { LaunchServer } from '../../../src/trust/launch-server.ts'
import { launch } from '../../page/browser.ts'
import { builtTalk } from '../../page/conversation/served.ts'
import { called } from '../../shipped.ts'
import { type Behind, clientId, type Ehr, startEhr } from './ehr.ts'

/** The service with its conversation page, an EHR that may open it, and a browser. */
export interface Talking {
  readonly url: string
  readonly ehr: Ehr
  readonly browser: Browser
  /** Every line of the log. */
  readonly log: readonly string[]
  /** A window of its own, with nothing in it yet. */
  look(options?: BrowserContextOptions): Promise<Seen>
  /** A window in which the EHR opens the page, or with null somebody does. */
  open(launch: string | null, options?: BrowserContextOptions): Promise<Seen>
  stop(): Promise<void>
}

export interface Seen {
  readonly page: Page
  /** What the browser complained of, and requests to where none may go. */
  readonly faults: readonly string[]
  /** Every address that was asked for or stood in the bar. */
  readonly addresses: readonly string[]
}

interface Asked {
  readonly behind: Behind
  readonly clients?: readonly ClientSettings[]
  readonly change?: (server: LaunchServer) => LaunchServer
}

/** Types of resources that the page may read. */
export const types = [
  ...new Set([
    ...Object.values(called.prefetch).map((template) => template.split(/[/?]/)[0] ?? ''),
    ...Object.values(referrals).map(({ type }) => type),
  ]),
]

export async function startTalking({ behind, clients = [], change = (same) => same }: Asked): Promise<Talking> {
  const folder = await builtTalk()
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const ehr = await startEhr(behind, types, `${url}/conversation/`)
  const { iss, authorization } = ehr
  const server = { iss, clientId, origins: [new URL(iss).origin, authorization.issuer], embedIn: [] }
  const said = readConfig({ PUBLIC_URL: url, FHIR_SERVERS: iss, DATA_DIR: 'memory://' })
  const config = settle(said, { site: defaultSite, clients, launchServers: [change(server)] })
  const log: string[] = []
  const knowledge = await loadKnowledge({ cases: false })
  const app = build({
    config,
    knowledge,
    conversationFolder: folder,
    log: { write: (line) => void log.push(line) },
  })
  await app.listen({ host: '127.0.0.1', port })
  const browser = await launch()
  const own = [url, new URL(iss).origin, authorization.issuer]
  return {
    url,
    ehr,
    browser,
    log,
    look: (options = {}) => look(browser, own, options),
    async open(launched, options = {}) {
      const seen = await look(browser, own, options)
      const query = new URLSearchParams({ iss, ...(launched !== null && { launch: launched }) })
      await seen.page.goto(`${url}/conversation/launch?${query}`)
      return seen
    },
    async stop() {
      await browser.close()
      await app.close()
      await ehr.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A window of its own that notes what it sees. */
async function look(browser: Browser, own: readonly string[], options: BrowserContextOptions = {}): Promise<Seen> {
  const context = await browser.newContext({ locale: 'nl-NL', viewport: { width: 1280, height: 800 }, ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  const faults: string[] = []
  const addresses: string[] = []
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`))
  page.on('console', (message) => {
    if (/content.security.policy/i.test(message.text())) faults.push(message.text())
  })
  page.on('framenavigated', (frame) => addresses.push(frame.url()))
  page.on('request', (request) => {
    addresses.push(request.url())
    if (!own.some((origin) => request.url().startsWith(`${origin}/`))) faults.push(`elsewhere: ${request.url()}`)
  })
  return { page, faults, addresses }
}

/** Everything that a tab keeps, of either kind, and its cookies. */
export async function keptBy(page: Page): Promise<string> {
  const storage = await page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
  )
  return storage
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise<void>((resolve) => server.close(() => resolve()))
  return port
}
