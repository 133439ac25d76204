import type { z } from 'zod'
import type { Folder } from '../files/folder.ts'
import type { YamlFile } from '../files/yaml.ts'
import type { Knowledge } from '../knowledge.ts'
import { type Case, type ToldCase, writeCase } from './case.ts'
import { loadVocabulary } from './case-words.ts'
import { ownersIn } from './owner.ts'
import { loadUsualCase, needlesslyTaken, type UsualCase } from './usual-case.ts'
import type { Vocabulary } from './vocabulary.ts'

/** The cases of a knowledge, and what their words stand for. */
export interface Cases {
  /** By folder of the rule or concept, as its `at`. */
  readonly of: ReadonlyMap<string, readonly Case[]>
  readonly vocabulary: Vocabulary
  /** By folder of the service, and `shared`. */
  readonly usual: ReadonlyMap<string, UsualCase>
}

/** Reads every `cases.yaml` of a knowledge that has no other faults. @see cds-services/cases.md */
export function loadCases(folder: Folder, knowledge: Knowledge): Cases {
  const vocabulary = loadVocabulary(folder, knowledge)
  const [of, usual] = [new Map<string, readonly Case[]>(), new Map<string, UsualCase>()]
  for (const { at, room, caseIn } of ownersIn(knowledge)) {
    const file = folder.yamlIfThere(`${at}/cases.yaml`)
    if (!file) continue
    const usualCase = usual.get(room) ?? loadUsualCase(folder, room, vocabulary)
    if (usualCase) usual.set(room, usualCase)
    of.set(at, read(file, caseIn(vocabulary), usualCase, vocabulary))
  }
  return { of, vocabulary, usual }
}

/** Leaves the files unread that a server has no use for. */
export function passCases(folder: Folder): undefined {
  for (const [path] of folder.texts) if (/(^|\/)(cases|usual-case|case-words)\.yaml$/.test(path)) folder.pass(path)
}

function read(
  file: YamlFile,
  schema: z.ZodType<ToldCase>,
  usual: UsualCase | undefined,
  vocabulary: Vocabulary,
): readonly Case[] {
  const seen = new Set<string>()
  return file.items(schema).flatMap(([index, told]) => {
    if (seen.has(told.name))
      file.fault([index, 'name'], `another case is called "${told.name}" too: say what sets them apart`)
    seen.add(told.name)
    if (!usual) return []
    for (const [word, name] of needlesslyTaken({ added: told.added }, { added: usual.added }))
      file.fault([index, word, name], `the usual case has no "${name}" to take away: take this out`)
    for (const [word, name] of needlesslyTaken(told.patient, usual.patient))
      file.fault([index, 'patient', word, name], `the usual case has no "${name}" to take away: take this out`)
    return [writeCase(told, usual, vocabulary)]
  })
}
