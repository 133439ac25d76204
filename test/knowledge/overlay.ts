import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { KnowledgeFaults } from '../../src/knowledge/fault.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'

const good = fileURLToPath(new URL('./good', import.meta.url))

/** Folder of the faults: each lays a few files over the good knowledge. */
export const broken: string = fileURLToPath(new URL('../broken', import.meta.url))

/** The faults, one text each, of the good knowledge with one fault laid over it (and files taken out of it). */
export async function faultsWith(fault: string | null, without: readonly string[] = []): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'knowledge-'))
  const root = join(folder, 'cds-services')
  const over = fault === null ? undefined : join(broken, fault)
  cpSync(good, root, { recursive: true })
  if (over) cpSync(over, root, { recursive: true })
  for (const path of without) rmSync(join(root, path), { recursive: true })
  const importModule = (path: string): Promise<unknown> => {
    const [first, second] = [over && join(over, `${path}.ts`), join(good, `${path}.ts`)]
    return import(/* @vite-ignore */ pathToFileURL(first && existsSync(first) ? first : second).href)
  }
  try {
    await loadKnowledge({ root, importModule })
    return []
  } catch (error) {
    if (!(error instanceof KnowledgeFaults)) throw error
    return error.message.split('\n').slice(1)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
