import type { Concept, Rule } from '../engine/rule.ts'
import { checkAbout, named } from './about.ts'
import { type CardNames, loadCards } from './card.ts'
import { checkCases } from './cases.ts'
import type { Folder } from './folder.ts'
import type { LoadedConcept, LoadedRule, Text } from './knowledge.ts'
import { checkReads, type ImportModule, importRules, type Module } from './module.ts'
import { type Citable, loadParameters } from './parameters.ts'
import { text } from './text.ts'

/** What the rules of a service are loaded with. */
export interface RuleNames extends Citable, CardNames {
  readonly concepts: readonly LoadedConcept[]
  /** Whether every concept could be loaded; if not, what rules read is not checked. */
  readonly conceptsWhole: boolean
  /** Whether the order of the rules is known; if not, each may read any other. */
  readonly inOrder: boolean
  /** Reasons that every rule of the service may give. */
  readonly reasons: ReadonlyMap<string, Text>
  readonly sources: Citable['sources']
}

/** The rules of a service in its order; each may read concepts and the rules before it. */
export async function loadRules(
  folder: Folder,
  service: string,
  names: readonly string[],
  known: RuleNames,
  load: ImportModule,
): Promise<readonly LoadedRule[]> {
  const modules = await importRules(
    folder,
    names.map((name) => `${service}/${name}`),
    load,
  )
  const readable = new Set<Concept | Rule>(known.concepts.map(({ concept }) => concept))
  const whole = known.conceptsWhole && !modules.includes(undefined)
  if (!known.inOrder) for (const module of modules) if (module) readable.add(module.defined)
  return names.flatMap((name, index) => {
    const module = modules[index]
    if (module && whole) checkReads(folder, module, readable, 'a concept or an earlier rule of this service')
    if (module) readable.add(module.defined)
    return loadRule(folder, `${service}/${name}`, name, module, known)
  })
}

function loadRule(folder: Folder, at: string, name: string, module: Module<Rule> | undefined, known: RuleNames) {
  const path = module?.path ?? `${at}/rule.ts`
  const parameters = loadParameters(folder, at, { path, units: module?.defined.parameters }, known)
  const reasons = folder.yaml(`${at}/reasons.yaml`).entries(text)
  const cards = loadCards(folder, at, known)
  checkCases(folder, at)
  checkAbout(folder, at, named(module && parameters, known.concepts))
  return module
    ? [{ name, rule: module.defined, parameters, cards, reasons: new Map([...known.reasons, ...reasons]) }]
    : []
}
