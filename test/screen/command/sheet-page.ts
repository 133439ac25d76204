import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { packageRoot } from '../../../src/knowledge/files/root.ts'

/** Builds the page of the worklist, which `npm run build` leaves and a fresh clone has not. */
export async function buildSheetPage(): Promise<void> {
  if (existsSync(join(packageRoot(), 'dist/worklist/worklist.js'))) return
  await build({ configFile: join(packageRoot(), 'src/page/worklist/vite.config.ts'), logLevel: 'warn' })
}
