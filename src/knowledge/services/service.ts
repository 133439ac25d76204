import { z } from 'zod'
import { checkSuggestions, loadSuggestions } from '../cards/suggestion.ts'
import type { LoadedCodes } from '../codes/codes.ts'
import type { Definition } from '../definition.ts'
import { Entries } from '../files/entries.ts'
import type { Folder } from '../files/folder.ts'
import type { ImportModule } from '../files/module.ts'
import type { YamlFile } from '../files/yaml.ts'
import type { LoadedConcept, LoadedRule, OverrideReason, Service, Source, Text } from '../knowledge.ts'
import { loadCourse } from '../service-file/course.ts'
import { checkHooks } from '../service-file/hook.ts'
import { loadOutcomes } from '../service-file/outcomes.ts'
import {
  checkReasonSystem,
  commonReasons,
  loadOverrideReasons,
  readOverrideReasons,
} from '../service-file/override-reason.ts'
import { loadPopulation } from '../service-file/population.ts'
import { checkNeeds, checkPrefetch } from '../service-file/prefetch.ts'
import { checkQuestions, loadQuestions, questionOf } from '../service-file/question.ts'
import { checkRankings } from '../service-file/ranking.ts'
import { checkReading } from '../service-file/reading.ts'
import { serviceFile } from '../service-file/service-file.ts'
import { findAsked } from './asked-concepts.ts'
import { areWhole } from './concept.ts'
import { conceptsFor } from './concept-scope.ts'
import { checkDespite, checkReasons, checkSilences, loadSentences } from './declared.ts'
import { loadRules } from './rule.ts'

/** What services refer to. */
export interface ServiceNames {
  readonly sources: Entries<Source>
  readonly codes: LoadedCodes
  readonly concepts: readonly LoadedConcept[]
  readonly terms: Entries<Text>
}

/** Folders that are no service. */
const notServices = ['codes', 'conversation', 'explained', 'views', 'programmes', 'shared']

/** What services have in common, and what the ones before a service have taken already. */
interface Common {
  readonly questions: Entries<Text>
  readonly overrideReasons: Entries<OverrideReason>
  /** Discovery id -> folder. */
  readonly ids: Map<string, string>
  readonly services: Map<string, Service>
}

/** Every service folder, on each of its hooks, by the id that clients call. */
export async function loadServices(
  folder: Folder,
  known: ServiceNames,
  load: ImportModule,
): Promise<Map<string, Service>> {
  const { file, known: questions } = loadQuestions(folder)
  const reasons = folder.yamlIfThere(commonReasons)
  const overrideReasons = reasons
    ? readOverrideReasons(reasons, commonReasons, { sources: known.sources, units: known.codes.units })
    : new Entries<OverrideReason>([])
  const common: Common = { questions, overrideReasons, ids: new Map(), services: new Map() }
  for (const name of folder.folders('').filter((name) => !notServices.includes(name)))
    for (const service of await loadService(folder, name, known, common, load)) common.services.set(service.id, service)
  const asked = [...common.services.values()].flatMap(({ rules }) => rules.map(({ question }) => question))
  for (const name of questions.keys())
    if (!asked.includes(name)) file?.fault([name], `no rule asks "${name}": name one in a service.yaml, or take it out`)
  return common.services
}

async function loadService(
  folder: Folder,
  at: string,
  { sources, codes, concepts, terms }: ServiceNames,
  common: Common,
  load: ImportModule,
): Promise<readonly Service[]> {
  const file = folder.yaml(`${at}/service.yaml`)
  const suggestions = loadSuggestions(folder, at)
  const silences = loadSentences(folder, `${at}/silences.yaml`)
  const overrideReasons = loadOverrideReasons(folder, at, common.overrideReasons, {
    sources,
    units: codes.units,
    silences: silences.all,
  })
  const reasons = loadSentences(folder, `${at}/reasons.yaml`)
  const read = file.read(serviceFile)
  folder.pass(`${at}/course.yaml`)
  folder.pass(`${at}/population.yaml`)
  folder.pass(`${at}/outcomes.yaml`)
  const folders = folder.folders(`${at}/rules`)
  const listed = rulesIn(file)
  const names = new Set([...(listed ?? []), ...folders].filter((name) => folders.includes(name)))
  const own = conceptsFor(at, concepts)
  const conceptsWhole = areWhole(folder, at, concepts)
  const loaded = await loadRules(
    folder,
    at,
    [...names],
    {
      sources,
      units: codes.units,
      suggestions: suggestions.all,
      overrideReasons,
      terms,
      concepts: own,
      before: definedBefore(common, concepts),
      conceptsWhole,
      inOrder: listed !== undefined,
      reasons: reasons.all,
    },
    load,
  )
  if (!read) return []
  const { hooks, status, rulesOff, audience, questions, underWay: _asked, remark: _said, ...rest } = read
  const rules = loaded.map((rule) => ({
    ...rule,
    question: questionOf(rule.name, at, questions),
    asks: rest.rules[rule.partOf ?? rule.name] as Text,
    off: rulesOff.includes(rule.partOf ?? rule.name),
    ...audienceOf(rule.partOf ?? rule.name, audience),
  }))
  const ownCards = rules.filter(({ partOf }) => partOf === null)
  const asked = findAsked(folder, file, at, read, own)
  const ruleNames = Object.keys(read.rules)
  checkRules(file, ruleNames, rulesOff, folders)
  for (const name of Object.keys(audience).filter((name) => !ruleNames.includes(name)))
    file.fault(['audience', name], `"${name}" is not among the rules of this service: mend the name`)
  checkHooks(file, at, { hooks, rules: ruleNames }, common.ids)
  checkQuestions(file, { questions, rules: ruleNames }, common.questions)
  checkPrefetch(file, read)
  checkNeeds(folder, rules, read)
  checkRankings(file, read.rankings, folder, {
    folder: at,
    names: ruleNames,
    rules: ownCards,
    silences: silences.all,
    overrideReasons,
  })
  checkReasonSystem(file, read.overrideReasonSystem, overrideReasons, common.services.values())
  const silencing = [...overrideReasons.values()].flatMap(({ silence }) => silence?.notShown ?? [])
  const areAllThere = ownCards.length === names.size
  checkSilences(folder, silences, rules, silencing, areAllThere)
  if (areAllThere) checkSuggestions(suggestions, rules, (code) => terms.knows(code))
  if (!asked) return []
  const course = loadCourse(folder, at, { codes, names: ruleNames, rules, limits: asked.why.course?.limits })
  const { at: applies, concept } = asked.applies
  const outcomes = loadOutcomes(folder, at, { concepts: own, codes })
  const population = loadPopulation(folder, at, {
    names: ruleNames,
    rules: ownCards,
    outside: concept.reasons,
    codes,
    silences: silences.all,
    citable: { sources, units: codes.units },
  })
  checkReasons(folder, folder.module(applies, 'concept') ?? applies, concept.reasons, reasons)
  checkDespite(folder, rules, asked)
  checkReading(file, asked.reading, codes)
  return hooks.map(({ id, hook, rules: own }) => ({
    ...rest,
    ...asked,
    course,
    population,
    outcomes,
    id,
    folder: at,
    hook,
    offered: status === 'active',
    rules: own ? rules.filter(({ name, partOf }) => own.includes(partOf ?? name)) : rules,
    suggestions: suggestions.all,
    overrideReasons,
    silences: silences.all,
  }))
}

function audienceOf(rule: string, audience: Readonly<Record<string, string>>): Pick<LoadedRule, 'audience'> {
  const whom = Object.hasOwn(audience, rule) ? audience[rule] : undefined
  return whom === undefined ? {} : { audience: whom }
}

/** The rules of the services before this one, and the concepts that they ask. */
function definedBefore({ services }: Common, concepts: readonly LoadedConcept[]): readonly Definition[] {
  const rules = [...services.values()].flatMap((service) => service.rules.map(({ rule }) => rule))
  const folders = [...services.values()].map(({ folder }) => `${folder}/`)
  const asked = concepts.filter(({ at }) => folders.some((folder) => at.startsWith(folder)))
  return [...rules, ...asked.map(({ concept }) => concept)]
}

/** The names of the rules in their order, also where something else of the file is wrong. */
function rulesIn({ content }: YamlFile): readonly string[] | undefined {
  const read = z.object({ rules: z.record(z.string(), z.unknown()) }).safeParse(content).data?.rules
  return read && Object.keys(read)
}

function checkRules(
  file: YamlFile,
  rules: readonly string[],
  rulesOff: readonly string[],
  folders: readonly string[],
): void {
  for (const name of rules)
    if (!folders.includes(name))
      file.fault(['rules', name], `the rule "${name}" has no folder: add it or take the name out`)
  for (const name of folders)
    if (!rules.includes(name))
      file.fault(['rules'], `the folder "${name}" is not among the rules: list it at its place, or take it out`)
  for (const [index, name] of rulesOff.entries())
    if (!rules.includes(name))
      file.fault(['rulesOff', index], `"${name}" is not among the rules of this service: mend the name`)
}
