import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build as buildPages } from 'vite'
import { build } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { packageRoot } from '../../src/knowledge/files/root.ts'
import type { Deployment } from '../../src/site/deployment.ts'
import { day } from '../directory/served.ts'
import { noStore } from '../no-store.ts'
import { inBrowser } from '../page/browser.ts'

/** The pages for everyone as they are built, served for a deployment by the real server, and a browser to look at them with. */
export async function servePublic({ knowledge, site, region, clients }: Deployment) {
  const folder = mkdtempSync(join(tmpdir(), 'public-'))
  const configFile = join(packageRoot(), 'src', 'page', 'public', 'vite.config.ts')
  await buildPages({ configFile, logLevel: 'warn', build: { outDir: folder } })
  const config = { ...readConfig({ LOG_LEVEL: 'silent', DATA_DIR: 'memory://', TRY_PAGE: '0' }), site, clients }
  const app = build({ config, knowledge, region, store: noStore().store, today: () => day, publicFolder: folder })
  return inBrowser(app, folder)
}
