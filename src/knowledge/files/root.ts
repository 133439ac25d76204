import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = fileURLToPath(import.meta.url)

/** Extension of the modules that run: `.ts` from source (tests), `.js` when compiled. */
export const moduleExtension: '.ts' | '.js' = here.endsWith('.ts') ? '.ts' : '.js'

/** Folder of the nearest package.json above this module, from source and from `dist` alike. @throws Error when there is none */
export function packageRoot(): string {
  let folder = dirname(here)
  while (!existsSync(join(folder, 'package.json'))) {
    const above = dirname(folder)
    if (above === folder) throw new Error('no package.json above the program: install the package whole')
    folder = above
  }
  return folder
}

/** The knowledge that is shipped: YAML, JSON and Markdown are always read from here. */
export function knowledgeRoot(): string {
  return join(packageRoot(), 'cds-services')
}

/** Where the modules of the shipped knowledge run from: beside the YAML, or in `dist` when compiled. */
export function codeRoot(): string {
  return moduleExtension === '.ts' ? knowledgeRoot() : join(packageRoot(), 'dist', 'cds-services')
}
