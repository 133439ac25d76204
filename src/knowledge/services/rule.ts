import { resourcesOf } from '../card-shape.ts'
import { type CardNames, checkCards, loadCards } from '../cards/card.ts'
import type { Definition, RuleDefinition } from '../definition.ts'
import type { Folder } from '../files/folder.ts'
import { checkReads, type ImportModule, importRules, type Module } from '../files/module.ts'
import { text } from '../files/text.ts'
import type { LoadedConcept, LoadedRule, Text } from '../knowledge.ts'
import { checkAbout, named } from './about.ts'
import { checkReasons } from './declared.ts'
import { type Citable, loadParameters } from './parameters.ts'

/** What the rules of a service are loaded with. */
export interface RuleNames extends Citable, Omit<CardNames, 'resources'> {
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
): Promise<readonly Omit<LoadedRule, 'question' | 'asks' | 'off'>[]> {
  const modules = await importRules(
    folder,
    names.map((name) => `${service}/rules/${name}`),
    load,
  )
  const readable = new Set<Definition>(known.concepts.map(({ concept }) => concept))
  const whole = known.conceptsWhole && !modules.includes(undefined)
  const resources = [...new Set(modules.flatMap((module) => (module ? resourcesOf(module.defined.cards) : [])))]
  if (!known.inOrder) for (const module of modules) if (module) readable.add(module.defined)
  return names.flatMap((name, index) => {
    const module = modules[index]
    if (module && whole) checkReads(folder, module, readable, 'a concept or an earlier rule of this service')
    if (module) readable.add(module.defined)
    return loadRule(folder, `${service}/rules/${name}`, name, module, { ...known, resources })
  })
}

function loadRule(
  folder: Folder,
  at: string,
  name: string,
  module: Module<RuleDefinition> | undefined,
  known: RuleNames & CardNames,
) {
  const path = module?.path ?? `${at}/rule.ts`
  const parameters = loadParameters(folder, at, { path, units: module?.defined.parameters }, known)
  const file = folder.yaml(`${at}/reasons.yaml`)
  const own = file.entries(text)
  const cards = loadCards(folder, at, module?.defined.cards, known)
  if (module) {
    checkReasons(folder, path, module.defined.reasons, { path: `${at}/reasons.yaml`, file, all: own })
    checkCards(folder, at, path, module.defined.cards)
  }
  checkAbout(folder, at, named(module && parameters, known.concepts))
  return module
    ? [{ name, at, rule: module.defined, parameters, cards, reasons: new Map([...known.reasons, ...own]) }]
    : []
}
