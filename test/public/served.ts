import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build as buildPages } from 'vite'
import { build } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { packageRoot } from '../../src/knowledge/files/root.ts'
import type { Deployment } from '../../src/site/deployment.ts'
import { day } from '../directory/served.ts'
import { noStore } from '../no-store.ts'
import { launch, seeIn } from '../page/browser.ts'

/** The pages for everyone as they are built, served for a deployment by the real server, and a browser to look at them with. */
export async function servePublic({ knowledge, site, region, clients }: Deployment) {
  const folder = mkdtempSync(join(tmpdir(), 'public-'))
  const configFile = join(packageRoot(), 'src', 'page', 'public', 'vite.config.ts')
  await buildPages({ configFile, logLevel: 'warn', build: { outDir: folder } })
  const config = { ...readConfig({ LOG_LEVEL: 'silent', DATA_DIR: 'memory://', TRY_PAGE: '0' }), site, clients }
  const app = build({ config, knowledge, region, store: noStore().store, today: () => day, publicFolder: folder })
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
