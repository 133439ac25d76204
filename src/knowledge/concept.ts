import type { Concept } from '../engine/rule.ts'
import { checkAbout, named } from './about.ts'
import { checkCases } from './cases.ts'
import type { Folder } from './folder.ts'
import type { LoadedConcept } from './knowledge.ts'
import { checkReads, type ImportModule, importConcepts } from './module.ts'
import { type Citable, loadParameters } from './parameters.ts'

/** The concepts of `concepts/`: each comes after the ones it reads, else by name. */
export async function loadConcepts(
  folder: Folder,
  load: ImportModule,
  known: Citable,
): Promise<readonly LoadedConcept[]> {
  const names = folder.folders('concepts')
  const modules = await importConcepts(
    folder,
    names.map((name) => `concepts/${name}`),
    load,
  )
  const readable = new Set<unknown>(modules.map((module) => module?.defined))
  const faulty = modules.includes(undefined)
  const loaded = names.flatMap((name, index) => {
    const at = `concepts/${name}`
    const module = modules[index]
    const path = module?.path ?? `${at}/concept.ts`
    const parameters = loadParameters(folder, at, { path, units: module?.defined.parameters }, known)
    checkCases(folder, at)
    if (!module) return []
    if (!faulty) checkReads(folder, module, readable, 'a concept of concepts/')
    return [{ name, concept: module.defined, parameters }]
  })
  for (const name of names)
    checkAbout(folder, `concepts/${name}`, named(loaded.find((each) => each.name === name)?.parameters, loaded))
  return inOrder(loaded)
}

function inOrder(concepts: readonly LoadedConcept[]): readonly LoadedConcept[] {
  const ordered = new Set<LoadedConcept>()
  const visiting = new Set<Concept>()
  const visit = (each: LoadedConcept): void => {
    if (visiting.has(each.concept)) return
    visiting.add(each.concept)
    for (const read of Object.values(each.concept.reads)) {
      const before = concepts.find(({ concept }) => concept === read)
      if (before) visit(before)
    }
    ordered.add(each)
  }
  for (const each of concepts) visit(each)
  return [...ordered]
}
