import { z } from 'zod'
import type { Folder } from '../files/folder.ts'
import { words } from '../files/text.ts'
import type { YamlFile } from '../files/yaml.ts'
import type { Measured, Usual, Vocabulary } from './vocabulary.ts'

const path = 'case-words.yaml'
const measure = z.strictObject({ measure: words, code: words })
const check = z.record(z.string(), z.union([z.number(), words], 'write a number for a measure, words for a finding'))

/** The words of `case-words.yaml` beside those of the dictionary; the file may be absent. */
export function loadVocabulary(folder: Folder, dictionary: Vocabulary['dictionary']): Vocabulary {
  const own = [...dictionary.codes.measures].map(([name, measure]) => [name, { measure }] as const)
  const file = folder.yamlIfThere(path)
  if (!file) return { dictionary, measured: new Map(own), checks: new Map() }
  file.read(z.strictObject({ measures: z.unknown().optional(), checks: z.unknown().optional() }))
  const measured = new Map<string, Measured>([...own, ...samples(file, dictionary)])
  return { dictionary, measured, checks: checks(file, dictionary, measured) }
}

function samples(
  file: YamlFile,
  { codes: { measures } }: Vocabulary['dictionary'],
): readonly (readonly [string, Measured])[] {
  return [...file.entries(measure, ['measures'])].flatMap(([word, { measure: name, code }]) => {
    const at = ['measures', word]
    const measure = measures.get(name)
    if (measures.has(word)) file.fault(at, `"${word}" is a measure of codes/observations.yaml: give it another name`)
    if (!measure) file.fault([...at, 'measure'], `"${name}" is no measure of codes/observations.yaml: mend the name`)
    else if (!measure.codes.some((row) => row.code === code))
      file.fault([...at, 'code'], `"${code}" is no code of ${name} in codes/observations.yaml: mend it`)
    return measure ? [[word, { measure, code }] as const] : []
  })
}

function checks(
  file: YamlFile,
  { codes: { findings } }: Vocabulary['dictionary'],
  measured: ReadonlyMap<string, unknown>,
): ReadonlyMap<string, Usual> {
  const checks = file.entries(check, ['checks'])
  for (const [name, usual] of checks)
    for (const [word, found] of Object.entries(usual)) {
      const isKnown = typeof found === 'number' ? measured.has(word) : findings.has(word)
      if (isKnown) continue
      const wanted = typeof found === 'number' ? 'measure' : 'list of findings'
      file.fault(['checks', name, word], `"${word}" is no ${wanted} of codes/observations.yaml: mend the name`)
    }
  return checks
}
