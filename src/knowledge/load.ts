import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { loadCodes } from './codes.ts'
import { loadConcepts } from './concept.ts'
import { loadConversation } from './conversation.ts'
import { readFolder } from './folder.ts'
import { hashOf } from './hash.ts'
import type { Knowledge } from './knowledge.ts'
import { type ImportModule, importFrom } from './module.ts'
import { loadProgrammes } from './programme.ts'
import { loadRecognitions } from './recognition.ts'
import { codeRoot, knowledgeRoot, packageRoot } from './root.ts'
import { loadServices } from './service.ts'
import { loadSources } from './sources.ts'
import { text } from './text.ts'
import { loadViews } from './view.ts'

/** Where knowledge is read from; what is left out is that of the package. */
export interface Places {
  /** Folder of the YAML, JSON and Markdown files. */
  readonly root?: string
  /** Folder of the modules that run. */
  readonly code?: string
  readonly importModule?: ImportModule
}

/** Reads and checks all knowledge. @throws KnowledgeFaults with every fault of every file */
export async function loadKnowledge(places: Places = {}): Promise<Knowledge> {
  const { root = knowledgeRoot(), code = places.root ?? codeRoot() } = places
  const { importModule = importFrom(code) } = places
  const folder = await readFolder(root, code)
  const sources = loadSources(folder)
  const codes = loadCodes(folder, sources)
  const views = loadViews(folder)
  const programmes = loadProgrammes(folder, codes, sources)
  const recognitions = loadRecognitions(folder, programmes, { systems: codes.systems, sources })
  const conversation = loadConversation(folder, { systems: codes.systems, sources })
  const terms = folder.yaml('terms.yaml').entries(text)
  const concepts = await loadConcepts(folder, importModule, { sources, units: codes.units })
  const services = await loadServices(folder, { sources, codes, concepts }, importModule)
  folder.faultUnread()
  folder.faults.throwIfAny()
  const [version, hash] = [await packageVersion(), hashOf(folder.texts)]
  return { version, hash, sources, codes, views, programmes, recognitions, conversation, concepts, services, terms }
}

async function packageVersion(): Promise<string> {
  const text = await readFile(join(packageRoot(), 'package.json'), 'utf8')
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version
}
