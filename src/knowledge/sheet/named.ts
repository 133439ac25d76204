import type { Entries } from '../files/entries.ts'
import type { Path, YamlFile } from '../files/yaml.ts'
import type { LoadedConcept, LoadedRule, Service, Source } from '../knowledge.ts'

/** What the texts of the conversation page may name. */
export interface SheetNames {
  readonly services: readonly Service[]
  readonly concepts: readonly LoadedConcept[]
  readonly sources: Entries<Source>
  readonly units: Entries<unknown>
  /** Of drugs, and of groups of them. */
  readonly classes: Entries<unknown>
  readonly diets: readonly string[]
  /** Lists of coded observations, and of conditions. */
  readonly findings: ReadonlyMap<string, unknown>
  readonly conditions: Entries<unknown>
}

type Named = SheetNames & { readonly service: string }

/** The rules of the service that the page is about, triggers too. */
export function rulesOf({ services, service }: Named): readonly LoadedRule[] {
  return services.filter(({ folder }) => folder === service).flatMap(({ rules }) => rules)
}

/** Checks everything that a file names of the service, wherever it stands: rules, reasons, results, concepts, drugs and sources. */
export function checkNamed(file: YamlFile, known: Named): void {
  const rules = rulesOf(known)
  if (rules.length === 0) return
  visit(file.content, [], (node, at) => {
    if (typeof node.rule === 'string') checkRule(node.rule, node, at)
    if (typeof node.concept === 'string') checkConcept(node.concept, node, at)
    for (const key of ['drugs', 'classes'] as const)
      for (const [index, name] of namesIn(node[key]).entries())
        if (!known.classes.knows(name))
          file.fault([...at, key, index], `"${name}" is no class or group of drugs: mend it`)
    for (const [index, name] of namesIn(node.diets).entries())
      if (!known.diets.includes(name)) file.fault([...at, 'diets', index], `"${name}" is no diet: mend it`)
    if (typeof node.finding === 'string' && !known.findings.has(node.finding))
      file.fault([...at, 'finding'], `"${node.finding}" is no list of codes/observations.yaml: mend it`)
    for (const [index, name] of namesIn('for' in node ? node.recorded : []).entries())
      if (!known.conditions.knows(name))
        file.fault([...at, 'recorded', index], `"${name}" is no list of codes/conditions.yaml: mend it`)
    if (typeof node.source === 'string' && !known.sources.knows(node.source))
      file.fault([...at, 'source'], `the source "${node.source}" is not in sources.yaml: add it there or mend the id`)
  })

  function checkRule(name: string, node: Node, at: Path): void {
    const found = rules.find((each) => each.name === name)
    if (!found) {
      file.fault([...at, 'rule'], `there is no rule "${name}" in ${known.service}: mend it`)
      return
    }
    const reasons = [...found.rule.reasons, ...outsideOf(known)]
    for (const [index, reason] of namesIn(node.reasons).entries())
      if (!reasons.includes(reason))
        file.fault([...at, 'reasons', index], `${name} does not give the reason "${reason}": mend it`)
    const member = Array.isArray(node.at) ? node.at[0] : node.at
    if (typeof member === 'string' && !found.rule.result.includes(member))
      file.fault([...at, 'at'], `the result of ${name} has no "${member}": use one of ${found.rule.result.join(', ')}`)
  }

  function checkConcept(name: string, node: Node, at: Path): void {
    const found = known.concepts.find((each) => each.name === name)
    if (!found) {
      file.fault([...at, 'concept'], `there is no concept "${name}": mend it`)
      return
    }
    const member: unknown = Array.isArray(node.at) ? node.at[0] : undefined
    if (typeof member === 'string' && !found.concept.result.includes(member))
      file.fault([...at, 'at'], `the concept ${name} declares no "${member}" under result: declare it or mend this`)
  }
}

/** Why the service does not apply. */
export function outsideOf({ services, service }: Named): readonly string[] {
  return services.filter(({ folder }) => folder === service).flatMap(({ applies }) => applies.concept.reasons)
}

type Node = Readonly<Record<string, unknown>>

/** Goes to every map in a file. */
export function visit(content: unknown, at: Path, told: (node: Node, at: Path) => void): void {
  if (typeof content !== 'object' || content === null) return
  if (!Array.isArray(content)) told(content as Node, at)
  for (const [key, value] of Object.entries(content))
    visit(value, [...at, Array.isArray(content) ? Number(key) : key], told)
}

function namesIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []
}
