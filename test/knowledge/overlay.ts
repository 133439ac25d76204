import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { KnowledgeFaults } from '../../src/knowledge/files/fault.ts'
import { loadWithCases, type Places } from '../../src/knowledge/load.ts'

const good = fileURLToPath(new URL('./good', import.meta.url))
/** A rule with triggers, laid over the good knowledge where a fault is about them. */
export const triggers: string = fileURLToPath(new URL('./triggers', import.meta.url))

/** How the names of folders with faults of triggers begin. */
const ofTriggers = 'trigger-'

/** Folder of the faults: each lays a few files over the good knowledge, and names in one more all that is to be told, as `place: words` in part. */
export const broken: string = fileURLToPath(new URL('../broken', import.meta.url))
export const expectedFaults = 'faults.txt'

/** What comes of the good knowledge with the files of a folder laid over it, and files taken out of it; with views of another folder. */
export async function laidOver<T>(
  over: string | null,
  without: readonly string[],
  use: (places: Places) => Promise<T>,
  views: string | null = null,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'knowledge-'))
  const root = join(folder, 'cds-services')
  cpSync(good, root, { recursive: true })
  if (views) cpSync(views, join(root, 'views'), { recursive: true })
  const layers = [over, over !== null && basename(over).startsWith(ofTriggers) ? triggers : null, good]
  if (layers[1]) cpSync(layers[1], root, { recursive: true })
  if (over) cpSync(over, root, { recursive: true, filter: (path) => basename(path) !== expectedFaults })
  for (const path of without) rmSync(join(root, path), { recursive: true })
  const importModule = (path: string): Promise<unknown> => {
    const places = layers.flatMap((layer) => (layer ? [join(layer, `${path}.ts`)] : []))
    const found = places.find((place) => existsSync(place)) ?? join(good, `${path}.ts`)
    return import(/* @vite-ignore */ pathToFileURL(found).href)
  }
  try {
    return await use({ root, importModule })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The faults, one text each, of the good knowledge with one fault laid over it (and files taken out of it). */
export async function faultsWith(fault: string | null, without: readonly string[] = []): Promise<readonly string[]> {
  try {
    await laidOver(fault === null ? null : join(broken, fault), without, loadWithCases)
    return []
  } catch (error) {
    if (!(error instanceof KnowledgeFaults)) throw error
    return error.message.split('\n').slice(1)
  }
}
