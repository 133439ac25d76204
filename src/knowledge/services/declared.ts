import { Entries } from '../files/entries.ts'
import type { Folder } from '../files/folder.ts'
import { text } from '../files/text.ts'
import type { YamlFile } from '../files/yaml.ts'
import type { LoadedRule, Service, Text } from '../knowledge.ts'
import { isOwnTerm } from '../own-terms.ts'

/** Sentences by the code that they are of, and the file in which they stand. */
export interface Sentences {
  /** Its path, whether or not it is there. */
  readonly path: string
  readonly file: YamlFile | undefined
  readonly all: Entries<Text>
}

/** The sentences of a file, none where there is no file. */
export function loadSentences(folder: Folder, path: string): Sentences {
  const file = folder.yamlIfThere(path)
  return { path, file, all: file?.entries(text) ?? new Entries([]) }
}

/** Checks that each reason that a module declares has its sentence, and that no sentence is left of one that it does not. */
export function checkReasons(
  folder: Folder,
  module: string,
  reasons: readonly string[],
  { path, file, all }: Sentences,
): void {
  for (const name of reasons)
    if (!all.knows(name)) folder.fault(module, `the reason "${name}" has no sentence in ${path}: add it there`, name)
  for (const name of all.names)
    if (!reasons.includes(name))
      file?.fault([name], `${module} does not declare the reason "${name}": declare it there or take the sentence out`)
}

/** Checks that a service does not apply for each of the reasons despite which a rule runs. */
export function checkDespite(
  folder: Folder,
  rules: readonly LoadedRule[],
  { applies }: Pick<Service, 'applies'>,
): void {
  for (const { at, rule } of rules)
    for (const name of rule.despite)
      if (!applies.concept.reasons.includes(name))
        folder.fault(pathOf(folder, at), `"${name}" is no reason of ${applies.at}: mend it or take it out`, name)
}

/** Checks that each silence that rules declare has its sentence, and that each sentence is of one that a rule or an override reason has. */
export function checkSilences(
  folder: Folder,
  { path, file, all }: Sentences,
  rules: readonly LoadedRule[],
  used: readonly string[],
  whole: boolean,
): void {
  for (const { at, rule } of rules)
    for (const name of rule.silences.filter((silence) => !isOwnTerm(silence)))
      if (!all.knows(name))
        folder.fault(pathOf(folder, at), `the silence "${name}" has no sentence in ${path}: add it there`, name)
  const declared = [...used, ...rules.flatMap(({ rule }) => rule.silences)]
  for (const name of all.names)
    if (whole && !declared.includes(name))
      file?.fault([name], `no rule or override reason silences with "${name}": declare it or take the sentence out`)
}

function pathOf(folder: Folder, at: string): string {
  return folder.module(at, 'rule') ?? at
}
