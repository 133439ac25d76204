import { z } from 'zod'
import { parseTemplate, TemplateError } from '../../template/parse.ts'
import type { LoadedCodes } from '../codes/codes.ts'
import type { Definition } from '../definition.ts'
import type { Folder } from '../files/folder.ts'
import { bareNumbers } from '../files/number.ts'
import { type Fields, text, words } from '../files/text.ts'
import type { Path, YamlFile } from '../files/yaml.ts'
import type { DrawnBand, DrawnLimit, DrawnValue, LoadedConcept, LoadedRule, Plot, Service, Text } from '../knowledge.ts'

const value = z.strictObject({
  rule: words,
  value: words,
  unless: z.array(words).min(1).default([]),
  words: text,
} satisfies Fields<DrawnValue>)
const limit = z.strictObject({ value: words, words: text } satisfies Fields<DrawnLimit>)
const band = z.strictObject({ rule: words, from: words, to: words, words: text } satisfies Fields<DrawnBand>)
const plot = z.strictObject({
  title: text,
  unit: words,
  facts: z.array(words).min(1),
  values: z.array(value).default([]),
  limits: z.array(limit).default([]),
  bands: z.array(band).default([]),
} satisfies Fields<Omit<Plot, 'name'>>)

/** What the plots of a service may name; `rules` and `limits` as far as they could be loaded. */
export interface DrawnNames {
  readonly codes: LoadedCodes
  /** All names of rules, also of those that could not be loaded. */
  readonly names: readonly string[]
  readonly rules: readonly Pick<LoadedRule, 'name' | 'rule'>[]
  readonly limits: LoadedConcept | undefined
}

/** `course.yaml` of a service: what is drawn of what it read; nothing where the file is absent. */
export function loadCourse(folder: Folder, service: string, known: DrawnNames): Service['course'] {
  const file = folder.yamlIfThere(`${service}/course.yaml`)
  if (!file) return { plots: [] }
  const onset = file.read(z.strictObject({ onset: words.exactOptional(), plots: z.unknown() }))?.onset
  if (onset !== undefined && !known.codes.conditions.knows(onset))
    file.fault(['onset'], `the condition "${onset}" is not in codes/conditions.yaml: add it there or mend it`)
  const plots = file.entries(plot, ['plots'])
  const drawn = new Map<string, string>()
  for (const [name, each] of plots) checkPlot(file, ['plots', name], each, known, drawn)
  return { ...(onset !== undefined && { onset }), plots: [...plots].map(([name, each]) => ({ name, ...each })) }
}

/** @param drawn fact -> place, of all plots so far; gets those of this one */
function checkPlot(
  file: YamlFile,
  at: Path,
  { title, unit, facts, values, limits, bands }: Omit<Plot, 'name'>,
  known: DrawnNames,
  drawn: Map<string, string>,
): void {
  checkWords(file, [...at, 'title'], title, [])
  for (const [index, fact] of facts.entries()) {
    const found = [...known.codes.measures.values()].find((each) => namesOf(each).includes(fact))
    if (!found && !known.codes.measures.knows(fact))
      file.fault([...at, 'facts', index], `"${fact}" is no measure of codes/observations.yaml: mend the name`)
    else if (found && found.unit !== unit)
      file.fault([...at, 'facts', index], `"${fact}" is in ${found.unit}, not in ${unit}: give it a plot of its own`)
    if (drawn.has(fact))
      file.fault([...at, 'facts', index], `"${fact}" is in the plot ${drawn.get(fact)} already: keep one`)
    drawn.set(fact, String(at.at(-1)))
  }
  for (const [index, { rule: name, value, unless, words }] of values.entries()) {
    const place = [...at, 'values', index]
    checkWords(file, [...place, 'words'], words, ['value'])
    const rule = ruleAt(file, [...place, 'rule'], name, known)
    if (!rule) continue
    checkValue(file, [...place, 'value'], value, unitsOf(value, rule.rule), {
      unit,
      owner: `the rule "${name}" or what it reads`,
    })
    for (const [row, reason] of unless.entries())
      if (!rule.rule.reasons.includes(reason))
        file.fault([...place, 'unless', row], `"${reason}" is no reason of the rule "${name}": mend the name`)
  }
  for (const [index, { value, words }] of limits.entries()) {
    const place = [...at, 'limits', index]
    checkWords(file, [...place, 'words'], words, ['value'])
    const owner = known.limits ? `the concept "${known.limits.name}"` : 'a concept named in why.course.limits'
    const own = known.limits?.concept.parameters[value]
    checkValue(file, [...place, 'value'], value, own === undefined ? [] : [own], { unit, owner })
  }
  for (const [index, { rule: name, from, to, words }] of bands.entries()) {
    const place = [...at, 'bands', index]
    checkWords(file, [...place, 'words'], words, ['from', 'to'])
    const rule = ruleAt(file, [...place, 'rule'], name, known)
    for (const [end, key] of Object.entries({ from, to }))
      if (rule && !rule.rule.result.includes(key))
        file.fault([...place, end], `"${key}" is not in the result of the rule "${name}": mend the name`)
  }
}

function namesOf({ name, called = {} }: { name: string; called?: Readonly<Record<string, string>> }) {
  return [name, ...Object.values(called)]
}

/** The rule of a name where it could be loaded. */
function ruleAt(file: YamlFile, at: Path, name: string, { names, rules }: DrawnNames) {
  if (!names.includes(name)) file.fault(at, `"${name}" is not among the rules of this service: mend the name`)
  return rules.find((each) => each.name === name)
}

/** The units of the values of a name that something may compare with: its own, and those of all that it reads. */
function unitsOf(name: string, definition: Definition): readonly string[] {
  const read = new Set<Definition>()
  const add = (each: Definition) => {
    if (read.has(each)) return
    read.add(each)
    Object.values(each.reads).forEach(add)
  }
  add(definition)
  return [...read].flatMap(({ parameters }) => parameters[name] ?? [])
}

function checkValue(
  file: YamlFile,
  at: Path,
  name: string,
  found: readonly string[],
  { unit, owner }: { readonly unit: string; readonly owner: string },
): void {
  const [first, second] = found
  if (!first) file.fault(at, `"${name}" is no value of ${owner}: mend the name`)
  else if (second) file.fault(at, `"${name}" is the name of two values of ${owner}: give one another name`)
  else if (first !== unit) file.fault(at, `"${name}" is in ${first}, and the plot in ${unit}: take it out`)
}

/** Words say the numbers that belong to them in holes, all of these, and no others. */
function checkWords(file: YamlFile, at: Path, words: Text, holes: readonly string[]): void {
  for (const [language, text] of Object.entries(words)) {
    for (const { message } of bareNumbers(text)) file.fault([...at, language], message)
    try {
      const named = [...parseTemplate(text).asked.keys()]
      for (const hole of named)
        if (!holes.includes(hole)) file.fault([...at, language], `there is no "${hole}" to show here: take it out`)
      for (const hole of holes)
        if (!named.includes(hole)) file.fault([...at, language], `the words do not say {{${hole}}}: add it`)
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error
      file.fault([...at, language], error.message)
    }
  }
}
