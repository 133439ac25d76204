import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { loadCodes } from './codes.ts'
import { loadConcepts } from './concept.ts'
import { loadConversation } from './conversation.ts'
import type { Faults } from './fault.ts'
import { type Folder, readFolder } from './folder.ts'
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
  /** Whether `cases.yaml` is checked too. Cases decide nothing and are more than all else together: a server leaves them to `npm run check`. */
  readonly cases?: boolean
}

/** Knowledge as far as it can be read, and what is wrong with it. */
export interface ReadKnowledge {
  readonly knowledge: Knowledge
  readonly faults: Faults
  /** Path and content of every file. */
  readonly texts: Folder['texts']
}

/** Reads and checks all knowledge. @throws KnowledgeFaults with every fault of every file */
export async function loadKnowledge(places: Places = {}): Promise<Knowledge> {
  const { knowledge, faults } = await readKnowledge(places)
  faults.throwIfAny()
  return knowledge
}

/** Reads and checks all knowledge; with faults it may be used for nothing but finding more of them. */
export async function readKnowledge(places: Places = {}): Promise<ReadKnowledge> {
  const { root = knowledgeRoot(), code = places.root ?? codeRoot() } = places
  const { importModule = importFrom(code), cases = true } = places
  const folder = await readFolder(root, code, cases)
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
  const [version, hash] = [await packageVersion(), hashOf(folder.texts)]
  const told = { recognitions, conversation, terms }
  const knowledge = { version, hash, sources, codes, views, programmes, ...told, concepts, services }
  return { knowledge, faults: folder.faults, texts: folder.texts }
}

async function packageVersion(): Promise<string> {
  const text = await readFile(join(packageRoot(), 'package.json'), 'utf8')
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version
}
