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
import { checkTriggers, loadPart, placesOf, type RulePlace } from './trigger.ts'

/** What the rules of a service are loaded with. */
export interface RuleNames extends Citable, Omit<CardNames, 'resources' | 'triggers'> {
  readonly concepts: readonly LoadedConcept[]
  /** The rules of services before this one, and what they ask: what one of them decides may be read, so that two never differ on the same data. */
  readonly before: readonly Definition[]
  /** Whether every concept could be loaded; if not, what rules read is not checked. */
  readonly conceptsWhole: boolean
  /** Whether the order of the rules is known; if not, each may read any other. */
  readonly inOrder: boolean
  /** Reasons that every rule of the service may give. */
  readonly reasons: ReadonlyMap<string, Text>
  readonly sources: Citable['sources']
}

/** The rules of a service in its order, each behind its triggers; each may read concepts and the rules before it. */
export async function loadRules(
  folder: Folder,
  service: string,
  names: readonly string[],
  known: RuleNames,
  load: ImportModule,
): Promise<readonly Omit<LoadedRule, 'question' | 'asks' | 'off'>[]> {
  const places = placesOf(folder, service, names)
  const modules = await importRules(
    folder,
    places.map(({ at }) => at),
    load,
  )
  const readable = new Set<Definition>([...known.concepts.map(({ concept }) => concept), ...known.before])
  const whole = known.conceptsWhole && !modules.includes(undefined)
  const resources = [...new Set(modules.flatMap((module) => (module ? resourcesOf(module.defined.cards) : [])))]
  if (!known.inOrder) for (const module of modules) if (module) readable.add(module.defined)
  const loaded = places.flatMap((place, index) => {
    const module = modules[index]
    if (module && whole)
      checkReads(folder, module, readable, 'a concept, or an earlier rule of this service or of one before it')
    if (module) readable.add(module.defined)
    const triggers = places.flatMap(({ name, partOf }) => (partOf === place.name ? [name] : []))
    return loadRule(folder, place, module, { ...known, resources, triggers })
  })
  if (!modules.includes(undefined)) checkTriggers(folder, loaded)
  return loaded.map(({ module, ...rule }) => ({ ...rule, reasons: reasonsOf(rule, loaded) }))
}

/** What a rule can answer: also with the name of a trigger of its own, whose sentence stands with the trigger. */
function reasonsOf(
  { name, reasons }: Pick<LoadedRule, 'name' | 'reasons'>,
  all: readonly Pick<LoadedRule, 'name' | 'partOf' | 'reasons'>[],
): LoadedRule['reasons'] {
  const triggers = all.filter(({ partOf }) => partOf === name)
  const sentences = triggers.flatMap((trigger): [string, Text][] => {
    const sentence = trigger.reasons.get(trigger.name)
    return sentence ? [[trigger.name, sentence]] : []
  })
  return new Map([...sentences, ...reasons])
}

function loadRule(
  folder: Folder,
  { name, at, partOf }: RulePlace,
  module: Module<RuleDefinition> | undefined,
  known: RuleNames & CardNames,
) {
  const path = module?.path ?? `${at}/rule.ts`
  const parameters = loadParameters(folder, at, { path, units: module?.defined.parameters }, known)
  const file = folder.yaml(`${at}/reasons.yaml`)
  const own = file.entries(text)
  const isTrigger = partOf !== null
  const cards = isTrigger
    ? loadPart(folder, at, module, known)
    : loadCards(folder, at, module?.defined.cards, known, module?.defined.reasons)
  if (module) {
    const reasons = module.defined.reasons.filter((reason) => !known.triggers.includes(reason))
    checkReasons(folder, path, reasons, { path: `${at}/reasons.yaml`, file, all: own })
    if (isTrigger) checkOwnReason(folder, path, name, module.defined)
    else checkCards(folder, at, path, module.defined.cards)
  }
  checkAbout(folder, at, named(module && parameters, known.concepts))
  return module
    ? [
        {
          name,
          at,
          partOf,
          module,
          rule: module.defined,
          parameters,
          cards,
          reasons: new Map([...known.reasons, ...own]),
        },
      ]
    : []
}

/** A trigger that holds is told by its own name, wherever it is counted. */
function checkOwnReason(folder: Folder, path: string, name: string, { reasons }: RuleDefinition): void {
  if (!reasons.includes(name))
    folder.fault(path, `a trigger that holds is told by its name: declare the reason "${name}"`)
}
