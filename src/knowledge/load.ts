import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type Cases, loadCases, passCases } from './cases/cases.ts'
import { wordsOfCodes } from './code-words.ts'
import { loadCodes } from './codes/codes.ts'
import { checkColumns } from './codes/marks.ts'
import { loadViews } from './codes/view.ts'
import { loadExplained } from './explained/load.ts'
import { allOf } from './files/entries.ts'
import type { Faults } from './files/fault.ts'
import { type Folder, readFolder } from './files/folder.ts'
import { type ImportModule, importFrom } from './files/module.ts'
import { codeRoot, knowledgeRoot, packageRoot } from './files/root.ts'
import { text } from './files/text.ts'
import { hashOf } from './hash.ts'
import type { Knowledge } from './knowledge.ts'
import { checkNames } from './names.ts'
import { checkOwnTerms } from './own-terms.ts'
import { loadPacing } from './pacing.ts'
import { loadConversations } from './programmes/conversations.ts'
import { loadCriterionNames } from './programmes/criteria.ts'
import { loadDiets } from './programmes/diets.ts'
import { loadFacets } from './programmes/facets.ts'
import { lanes, loadProgrammes } from './programmes/programme.ts'
import { loadRecognitions } from './programmes/recognitions.ts'
import { checkRequests } from './programmes/requests.ts'
import { loadConcepts } from './services/concept.ts'
import { loadServices } from './services/service.ts'
import { loadSources } from './services/sources.ts'
import { loadSheet } from './sheet/load.ts'
import { loadGuarantees } from './site.ts'

/** Where knowledge is read from; what is left out is that of the package. */
export interface Places {
  /** Folder of the YAML, JSON and Markdown files. */
  readonly root?: string
  /** Folder of the modules that run. */
  readonly code?: string
  readonly importModule?: ImportModule
  /** Whether cases and `names.ts` are read too. They decide nothing, and cases are more than all else together: a server leaves them to `npm run check`. */
  readonly cases?: boolean
}

/** Knowledge as far as it can be read, and what is wrong with it. */
export interface ReadKnowledge {
  readonly knowledge: Knowledge
  readonly faults: Faults
  /** Path and content of every file. */
  readonly texts: Folder['texts']
  /** Undefined where they were not to be read, or where something else is faulty: what they name is then not known. */
  readonly cases: Cases | undefined
}

/** Reads and checks all knowledge. @throws KnowledgeFaults with every fault of every file */
export async function loadKnowledge(places: Places = {}): Promise<Knowledge> {
  const { knowledge, faults } = await readKnowledge(places)
  faults.throwIfAny()
  return knowledge
}

/** The same, with the cases. @throws KnowledgeFaults with every fault of every file */
export async function loadWithCases(
  places: Places = {},
): Promise<{ readonly knowledge: Knowledge; readonly cases: Cases }> {
  const { knowledge, faults, cases } = await readKnowledge({ ...places, cases: true })
  faults.throwIfAny()
  if (!cases) throw new Error('cases were left unread although nothing is faulty')
  return { knowledge, cases }
}

/** Reads and checks all knowledge; with faults it may be used for nothing but finding more of them. */
export async function readKnowledge(places: Places = {}): Promise<ReadKnowledge> {
  const { root = knowledgeRoot(), code = places.root ?? codeRoot() } = places
  const { importModule = importFrom(code), cases: withCases = false } = places
  const folder = await readFolder(root, code, withCases)
  const sources = loadSources(folder)
  const codes = loadCodes(folder, sources)
  const views = loadViews(folder)
  checkColumns(folder.yaml('codes/observations.yaml'), codes.marks, views.get('Specimen'))
  const diets = loadDiets(folder)
  const criteria = loadCriterionNames(folder, codes)
  const facets = loadFacets(folder, { lanes, medication: diets.order })
  const programmes = loadProgrammes(folder, { codes, sources, diets, criteria, facets })
  const recognitions = loadRecognitions(folder, { programmes, diets }, { systems: codes.systems, sources })
  const conversations = loadConversations(folder, { systems: codes.systems, sources })
  checkRequests(folder, codes.requests, conversations)
  const guarantees = loadGuarantees(folder)
  const terms = folder.yaml('terms.yaml').entries(text)
  checkOwnTerms(folder, terms)
  const concepts = await loadConcepts(folder, importModule, { sources, units: codes.units })
  const services = await loadServices(folder, { sources, codes, concepts, terms }, importModule)
  const codeWords = wordsOfCodes({ codes, terms, programmes })
  const explained = loadExplained(folder, {
    sources,
    services: [...services.values()],
    words: (code) => codeWords.get(code),
  })
  const sheet = loadSheet(folder, {
    sources,
    units: codes.units,
    services: [...services.values()].filter(({ hook }) => hook === 'patient-view'),
    concepts,
    classes: allOf(codes.medications.classes, codes.medications.groups),
    diets: diets.order,
    findings: codes.findings,
    conditions: codes.conditions,
  })
  const pacing = loadPacing(folder, { sources, units: codes.units }, codes, [...services.values()])
  const [version, hash] = [await packageVersion(), hashOf(folder.texts)]
  const told = { diets, criteria, facets, recognitions, conversations, guarantees, terms, explained, sheet }
  const knowledge: Knowledge = { version, hash, sources, codes, views, programmes, ...told, concepts, services, pacing }
  const whole = withCases && !folder.faults.any
  if (withCases) checkNames(folder, knowledge)
  const cases = whole ? loadCases(folder, knowledge) : passCases(folder)
  folder.faultUnread()
  return { knowledge, faults: folder.faults, texts: folder.texts, cases }
}

async function packageVersion(): Promise<string> {
  const text = await readFile(join(packageRoot(), 'package.json'), 'utf8')
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version
}
